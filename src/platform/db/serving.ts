/** The right to serve a database, which one program has at a time: others would change it beneath its feet. */
import type { Client } from 'pg';
import { Fault } from '../fault.ts';
import { connectAdmin } from './open.ts';

/** Tries to take the right; it is held for as long as the connection lives. */
export async function takeServing(admin: Client): Promise<boolean> {
  const { rows } = await admin.query<{ got: boolean }>(
    `SELECT pg_try_advisory_lock(hashtext('avow'), hashtext('serve')) AS got`,
  );
  return rows[0]?.got ?? false;
}

/** Takes the right. @throws Fault when another program has it, with the remedy */
export async function holdServing(
  admin: Client,
  remedy = 'stop it, or start this one as "avow work" to share its work',
): Promise<void> {
  if (!(await takeServing(admin))) throw new Fault(`Another Avow serves this database already: ${remedy}.`);
}

const againMs = 1_000;

export interface HeldServing {
  stop(): Promise<void>;
}

/**
 * Takes the right again whenever the connection that held it is lost, as when the database was away.
 * @param holder the connection that has it now
 * @param onTaken called where another program took it meanwhile: there is one too many then
 */
export function keepServing(adminUrl: string, holder: Client, onTaken: () => void): HeldServing {
  let [current, timer, stopped] = [holder, undefined as NodeJS.Timeout | undefined, false];

  const watch = (client: Client) => client.once('end', () => later());
  const later = () => {
    if (!stopped) timer = setTimeout(() => void again(), againMs).unref();
  };
  const again = async () => {
    const client = await connectAdmin(adminUrl).catch(() => null);
    if (!client) return later();
    const outcome = stopped ? 'notYet' : await takeAgain(client, current).catch(() => 'notYet' as const);
    // stopped meanwhile: nobody would close this connection any more, and the program could not end
    if (outcome !== 'taken' || stopped) await client.end().catch(() => {});
    if (stopped) return;
    if (outcome === 'byAnother') return onTaken();
    if (outcome === 'notYet') return later();
    current = client;
    watch(client);
  };

  watch(holder);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      if (current !== holder) await current.end().catch(() => {});
    },
  };
}

/** A server that has not noticed that our connection is gone still holds the right for it: it is told. */
async function takeAgain(client: Client, before: Client): Promise<'taken' | 'byAnother' | 'notYet'> {
  if (await takeServing(client)) return 'taken';
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND classid = hashtext('avow')::oid AND objid = hashtext('serve')::oid`,
  );
  const own = (before as Client & { readonly processID?: number }).processID;
  const [holder] = rows;
  if (holder && holder.pid !== own) return 'byAnother';
  if (holder) await client.query('SELECT pg_terminate_backend($1)', [holder.pid]);
  return 'notYet';
}
