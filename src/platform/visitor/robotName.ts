import { isbotMatch } from 'isbot';

const longest = 40;
/** Words by which robots name themselves; the word that contains one of them is the robot's name. */
const robotWord =
  /bot|crawl|spider|slurp|fetch|archiver|preview|feed|rss|headless|phantom|monitor|proxy|scan/i;
/** The first words of an agent that does not pose as a browser: "curl", "Tiny Tiny RSS", "Xenu Link Sleuth". */
const leadingName = /^[a-z][a-z\d!_.-]*(?: [a-z][a-z!_.-]*){0,3}/i;
const compatibleName = /\(compatible; ([a-z][\w.!-]*(?: [a-z][\w.!-]*)?)/i;
const disguise = /^(?:mozilla|compatible|msie|windows|linux|macintosh|x11)\b/i;

/**
 * A recognisable name for an agent already known to be a robot's: "Googlebot", "bingbot", "curl". Addresses of
 * mail and web are left out, versions too; at most 40 characters; "other robot" where it gives no name.
 * Every step is linear in the agent's length: agents are chosen by strangers.
 */
export function robotName(agent: string): string {
  const bare = withoutAddresses(agent);
  const name = disguise.test(bare) ? nameBehindDisguise(bare, agent) : leadingName.exec(bare)?.[0];
  return (name ?? 'other robot').slice(0, longest).trim();
}

function withoutAddresses(agent: string): string {
  const withoutAddress = (word: string) =>
    word.includes('@') ? '' : word.replace(/\+?(?:https?:\/\/|www\.).*/i, '');
  return agent.replace(/[^\s;,()]+/g, withoutAddress).trim();
}

function nameBehindDisguise(bare: string, agent: string): string | undefined {
  const words = bare.match(/[a-z][\w.!-]*/gi) ?? [];
  const compatible = compatibleName.exec(bare)?.[1];
  return (
    words.find((word) => robotWord.test(word)) ??
    (compatible !== undefined && !disguise.test(compatible) ? compatible : undefined) ??
    /^[a-z]{5,}$/i.exec(isbotMatch(agent) ?? '')?.[0]
  );
}
