/** The sender in each working process, and what is due by the clock. */
import type { Task } from '../../../platform/module.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import type { Sender } from './sender.ts';

/** Later than this after its time a campaign asks instead of firing: the program was down, and the hour may be wrong. */
const lateAfterMs = 15 * 60_000;

/** @param sender null where there is no mail server */
export function sendingTasks(db: NewsletterDb, own: NewsletterServices, sender: Sender | null): Task[] {
  const due: Task = {
    name: 'newsletter.due',
    purpose: 'Begins campaigns whose time has come; one that is late asks first.',
    everySeconds: 15,
    run: () => beginDue(db, own),
  };
  if (!sender) return [due];
  const send: Task = {
    name: 'newsletter.send',
    purpose: 'Freezes audiences and sends campaigns.',
    pauseMs: 500,
    run: (_, signal) => sender.run(signal),
  };
  return [due, send];
}

async function beginDue(db: NewsletterDb, { clock }: NewsletterServices): Promise<void> {
  const now = clock.now();
  const become = (state: 'late' | 'preparing', until: Date) =>
    db
      .updateTable('newsletter.campaign')
      .set({ state })
      .where('state', '=', 'scheduled')
      .where('scheduled_at', '<=', until)
      .execute();
  await become('late', new Date(now.getTime() - lateAfterMs));
  await become('preparing', now);
}
