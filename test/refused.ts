/** Faults put into the database for a while. */
import type { TestProgram } from './program.ts';

/** While `work` runs, whatever adds a row to a table fails. */
export async function whileRefused<T>(
  { admin }: TestProgram,
  table: string,
  work: () => Promise<T>,
): Promise<T> {
  await admin.query(`
    CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION public.refuse();
  `);
  try {
    return await work();
  } finally {
    await admin.query('DROP FUNCTION public.refuse() CASCADE');
  }
}
