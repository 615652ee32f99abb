/** A customer in tests: wants an account, reads the mail in the outbox, and comes back with the cookie. */
import type { TestProgram } from './program.ts';

/** Does what the queue would do: all jobs of accounts that wait, in their order. */
export async function runAccountJobs(avow: TestProgram): Promise<void> {
  const { rows } = await avow.admin.query<{ task: string; id: string }>(
    `DELETE FROM graphile_worker._private_jobs AS job USING graphile_worker._private_tasks AS task
     WHERE task.id = job.task_id AND task.identifier LIKE 'account.%'
     RETURNING task.identifier AS task, job.payload->>'id' AS id`,
  );
  for (const { task, id } of rows) await avow.runTask(task, id);
}

export const customerPassword = 'a summer in Kazan';

/** The path of the newest mail's link to an address that begins with `/account/` and this act. */
export async function accountLink(avow: TestProgram, address: string, act: string): Promise<string> {
  const { rows } = await avow.admin.query<{ body_text: string }>(
    'SELECT body_text FROM mail.outbox WHERE recipient = $1 AND holds_token ORDER BY queued_at DESC, id DESC',
    [address],
  );
  const pattern = new RegExp(`https?://[^\\s/]+(\\S*/account/${act}/\\S+)`);
  const link = rows.map(({ body_text }) => pattern.exec(body_text)?.[1]).find((found) => found);
  if (!link) throw new Error(`No link to ${act} was mailed to ${address}.`);
  return link;
}

/** Asks for an account on the site. */
export const wantAccount = (avow: TestProgram, email: string, password = customerPassword) =>
  avow.submit('/en/account/open', { email, password, consent: 'yes' });

/** The cookie that an answer sets, as a header of requests. */
export const cookieOf = (response: Response): { cookie: string } => ({
  cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
});

/** Opens an account as its owner would. @returns the request header of the signed-in browser */
export async function openAccount(
  avow: TestProgram,
  email: string,
  password = customerPassword,
): Promise<{ cookie: string }> {
  await wantAccount(avow, email, password);
  await runAccountJobs(avow);
  const opened = await avow.submit(await accountLink(avow, email, 'confirm'), { password });
  if (opened.status !== 303) throw new Error(`The account was not opened: ${opened.status}.`);
  return cookieOf(opened);
}
