/** A subscriber in tests: signs up, reads the mail in the outbox, presses the button behind its link. */
import type { TestProgram } from './program.ts';

export async function signUp(avow: TestProgram, email: string, language = 'en'): Promise<void> {
  const sent = await avow.submit(`/${language}/newsletter`, { email });
  if (sent.status !== 303) throw new Error(`The sign-up was answered with ${sent.status}.`);
}

/** Does what the queue would do: all jobs of the newsletter that wait, in their order. */
export async function runQueued(avow: TestProgram): Promise<void> {
  const { rows } = await avow.admin.query<{ task: string; id: string }>(
    `DELETE FROM graphile_worker._private_jobs AS job USING graphile_worker._private_tasks AS task
     WHERE task.id = job.task_id AND task.identifier LIKE 'newsletter.%'
     RETURNING task.identifier AS task, job.payload->>'id' AS id`,
  );
  for (const { task, id } of rows) await avow.runTask(task, id);
}

export interface TestMail {
  readonly kind: string;
  readonly subject: string;
  readonly sender: string;
  readonly body_text: string;
  readonly list_unsubscribe: string | null;
  readonly priority: number;
  readonly holds_token: boolean;
}

/** The mails to an address that are in the outbox, the newest first. */
export async function mailsTo(avow: TestProgram, address: string): Promise<TestMail[]> {
  const { rows } = await avow.admin.query<TestMail>(
    'SELECT * FROM mail.outbox WHERE recipient = $1 ORDER BY queued_at DESC, id DESC',
    [address],
  );
  return rows;
}

/** The path of a mail's link, such as that to `confirm`, `manage` or `leave`. */
export function linkIn(text: string | undefined, act: string): string {
  const link = new RegExp(`https?://[^\\s/]+(\\S*/newsletter/${act}/\\S+)`).exec(text ?? '')?.[1];
  if (!link) throw new Error(`The mail has no link to ${act}.`);
  return link;
}

/** Presses the button behind the newest confirming mail. @returns the status of the answer */
export async function confirm(avow: TestProgram, address: string): Promise<number> {
  const mail = (await mailsTo(avow, address)).find(({ kind }) => kind === 'newsletter.confirmation');
  return (await avow.submit(linkIn(mail?.body_text, 'confirm'), {})).status;
}

export async function subscribe(avow: TestProgram, address: string, language = 'en'): Promise<void> {
  await signUp(avow, address, language);
  await runQueued(avow);
  const status = await confirm(avow, address);
  if (status !== 303) throw new Error(`The confirmation was answered with ${status}.`);
}

/** The row of whoever subscribes, or has left and is not removed yet. */
export async function subscriberRow(avow: TestProgram, address: string) {
  const { rows } = await avow.admin.query<Record<string, unknown>>(
    'SELECT * FROM newsletter.subscriber WHERE email = $1',
    [address],
  );
  return rows[0];
}
