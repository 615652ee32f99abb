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
