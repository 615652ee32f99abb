/** What a person does by right, on the page or by mail: pause, object, withdraw, correct. */
import { sql } from 'kysely';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import { rightsOf } from '../../../policy/rights.ts';
import {
  type ActivityName,
  activityNames,
  consentedWith,
  type Language,
} from '../../../policy/vocabulary.ts';
import { openHolds } from '../answer/queries.ts';
import type { RightsDb, RightsServices, RightsTx } from '../database.ts';
import { deleteRows } from '../erasure/rows.ts';
import { requirePerson } from '../person/commands.ts';
import { openRequest, tellPerson } from '../request/commands.ts';
import { recipientsToTell } from '../request/recipients.ts';
import { endRestrictions, isHeld, restrict } from '../restriction/commands.ts';
import { ownedTables } from '../tables.ts';
import { mailWords } from '../words/mails.ts';

/** Who acts, and by which way the wish came. */
export interface Wish {
  readonly personId: string;
  readonly language: Language;
  readonly source: 'page' | 'mail' | 'console';
}

/** The activities under which a person has rows. */
export async function activitiesOf(
  db: RightsDb,
  { declarations }: Pick<RightsServices, 'declarations'>,
  personId: string,
): Promise<ActivityName[]> {
  const tables = ownedTables(declarations);
  const exists = tables.map(
    ({ full, activity }) =>
      sql`SELECT ${activity}::text AS activity WHERE EXISTS (SELECT FROM ${sql.table(full)} WHERE person_id = ${personId}::uuid)`,
  );
  const { rows } = await sql<{ activity: string }>`${sql.join(exists, sql` UNION `)}`.execute(db);
  return activityNames.filter((name) => rows.some(({ activity }) => activity === name));
}

/** Art. 18 on the person's own wish: everything there is hides from every service at once. @throws DomainError `notFound` */
export async function pauseUse(tx: RightsTx, services: RightsServices, wish: Wish): Promise<void> {
  const { personId } = wish;
  await requirePerson(tx, personId);
  const requestId = await openRequest(tx, services, {
    ...wish,
    kind: 'restriction',
    decision: 'restricted',
    toBeTold: await recipientsToTell(tx, personId),
  });
  await restrict(tx, services, { personId, cause: 'person', requestId });
}

/** The person ends their own pause; other restrictions and holds stay. */
export async function resumeUse(db: RightsDb, services: RightsServices, { personId }: Wish): Promise<void> {
  await db.transaction().execute((tx) => endRestrictions(tx, services, { personId, cause: 'person' }));
}

/**
 * Objection (Art. 21(1)) to what rests on legitimate interests: restricted while it is weighed. Missing reasons are
 * asked for, never a ground to refuse. To object again while it is weighed only adds reasons.
 * @param wish with the activities objected to; all that allow it where empty
 * @throws DomainError `nothingToObject`, `notFound`
 */
export async function objectTo(
  tx: RightsTx,
  services: RightsServices,
  wish: Wish & { readonly activities: readonly ActivityName[]; readonly reasons: string | null },
): Promise<void> {
  const { personId, reasons, language } = wish;
  await requirePerson(tx, personId);
  const held = await activitiesOf(tx, services, personId);
  const meant = held.filter(
    (name) =>
      rightsOf(services.policy, name).objection &&
      (wish.activities.length === 0 || wish.activities.includes(name)),
  );
  if (meant.length === 0) throw new DomainError('nothingToObject');
  const weighed = await weighedObjections(tx, personId);
  const fresh = meant.filter((name) => !weighed.includes(name));
  const again = meant.filter((name) => weighed.includes(name));
  if (reasons && again.length > 0) await addReasons(tx, personId, again, reasons);
  for (const activity of fresh) await openObjection(tx, services, { ...wish, activity });
  // After the restriction, so that this mail itself is not hidden.
  if (!reasons && fresh.length > 0)
    await tellPerson(tx, services, personId, language, mailWords[language].reasonsWanted);
}

/** Activities whose objection waits for its answer. */
async function weighedObjections(tx: RightsTx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('rights.objection')
    .select('activity')
    .where('person_id', '=', personId)
    .where('decided_at', 'is', null)
    .execute();
  return rows.map(({ activity }) => activity);
}

/** Reasons given later join those of the objections that are still weighed; the same ones sent twice stand there once. */
async function addReasons(
  tx: RightsTx,
  personId: string,
  activities: readonly ActivityName[],
  reasons: string,
): Promise<void> {
  const joined = sql<string>`concat_ws(E'\n\n', reasons, ${reasons}::text)`;
  const isNew = sql<boolean>`coalesce(position(${reasons}::text in reasons), 0) = 0`;
  await tx
    .updateTable('rights.objection')
    .set({ reasons: joined })
    .where('person_id', '=', personId)
    .where('activity', 'in', activities)
    .where('decided_at', 'is', null)
    .where(isNew)
    .execute();
  await tx
    .updateTable('rights.request')
    .set({ reasons: joined })
    .where('person_id', '=', personId)
    .where('kind', '=', 'objection')
    .where('activity', 'in', activities)
    .where('closed_at', 'is', null)
    .where(isNew)
    .execute();
}

async function openObjection(
  tx: RightsTx,
  services: RightsServices,
  wish: Wish & { readonly activity: ActivityName; readonly reasons: string | null },
): Promise<void> {
  const { personId, language, source, activity, reasons } = wish;
  const requestId = await openRequest(tx, services, {
    personId,
    language,
    source,
    kind: 'objection',
    activity,
    reasons,
    toBeTold: await recipientsToTell(tx, personId, [activity]),
  });
  await tx
    .insertInto('rights.objection')
    .values({
      person_id: personId,
      policy_version: services.policyVersion,
      id: newId(services.clock),
      request_id: requestId,
      activity,
      reasons,
      objected_at: services.clock.now(),
    })
    .execute();
  await restrict(tx, services, { personId, cause: 'objection', activity, requestId });
}

/**
 * Withdrawal (Art. 7(3)): the consent ends with this statement, and what rested on it is deleted (Art. 17(1)(b)).
 * @param wish with the activities withdrawn; all that rest on consent where empty
 * @returns the activities that were withdrawn
 * @throws DomainError `nothingToWithdraw` where none of them rests on consent, `notFound`
 */
export async function withdraw(
  tx: RightsTx,
  services: RightsServices,
  wish: Wish & { readonly activities: readonly ActivityName[] },
): Promise<ActivityName[]> {
  const { policy, clock, declarations } = services;
  const { personId, language, source } = wish;
  const meant = activityNames.filter(
    (name) =>
      rightsOf(policy, name).withdrawal &&
      (wish.activities.length === 0 ||
        [name, consentedWith[name]].some((one) => one && wish.activities.includes(one))),
  );
  if (meant.length === 0) throw new DomainError('nothingToWithdraw');
  await requirePerson(tx, personId);
  const holds = await openHolds(tx, personId);
  const tables = ownedTables(declarations);
  for (const table of tables.filter(({ activity }) => meant.includes(activity)))
    if (!isHeld(holds, table, tables)) await deleteRows(tx, table, personId);
  await tx
    .updateTable('rights.consent')
    .set({ ended_at: clock.now() })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('activity', 'in', meant)
    .execute();
  const toBeTold = await recipientsToTell(tx, personId, meant);
  for (const activity of wish.activities.length === 0 ? [null] : meant)
    await openRequest(tx, services, {
      personId,
      language,
      source,
      kind: 'withdrawal',
      activity,
      decision: 'withdrawn',
      toBeTold,
    });
  return meant;
}
