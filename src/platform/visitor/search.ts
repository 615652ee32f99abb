import { decodeParameter, tidyPhrase } from './phraseText.ts';
import { searchEngines } from './searchEngines.ts';

/**
 * The search phrase that led here: from the address of a known search engine or, where it tells none, from
 * `utm_term` of the page asked for. Null where there is neither. Google's page `/url` and its picture pages
 * count by their `q`; that may be a web address, since people type those too.
 * @param referrer the `Referer` header; it is only read, never to be stored
 * @param landing path with query of the request
 */
export function searchPhrase(referrer: string | undefined, landing?: string): string | null {
  return phraseOfReferrer(referrer) ?? advertisedTerm(landing);
}

function phraseOfReferrer(referrer: string | undefined): string | null {
  if (!referrer || !/^https?:/i.test(referrer)) return null;
  const url = URL.parse(referrer);
  if (!url) return null;
  const host = url.hostname.replace(/\.$/, '');
  const engine = searchEngines.find((candidate) => candidate.host.test(host));
  if (!engine) return null;
  // "#q=" stands for the later search where an engine searched on without loading a page
  const queries = [url.hash.slice(1), url.search.slice(1)];
  return firstPhrase(queries, engine.parameters, engine.legacy ?? 'windows-1251');
}

function advertisedTerm(landing: string | undefined): string | null {
  const query = landing?.split('#', 1)[0]?.split('?').slice(1).join('?');
  return query ? firstPhrase([query], ['utm_term'], 'windows-1251') : null;
}

function firstPhrase(queries: string[], parameters: readonly string[], legacy: string): string | null {
  for (const query of queries)
    for (const parameter of parameters) {
      const raw = rawParameter(query, parameter);
      const phrase = raw === null ? null : tidyPhrase(decodeParameter(raw, legacy));
      if (phrase !== null) return phrase;
    }
  return null;
}

/** The value still encoded, since only its bytes tell in which encoding it was typed. */
function rawParameter(query: string, name: string): string | null {
  const pair = query.split('&').find((candidate) => candidate.startsWith(`${name}=`));
  return pair === undefined ? null : pair.slice(name.length + 1);
}
