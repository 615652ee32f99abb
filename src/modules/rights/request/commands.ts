/** Requests: received, answered in time, extended with a reason, paused while identity is open (Art. 12). */
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import { addPeriod } from '../../../policy/period.ts';
import type { ActivityName, Language } from '../../../policy/vocabulary.ts';
import type { RightsDb, RightsServices, RightsTx } from '../database.ts';
import { letter } from '../mails.tsx';
import { mailWords } from '../words/mails.ts';

export type RequestKind =
  | 'access'
  | 'rectification'
  | 'erasure'
  | 'restriction'
  | 'objection'
  | 'portability'
  | 'withdrawal'
  | 'other';

export interface NewRequest {
  readonly personId: string;
  readonly kind: RequestKind;
  readonly source: 'page' | 'mail' | 'console' | 'cli';
  readonly language: Language | null;
  readonly activity?: ActivityName | null;
  readonly reasons?: string | null;
  /** Set where it was carried out at once: such a request is closed with it, unless somebody is still to be told. */
  readonly decision?: string;
  /** Recipients who must learn of it (Art. 19); until they did, the request stays open. */
  readonly toBeTold?: readonly string[];
}

/** Enters a request; the month to answer begins with its receipt (Art. 12(3)). @returns its id */
export async function openRequest(
  tx: RightsTx,
  services: RightsServices,
  request: NewRequest,
): Promise<string> {
  const { policy, policyVersion, clock } = services;
  const now = clock.now();
  const id = newId(clock);
  const { decision, toBeTold = [] } = request;
  const isOpen = decision === undefined || toBeTold.length > 0;
  const telling = toBeTold.length > 0 ? [`to be told (Art. 19): ${toBeTold.join(', ')}`] : [];
  await tx
    .insertInto('rights.request')
    .values({
      person_id: request.personId,
      policy_version: policyVersion,
      id,
      kind: request.kind,
      state: isOpen ? 'open' : 'closed',
      source: request.source,
      activity: request.activity ?? null,
      language: request.language,
      reasons: request.reasons ?? null,
      decision: [decision ?? [], telling].flat().join('; ') || null,
      received_at: now,
      due_at: addPeriod(now, policy.rights.answerWithin),
      closed_at: isOpen ? null : now,
    })
    .execute();
  return id;
}

export type RequestRow = Awaited<ReturnType<typeof readRequest>>;

const requestColumns = [
  'person_id',
  'id',
  'kind',
  'state',
  'source',
  'activity',
  'language',
  'reasons',
  'decision',
  'extension',
  'received_at',
  'due_at',
  'extended_at',
  'identity_asked_at',
  'closed_at',
] as const;

/** @throws DomainError `notFound` */
export async function readRequest(db: RightsDb, id: string) {
  const row = await db
    .selectFrom('rights.request')
    .select(requestColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new DomainError('notFound');
  return row;
}

/** A request that nobody else changes until the transaction ends. @throws DomainError `notFound` */
export async function lockRequest(tx: RightsTx, id: string): Promise<RequestRow> {
  const row = await tx
    .selectFrom('rights.request')
    .select(requestColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError('notFound');
  return row;
}

/** Requests that wait for an answer, the nearest due first. */
export const openRequests = (db: RightsDb) =>
  db
    .selectFrom('rights.request')
    .select(requestColumns)
    .where('closed_at', 'is', null)
    .orderBy('due_at')
    .execute();

/** How many requests wait for an answer. */
export async function countOpenRequests(db: RightsDb): Promise<number> {
  const { open } = await db
    .selectFrom('rights.request')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return open;
}

/** When the next answer is due; `null` where none waits. */
export async function nextDue(db: RightsDb): Promise<Date | null> {
  const row = await db
    .selectFrom('rights.request')
    .select('due_at')
    .where('closed_at', 'is', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

/** The latest answered requests. */
export const closedRequests = (db: RightsDb, limit: number) =>
  db
    .selectFrom('rights.request')
    .select(requestColumns)
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc')
    .limit(limit)
    .execute();

/** Answers a request: the decision is mailed to the person and kept. @throws DomainError `requestClosed` */
export async function decide(
  db: RightsDb,
  services: RightsServices,
  input: { readonly id: string; readonly decision: string; readonly by: SignedInStaff },
): Promise<void> {
  await change(db, services, { ...input, act: 'rights.decided', words: input.decision }, (now) => ({
    state: 'closed',
    decision: input.decision,
    closed_at: now,
  }));
}

/**
 * Extends the time to answer, once, with the reason told to the person inside the first period (Art. 12(3)).
 * @throws DomainError `extendedTooLate`, `requestClosed`
 */
export async function extend(
  db: RightsDb,
  services: RightsServices,
  input: { readonly id: string; readonly reason: string; readonly by: SignedInStaff },
): Promise<void> {
  const { policy } = services;
  await change(db, services, { ...input, act: 'rights.extended', words: input.reason }, (now, request) => {
    if (request.extended_at || now > request.due_at) throw new DomainError('extendedTooLate');
    return {
      extension: input.reason,
      extended_at: now,
      due_at: addPeriod(request.due_at, policy.rights.extendBy),
    };
  });
}

/** Asks who it is (Art. 12(6)); the deadline waits. @throws DomainError `requestClosed` */
export async function askIdentity(
  db: RightsDb,
  services: RightsServices,
  input: { readonly id: string; readonly question: string; readonly by: SignedInStaff },
): Promise<void> {
  await change(
    db,
    services,
    { ...input, act: 'rights.identityAsked', words: input.question },
    (now, request) => {
      if (request.state === 'identity') throw new DomainError('identityAsked');
      return { state: 'identity', identity_asked_at: now };
    },
  );
}

/** The identity is shown: the deadline moves by exactly the time that the question was open. */
export async function confirmIdentity(
  db: RightsDb,
  services: RightsServices,
  { id, by }: { readonly id: string; readonly by: SignedInStaff },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, id);
    const asked = request.identity_asked_at;
    if (request.state !== 'identity' || !asked) throw new DomainError('identityNotAsked');
    const waited = services.clock.now().getTime() - asked.getTime();
    await tx
      .updateTable('rights.request')
      .set({ state: 'open', due_at: new Date(request.due_at.getTime() + waited) })
      .where('person_id', '=', request.person_id)
      .where('id', '=', id)
      .execute();
    await recordAct(tx, services, { act: 'rights.identityConfirmed', staffId: by.staffId, subjectId: id });
  });
}

type Change = Partial<
  Pick<
    RequestRow,
    'state' | 'decision' | 'extension' | 'due_at' | 'extended_at' | 'identity_asked_at' | 'closed_at'
  >
>;

/** What staff do to a request, and what the person is told. */
interface StaffAct {
  readonly id: string;
  readonly by: SignedInStaff;
  readonly act: string;
  readonly words: string;
}

/** Changes an open request, tells the person in their language, and notes who did it: all or nothing. */
async function change(
  db: RightsDb,
  services: RightsServices,
  { id, by, act, words }: StaffAct,
  changed: (now: Date, request: RequestRow) => Change,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, id);
    if (request.closed_at) throw new DomainError('requestClosed');
    await tx
      .updateTable('rights.request')
      .set(changed(services.clock.now(), request))
      .where('person_id', '=', request.person_id)
      .where('id', '=', id)
      .execute();
    await tellPerson(tx, services, request.person_id, (request.language ?? 'en') as Language, words);
    await recordAct(tx, services, { act, staffId: by.staffId, subjectId: id });
  });
}

/** Mails a person under their address, if they still have one. */
export async function tellPerson(
  tx: RightsDb,
  services: RightsServices,
  personId: string,
  language: Language,
  words: string,
): Promise<void> {
  const known = await tx
    .selectFrom('rights.address')
    .select('address')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!known) return;
  const w = mailWords[language];
  await queueMail(tx, services, {
    personId,
    to: known.address,
    from: 'privacy',
    kind: 'rights.answer',
    ...letter(services, language, {
      subject: w.answerSubject,
      paragraphs: [w.answerLead, words, w.answerClose],
    }),
  });
}
