/** Objections weighed by a person (Art. 21(1)), and restrictions lifted after the person was told (Art. 18(3)). */
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import { activityNames, type Language } from '../../../policy/vocabulary.ts';
import { openHolds } from '../answer/queries.ts';
import type { RightsDb, RightsServices, RightsTx } from '../database.ts';
import { deleteRows } from '../erasure/rows.ts';
import { endRestrictions, isHeld } from '../restriction/commands.ts';
import { ownedTables } from '../tables.ts';
import { mailWords } from '../words/mails.ts';
import { lockRequest, openRequest, type RequestRow, tellPerson } from './commands.ts';
import { recipientsToTell } from './recipients.ts';

/**
 * Decides an objection. Upheld: what it concerns is deleted (Art. 17(1)(c)). Rejected: the compelling grounds are told
 * to the person first, and use begins again after that.
 * @throws DomainError `notFound`, `requestClosed`
 */
export async function decideObjection(
  db: RightsDb,
  services: RightsServices,
  input: {
    readonly id: string;
    readonly outcome: 'upheld' | 'rejected';
    readonly decision: string;
    readonly by: SignedInStaff;
  },
): Promise<void> {
  const now = services.clock.now();
  const { id, outcome } = input;
  const decision = `${outcome}: ${input.decision}`;
  await db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, id);
    if (request.kind !== 'objection') throw new DomainError('notFound');
    if (request.closed_at) throw new DomainError('requestClosed');
    const { person_id: personId } = request;
    if (outcome === 'upheld') await deleteActivity(tx, services, personId, request.activity);
    await tx
      .updateTable('rights.objection')
      .set({ decision, decided_at: now })
      .where('person_id', '=', personId)
      .where('request_id', '=', id)
      .execute();
    await tx
      .updateTable('rights.request')
      .set({ state: 'closed', decision, closed_at: now })
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .execute();
    const language = (request.language ?? 'en') as Language;
    const w = mailWords[language];
    await tellPerson(
      tx,
      services,
      personId,
      language,
      `${outcome === 'upheld' ? w.upheld : w.lifting}\n\n${input.decision}`,
    );
    if (outcome === 'upheld') await noteDeletion(tx, services, request);
    if (outcome === 'upheld') await endRestrictions(tx, services, { personId, requestId: id });
    else await noteTold(tx, services, { personId, requestId: id });
    await recordAct(tx, services, { act: 'rights.decided', staffId: input.by.staffId, subjectId: id });
  });
}

/** Recipients of what an upheld objection deleted are told by a person: a request of its own reminds of it. */
async function noteDeletion(tx: RightsTx, services: RightsServices, request: RequestRow): Promise<void> {
  const activity = activityNames.find((one) => one === request.activity) ?? null;
  const toBeTold = await recipientsToTell(tx, request.person_id, activity ? [activity] : []);
  if (toBeTold.length === 0) return;
  await openRequest(tx, services, {
    personId: request.person_id,
    kind: 'erasure',
    source: 'console',
    language: request.language as Language | null,
    activity,
    decision: 'erased',
    toBeTold,
  });
}

async function deleteActivity(
  tx: RightsDb,
  { declarations }: RightsServices,
  personId: string,
  activity: string | null,
): Promise<void> {
  const name = activityNames.find((one) => one === activity);
  const holds = await openHolds(tx, personId);
  const tables = ownedTables(declarations);
  for (const table of tables)
    if (table.activity === name && !isHeld(holds, table, tables)) await deleteRows(tx, table, personId);
}

/** Tells the person once that the restriction of a request will be lifted; the next run of `rights.deadlines` lifts it. */
export async function tellLifting(
  db: RightsDb,
  services: RightsServices,
  { id, by }: { readonly id: string; readonly by: SignedInStaff },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, id);
    const { person_id: personId } = request;
    if (!(await noteTold(tx, services, { personId, requestId: id }))) return;
    const language = (request.language ?? 'en') as Language;
    await tellPerson(tx, services, personId, language, mailWords[language].lifting);
    await recordAct(tx, services, { act: 'person.released', staffId: by.staffId, subjectId: personId });
  });
}

/** @returns whether there was a restriction of which the person had not been told yet */
async function noteTold(
  tx: RightsTx,
  { clock }: RightsServices,
  which: { personId: string; requestId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('rights.restriction')
    .set({ lift_told_at: clock.now() })
    .where('person_id', '=', which.personId)
    .where('request_id', '=', which.requestId)
    .where('ended_at', 'is', null)
    .where('lift_told_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
