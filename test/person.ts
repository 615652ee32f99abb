/** A person in tests: asks for a link, opens it from the outbox, and comes back with the cookie. */
import type { TestProgram } from './program.ts';

/** The path of the newest link that was mailed to an address. */
export async function mailedLink(avow: TestProgram, address: string): Promise<string> {
  const { rows } = await avow.admin.query<{ body_text: string }>(
    `SELECT body_text FROM mail.outbox WHERE recipient = $1 AND holds_token ORDER BY queued_at DESC, xmin::text::bigint DESC LIMIT 1`,
    [address],
  );
  const link = /https?:\/\/[^\s/]+(\/\S+\/open\/\S+)/.exec(rows[0]?.body_text ?? '')?.[1];
  if (!link) throw new Error(`No link was mailed to ${address}.`);
  return link;
}

/** Proves an address as its owner would. @returns the request header of the proven browser */
export async function proveAddress(avow: TestProgram, address: string): Promise<{ cookie: string }> {
  await avow.submit('/en/privacy/my-data', { email: address });
  const opened = await avow.submit(await mailedLink(avow, address), {});
  const cookie = opened.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`The link did not open: ${opened.status}.`);
  return { cookie };
}

/** Puts something about a person into every person-owned table of the outbox and the register, as modules do. */
export async function personId(avow: TestProgram, address: string): Promise<string> {
  const { rows } = await avow.admin.query<{ person_id: string }>(
    'SELECT person_id FROM rights.address WHERE address = $1',
    [address],
  );
  if (!rows[0]) throw new Error(`${address} is not known.`);
  return rows[0].person_id;
}
