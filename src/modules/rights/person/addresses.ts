/** The record of addresses: it ends when nothing else is held that was taken with them. */
import { type RawBuilder, sql } from 'kysely';
import type { RightsDb, RightsServices } from '../database.ts';
import { ownedTables } from '../tables.ts';

/** Addresses a statement looks at: far below its timeout, and no lock is held for long. */
const atOnce = 10_000;

/**
 * An address ends when nothing is held any more that was taken with an address, and lives again when something is. The
 * registers of consultations and disclosures take none: they live on without it, so that clause 1.3 is not undone by them.
 * Goes through all addresses in the order of their persons, each part in a transaction of its own.
 */
export async function endUnusedAddresses(
  db: RightsDb,
  services: RightsServices,
  size: number = atOnce,
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const last = await lastOfPart(db, after, size);
    if (last === null) return;
    await settlePart(db, services, { after, last });
    after = last;
  }
}

/** The last person of the next part; `null` behind the last of all. */
async function lastOfPart(db: RightsDb, after: string, size: number): Promise<string | null> {
  const part = db
    .selectFrom('rights.address')
    .select('person_id')
    .where('person_id', '>', after)
    .orderBy('person_id')
    .limit(size);
  const last = await db
    .selectFrom(part.as('part'))
    .select('person_id')
    .orderBy('person_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.person_id ?? null;
}

async function settlePart(
  db: RightsDb,
  services: RightsServices,
  { after, last }: { readonly after: string; readonly last: string },
): Promise<void> {
  const held = isHeldUnder(services);
  const part = sql`a.person_id > ${after}::uuid AND a.person_id <= ${last}::uuid`;
  await db.transaction().execute(async (tx) => {
    await sql`UPDATE rights.address a SET ended_at = NULL WHERE ${part} AND a.ended_at IS NOT NULL AND (${held})`.execute(
      tx,
    );
    await sql`UPDATE rights.address a SET ended_at = ${services.clock.now()} WHERE ${part} AND a.ended_at IS NULL AND NOT (${held})`.execute(
      tx,
    );
  });
}

/** Whether anything is held about the person of address `a` that was taken with an address. */
function isHeldUnder({ declarations, policy }: RightsServices): RawBuilder<unknown> {
  const others = ownedTables(declarations).filter(
    ({ activity }) => activity !== 'personRecord' && policy.activities[activity].data.email !== undefined,
  );
  return sql.join(
    others.map(({ full }) => sql`EXISTS (SELECT FROM ${sql.table(full)} t WHERE t.person_id = a.person_id)`),
    sql` OR `,
  );
}
