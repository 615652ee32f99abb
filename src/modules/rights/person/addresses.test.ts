import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { idOf } from '../../../../test/queries.ts';
import { declarations } from '../../../app.ts';
import type { RightsTables } from '../database.ts';
import { endUnusedAddresses } from './addresses.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('addresses end and live again part by part, in transactions of their own, and none is left out', async () => {
  const ids = Array.from({ length: 10 }, (_, number) => idOf(number + 1));
  for (const [index, id] of ids.entries()) {
    await avow.admin.query(
      `INSERT INTO rights.address (person_id, policy_version, address, known_since, ended_at)
       VALUES ($1, 'x', $2, now(), CASE WHEN $3 THEN now() END)`,
      [id, `number.${index}@example.com`, index % 4 < 2],
    );
    if (index % 2 === 0)
      await avow.admin.query(
        `INSERT INTO rights.request (person_id, policy_version, id, kind, state, source, received_at, due_at)
         VALUES ($1, 'x', $1, 'other', 'open', 'mail', now(), now())`,
        [id],
      );
  }
  await avow.admin.query(`
    CREATE TABLE public.seen (id xid8 PRIMARY KEY);
    CREATE FUNCTION public.see() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$ BEGIN INSERT INTO public.seen VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING; RETURN NULL; END $$;
    CREATE TRIGGER see AFTER UPDATE ON rights.address EXECUTE FUNCTION public.see();
  `);
  await endUnusedAddresses(
    avow.program.pools.database<RightsTables>('rights'),
    { ...avow.program.services, declarations },
    4,
  );
  const { rows } = await avow.admin.query<{ ended: boolean }>(
    'SELECT ended_at IS NOT NULL AS ended FROM rights.address ORDER BY person_id',
  );
  expect(rows.map(({ ended }) => ended)).toEqual(ids.map((_, index) => index % 2 === 1));
  const { rowCount } = await avow.admin.query('SELECT FROM public.seen');
  expect(rowCount).toBe(3);
  await avow.admin.query('DROP FUNCTION public.see() CASCADE');
});
