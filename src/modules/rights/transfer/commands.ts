/**
 * Data handed to another controller whom the person names (Art. 20(2), clause 4.6). The mail to them carries a link and
 * nothing about anyone; what it fetches passes the gate on the person's express consent, which stands until then.
 */
import { DomainError } from '../../../platform/fault.ts';
import { newId, newToken } from '../../../platform/ids.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import { addPeriod } from '../../../policy/period.ts';
import type { ActivityName, Language } from '../../../policy/vocabulary.ts';
import { disclose } from '../../disclosure/module.ts';
import { activitiesOf } from '../act/commands.ts';
import { exportJson } from '../answer/export.ts';
import { answerFor, isOwnRecord } from '../answer/queries.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { normaliseAddress, requirePerson } from '../person/commands.ts';
import type { Proven } from '../person/proof.ts';
import { openRequest } from '../request/commands.ts';
import { transferWords } from '../words/transfer.ts';
import { transferMail } from './mails.tsx';

export interface Transfer {
  readonly personId: string;
  readonly id: string;
  readonly requestId: string;
  readonly recipient: string;
  readonly expiresAt: Date;
}

/** What of a person can be handed over: what services hold, not our own records about it. */
export async function transferable(
  db: RightsDb,
  services: RightsServices,
  personId: string,
): Promise<ActivityName[]> {
  const held = await activitiesOf(db, services, personId);
  return held.filter((name) => !isOwnRecord(services.policy, name));
}

/** Transfers of a person that wait to be fetched. */
export async function openTransfers(
  db: RightsDb,
  { clock }: Pick<RightsServices, 'clock'>,
  personId: string,
): Promise<Transfer[]> {
  const rows = await columnsOf(db)
    .where('person_id', '=', personId)
    .where('expires_at', '>', clock.now())
    .orderBy('offered_at')
    .execute();
  return rows.map(transferOf);
}

const columnsOf = (db: RightsDb) =>
  db.selectFrom('rights.transfer').select(['person_id', 'id', 'request_id', 'recipient', 'expires_at']);
type Row = Awaited<ReturnType<ReturnType<typeof columnsOf>['execute']>>[number];

const transferOf = (row: Row): Transfer => ({
  personId: row.person_id,
  id: row.id,
  requestId: row.request_id,
  recipient: row.recipient,
  expiresAt: row.expires_at,
});

/**
 * Stores the consent, one receipt for each activity, and mails the recipient a link that fetches the file once.
 * An earlier offer to the same recipient ends with it.
 */
export async function offerTransfer(
  db: RightsDb,
  services: RightsServices,
  wish: {
    readonly person: Proven;
    readonly language: Language;
    readonly recipient: string;
    readonly activities: readonly ActivityName[];
  },
): Promise<void> {
  const { policy, policyVersion, clock } = services;
  const { language, activities } = wish;
  const { personId } = wish.person;
  const recipient = normaliseAddress(wish.recipient);
  const token = newToken();
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    await requirePerson(tx, personId);
    const earlier = await openTransfers(tx, services, personId);
    for (const one of earlier.filter((other) => other.recipient === recipient))
      await endTransfer(tx, services, one, 'taken back');
    const requestId = await openRequest(tx, services, {
      personId,
      language,
      kind: 'portability',
      source: 'page',
      decision: 'offered',
    });
    for (const activity of activities) await storeConsent(tx, services, { ...wish, recipient, activity });
    await tx
      .insertInto('rights.transfer')
      .values({
        person_id: personId,
        policy_version: policyVersion,
        id: newId(clock),
        request_id: requestId,
        recipient,
        token_hash: hashOf(services, token),
        offered_at: now,
        expires_at: addPeriod(now, policy.rights.transferLink),
      })
      .execute();
    await queueMail(tx, services, {
      personId,
      to: recipient,
      from: 'privacy',
      kind: 'rights.transfer',
      holdsToken: true,
      ...transferMail(services, language, token),
    });
  });
}

/** The receipt holds the words that were agreed to, with what and whom they were about. */
async function storeConsent(
  tx: RightsDb,
  { policy, policyVersion, clock, texts }: RightsServices,
  given: { person: Proven; language: Language; recipient: string; activity: ActivityName },
): Promise<void> {
  const { title } = texts[given.language].activities[given.activity];
  const w = transferWords[given.language];
  await tx
    .insertInto('rights.consent')
    .values({
      person_id: given.person.personId,
      policy_version: policyVersion,
      id: newId(clock),
      activity: given.activity,
      recipient: given.recipient,
      decision: 'granted',
      wording: `${w.agree(policy.controller.name)} ${given.recipient}: ${title}`,
      given_at: clock.now(),
    })
    .execute();
}

/** A sub-key of its own, so that this token opens nothing but the transfer. */
const hashOf = ({ keys }: Pick<RightsServices, 'keys'>, token: string) =>
  keys.mac('tokens', 'transfer link', token);

/** The transfer behind a link. @throws DomainError `linkExpired` when it was fetched, taken back, or its time is over */
export async function findTransfer(db: RightsDb, services: RightsServices, token: string): Promise<Transfer> {
  const row = await columnsOf(db)
    .where('token_hash', '=', hashOf(services, token))
    .where('expires_at', '>', services.clock.now())
    .executeTakeFirst();
  if (!row) throw new DomainError('linkExpired');
  return transferOf(row);
}

/**
 * Hands the file over, once. What leaves, and the end of the link, are one transaction with the entries of the register.
 * @returns the JSON of what the person still agrees to
 * @throws DomainError `linkExpired`
 */
export async function fetchTransfer(
  db: RightsDb,
  services: RightsServices,
  token: string,
  language: Language,
): Promise<string> {
  const transfer = await findTransfer(db, services, token);
  const answer = await answerFor(db, services, transfer.personId);
  return db.transaction().execute(async (tx) => {
    const consents = await consentsTo(tx, transfer);
    const leaving = consents.filter(({ activity }) => answer.held.some((held) => held.activity === activity));
    if (leaving.length === 0) throw new DomainError('linkExpired');
    for (const { id, activity } of leaving)
      await disclose(tx, services, {
        personId: transfer.personId,
        activity: activity as ActivityName,
        kind: 'designated-by-person',
        ground: 'consent',
        evidence: id,
        recipientName: transfer.recipient,
      });
    await endTransfer(tx, services, transfer, 'fetched');
    const address = await addressOf(tx, transfer.personId);
    const only = leaving.map(({ activity }) => activity as ActivityName);
    return exportJson(services, answer, { scope: 'transfer', only, language, address });
  });
}

const consentsTo = (tx: RightsDb, { personId, recipient }: Transfer) =>
  tx
    .selectFrom('rights.consent')
    .select(['id', 'activity'])
    .where('person_id', '=', personId)
    .where('recipient', '=', recipient)
    .where('decision', '=', 'granted')
    .where('ended_at', 'is', null)
    .execute();

async function addressOf(tx: RightsDb, personId: string): Promise<string | null> {
  const known = await tx
    .selectFrom('rights.address')
    .select('address')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return known?.address ?? null;
}

/**
 * Ends a transfer and the consent to it; whoever ends it first decides how it ended.
 * @throws DomainError `linkExpired` when it has ended already
 */
async function endTransfer(
  tx: RightsDb,
  { clock }: Pick<RightsServices, 'clock'>,
  { personId, id, requestId, recipient }: Transfer,
  decision: 'fetched' | 'taken back' | 'not fetched',
): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('rights.transfer')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw new DomainError('linkExpired');
  await tx
    .updateTable('rights.consent')
    .set({ ended_at: clock.now() })
    .where('person_id', '=', personId)
    .where('recipient', '=', recipient)
    .where('ended_at', 'is', null)
    .execute();
  await tx
    .updateTable('rights.request')
    .set({ decision })
    .where('person_id', '=', personId)
    .where('id', '=', requestId)
    .execute();
}

/** Withdraws the consent to a transfer before it is fetched (Art. 7(3)). @throws DomainError `linkExpired` */
export async function takeBackTransfer(
  db: RightsDb,
  services: RightsServices,
  personId: string,
  id: string,
): Promise<void> {
  const transfer = (await openTransfers(db, services, personId)).find((one) => one.id === id);
  if (!transfer) throw new DomainError('linkExpired');
  await db.transaction().execute((tx) => endTransfer(tx, services, transfer, 'taken back'));
}

/** Ends what nobody fetched in time. */
export async function endUnfetched(db: RightsDb, services: RightsServices): Promise<void> {
  const over = await columnsOf(db).where('expires_at', '<=', services.clock.now()).execute();
  for (const row of over)
    await db.transaction().execute((tx) => endTransfer(tx, services, transferOf(row), 'not fetched'));
}
