/** Which column of a file means what: files of listmonk, of Mailchimp, of Avow itself, and plain lists. */
import { Fault } from '../../../../platform/fault.ts';

const columns = [
  'email',
  'status',
  'language',
  'topics',
  'signedUpAt',
  'confirmedAt',
  'consentText',
  'source',
  'unsubscribedAt',
  'cleanedAt',
] as const;
type Column = (typeof columns)[number];

/** Place of each known column. Whatever else a file has, names and IP addresses above all, is never looked at. */
export type Layout = { readonly [C in Column]?: number } & { readonly email: number; readonly width: number };

/** Headings in lower case, with `_` for all that is no letter or digit. */
const headings: Readonly<Record<string, Column>> = {
  email: 'email',
  email_address: 'email',
  e_mail: 'email',
  e_mail_address: 'email',
  e_mail_adresse: 'email',
  mail: 'email',
  address: 'email',
  адрес: 'email',
  электронная_почта: 'email',
  status: 'status',
  member_status: 'status',
  subscription_status: 'status',
  language: 'language',
  lang: 'language',
  topics: 'topics',
  signed_up_at: 'signedUpAt',
  optin_time: 'signedUpAt',
  created_at: 'signedUpAt',
  confirmed_at: 'confirmedAt',
  confirm_time: 'confirmedAt',
  consent_text: 'consentText',
  source: 'source',
  unsub_time: 'unsubscribedAt',
  left_at: 'unsubscribedAt',
  clean_time: 'cleanedAt',
};

const plain = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');

/**
 * Reads the first line of a file. @param confirmedAt heading of the column that holds when people confirmed
 * @returns its columns; `null` where it is no heading but an address already: a plain list
 * @throws Fault where there is no column of addresses, or none that is named so
 */
export function layoutOf(first: readonly string[], confirmedAt?: string): Layout | null {
  const found: { [C in Column]?: number } = {};
  for (const [place, heading] of first.entries()) {
    const column = headings[plain(heading)];
    if (column) found[column] ??= place;
  }
  if (confirmedAt !== undefined) found.confirmedAt = named(first, confirmedAt);
  const { email } = found;
  if (email !== undefined) return { ...found, email, width: first.length };
  if (first.length === 1 && first[0]?.includes('@')) return null;
  throw new Fault('The first line names no column of addresses: call it "email". Nothing was changed.');
}

/** A plain list of addresses. */
export const plainLayout: Layout = { email: 0, width: 1 };

function named(first: readonly string[], heading: string): number {
  const place = first.findIndex((one) => plain(one) === plain(heading));
  if (place < 0)
    throw new Fault(
      `The first line has no column "${heading}": name one of the file with --confirmed-at. Nothing was changed.`,
    );
  return place;
}
