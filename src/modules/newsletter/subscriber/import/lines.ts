/** One line of a file: whose it is, and what speaks against taking it in. */
import { isAddress } from '../../../../policy/address.ts';
import type { Policy } from '../../../../policy/language.ts';
import { type Language, languages } from '../../../../policy/vocabulary.ts';
import type { Layout } from './layout.ts';

/** Why a line is left out, for what the file itself says. */
export type FileReason =
  | 'ragged'
  | 'invalidAddress'
  | 'unsubscribed'
  | 'cleaned'
  | 'blocklisted'
  | 'unconfirmed'
  | 'unknownStatus'
  | 'unknownTopic'
  | 'badTime';

export interface Candidate {
  readonly email: string;
  readonly language: Language | null;
  readonly topics: readonly string[] | null;
  readonly signedUpAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly wording: string | null;
  readonly source: string | null;
}

/** What other systems call a status. */
const statuses: Readonly<Record<string, FileReason | 'taken'>> = {
  '': 'taken',
  active: 'taken',
  enabled: 'taken',
  subscribed: 'taken',
  confirmed: 'taken',
  unsubscribed: 'unsubscribed',
  left: 'unsubscribed',
  archived: 'unsubscribed',
  disabled: 'blocklisted',
  blocklisted: 'blocklisted',
  blacklisted: 'blocklisted',
  cleaned: 'cleaned',
  bounced: 'cleaned',
  unconfirmed: 'unconfirmed',
  pending: 'unconfirmed',
};

/** Mailchimp tells the status of a whole file by its name: `cleaned_email_audience_export_….csv`. */
export function fileStatus(file: string): FileReason | null {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).toLowerCase();
  const [, status] = /^(cleaned|unsubscribed|blocklisted)[_-]/.exec(name) ?? [];
  return status === 'cleaned' || status === 'unsubscribed' || status === 'blocklisted' ? status : null;
}

/** Longer texts are no sentence that somebody agreed to. */
const maxWording = 4_000;

/** Reads one line. @param now what lies after it cannot have happened */
export function readLine(
  { policy, now }: { readonly policy: Policy; readonly now: Date },
  layout: Layout,
  cells: readonly string[],
): Candidate | FileReason {
  if (cells.length !== layout.width) return 'ragged';
  const cell = (place: number | undefined): string =>
    place === undefined ? '' : unguarded((cells[place] ?? '').replaceAll('\0', '').trim());
  const email = cell(layout.email);
  if (!isAddress(email)) return 'invalidAddress';
  const status = statuses[cell(layout.status).toLowerCase()] ?? 'unknownStatus';
  if (status !== 'taken') return status;
  if (cell(layout.unsubscribedAt) !== '') return 'unsubscribed';
  if (cell(layout.cleanedAt) !== '') return 'cleaned';
  const topics = topicsOf(policy, cell(layout.topics));
  const signedUpAt = timeOf(cell(layout.signedUpAt));
  const confirmedAt = timeOf(cell(layout.confirmedAt));
  if (topics === 'unknownTopic') return topics;
  if ([signedUpAt, confirmedAt].some((time) => time === 'badTime' || (time && time > now))) return 'badTime';
  return {
    email,
    topics,
    language: languageOf(cell(layout.language)),
    signedUpAt: signedUpAt === 'badTime' ? null : signedUpAt,
    confirmedAt: confirmedAt === 'badTime' ? null : confirmedAt,
    wording: cell(layout.consentText).slice(0, maxWording) || null,
    source: cell(layout.source).slice(0, 253) || null,
  };
}

/** Exports put an apostrophe before what a spreadsheet would take for a formula. */
const unguarded = (text: string): string => (/^'[=+\-@]/.test(text) ? text.slice(1) : text);

function languageOf(text: string): Language | null {
  const short = text.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === short) ?? null;
}

/** An unknown topic is no wish for all of them. */
function topicsOf(policy: Policy, text: string): readonly string[] | null | 'unknownTopic' {
  const topics = text.split(/[,;|]/).map((topic) => topic.trim());
  const wanted = topics.filter((topic) => topic !== '');
  if (wanted.length === 0) return null;
  return wanted.every((topic) => Object.hasOwn(policy.newsletter.topics, topic)) ? wanted : 'unknownTopic';
}

const written =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:[ ]?(Z|UTC|[+-]\d\d:?\d\d))?)?$/i;

/** ISO 8601, and as databases and Mailchimp write it; without a zone it is UTC. Other orders of day and month are guesses. */
function timeOf(text: string): Date | null | 'badTime' {
  if (text === '') return null;
  const [, day = '', time = '00:00', zone = 'Z'] = written.exec(text) ?? [];
  const offset = /^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/^(...)(\d)/, '$1:$2');
  const at = new Date(`${day}T${time}${offset}`);
  const isDay = !Number.isNaN(at.getTime()) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
  return isDay ? at : 'badTime';
}
