/** Earlier policies, as the database remembers them. */
import { existsSync } from 'node:fs';
import type { Client } from 'pg';
import type { Policy } from '../policy/language.ts';
import { Fault } from './fault.ts';

/**
 * The policy of a version, or of a hash given by at least 8 characters; `null` when the name is that of a file.
 * @throws Fault when neither a file nor a policy is called so, or several are
 */
export async function policyNamed(
  admin: Client,
  name: string,
): Promise<{ readonly policy: Policy; readonly hash: string } | null> {
  if (existsSync(name)) return null;
  const { rows } = await admin.query<{ document: Policy; hash: string; version: string }>(
    `SELECT document, hash, version FROM platform.policy_version
     WHERE version = $1 OR (length($1) >= 8 AND starts_with(hash, $1)) ORDER BY number DESC`,
    [name],
  );
  const [found, another] = rows;
  if (!found)
    throw new Fault(`"${name}" is neither a policy file nor a policy that was in force in this database.`);
  if (another)
    throw new Fault(
      `Several policies were called "${name}": name one by its hash, ${rows.map((row) => row.hash.slice(0, 16)).join(' or ')}.`,
    );
  return { policy: found.document, hash: found.hash };
}
