/** One answer over everything held about a person, with what Art. 15 asks beside it. */

import type { Policy } from '../../../policy/language.ts';
import type { ActivityName, RecipientName } from '../../../policy/vocabulary.ts';
import { recipientNames } from '../../../policy/vocabulary.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { type HeldActivity, heldAbout } from './held.ts';

export interface NamedRecipient {
  readonly name: string;
  /** ISO 3166-1, and what protects a transfer; absent for recipients outside the policy's list, such as an authority. */
  readonly listed: {
    readonly country: string;
    readonly safeguard: Policy['recipients'][RecipientName]['safeguard'];
  } | null;
  readonly activities: readonly ActivityName[];
}

export type PersonRequest = Awaited<ReturnType<typeof requestsOf>>[number];
export type OpenRestriction = Awaited<ReturnType<typeof openRestrictions>>[number];
export type OpenHold = Awaited<ReturnType<typeof openHolds>>[number];

export interface Answer {
  readonly at: Date;
  readonly held: readonly HeldActivity[];
  readonly recipients: readonly NamedRecipient[];
  readonly looks: readonly { readonly reader: string; readonly reason: string; readonly at: Date }[];
  readonly requests: readonly PersonRequest[];
  readonly restrictions: readonly OpenRestriction[];
  readonly holds: readonly OpenHold[];
}

/** The full answer (Art. 15); services come before the program's own records. */
export async function answerFor(db: RightsDb, services: RightsServices, personId: string): Promise<Answer> {
  const { policy, clock } = services;
  const held = await heldAbout(db, services, personId);
  const [looks, requests, restrictions, holds] = await Promise.all([
    looksAt(db, personId),
    requestsOf(db, personId),
    openRestrictions(db, personId),
    openHolds(db, personId),
  ]);
  const ownLast = (one: HeldActivity) => Number(isOwnRecord(policy, one.activity));
  return {
    at: clock.now(),
    held: held.sort((a, b) => ownLast(a) - ownLast(b)),
    recipients: recipientsOf(policy, held),
    looks,
    requests,
    restrictions,
    holds,
  };
}

/** Whether an activity is our own bookkeeping about persons, not a service that they used. */
export const isOwnRecord = (policy: Policy, activity: ActivityName): boolean =>
  policy.activities[activity].subjects === 'persons';

/** Named recipients (C-154/21): those to whom an entry of the register says that something of this person went. */
export function recipientsOf(policy: Policy, held: readonly HeldActivity[]): NamedRecipient[] {
  const entries = held
    .filter(({ activity }) => activity === 'disclosure')
    .flatMap(({ rows }) =>
      rows.map(({ raw }) => ({ to: String(raw.recipient), activity: raw.activity as ActivityName })),
    );
  return [...new Set(entries.map(({ to }) => to))].map((to) => {
    const listed = recipientNames.find((name) => name === to);
    const recipient = listed ? policy.recipients[listed] : null;
    return {
      name: recipient?.name ?? to,
      listed: recipient,
      activities: [...new Set(entries.filter((entry) => entry.to === to).map(({ activity }) => activity))],
    };
  });
}

async function looksAt(db: RightsDb, personId: string) {
  const rows = await db
    .selectFrom('rights.consultation')
    .select(['reader', 'reason', 'consulted_at'])
    .where('person_id', '=', personId)
    .orderBy('consulted_at')
    .execute();
  return rows.map(({ reader, reason, consulted_at: at }) => ({ reader, reason, at }));
}

const requestsOf = (db: RightsDb, personId: string) =>
  db
    .selectFrom('rights.request')
    .select(['id', 'kind', 'state', 'activity', 'reasons', 'decision', 'received_at', 'due_at', 'closed_at'])
    .where('person_id', '=', personId)
    .orderBy('received_at', 'desc')
    .execute();

/** Restrictions of a person that have not ended. */
export const openRestrictions = (db: RightsDb, personId: string) =>
  db
    .selectFrom('rights.restriction')
    .select(['id', 'cause', 'activity', 'since', 'lift_told_at'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();

/** Holds on a person's data that have not ended. */
export const openHolds = (db: RightsDb, personId: string) =>
  db
    .selectFrom('rights.hold')
    .select(['id', 'law', 'ground', 'activity', 'until', 'erase_at_end'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
