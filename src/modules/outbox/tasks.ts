/** Sending and fetching mail, by the queue and by the clock. */
import { visitMailbox } from '../../platform/mail/mailbox.ts';
import type { ModuleServices, Task } from '../../platform/module.ts';
import { keepTooLarge, routeMail } from './inbox.ts';
import { giveUpCutOff, type MailDb, type Sender, sendDue, sendMail } from './send.ts';

/** Without `SMTP_URL` there is no sender: mails stay in the outbox, where the console shows them. */
export function mailTasks(own: ModuleServices, db: MailDb, sender: Sender | null): Task[] {
  const { imapUrl } = own.env;
  const refused = new Set<number>();
  const tasks: Task[] = [
    {
      name: 'mail.send',
      purpose: 'Sends a mail as soon as it is in the outbox.',
      run: async (id) => {
        if (sender && id) await sendMail(db, own, sender, id);
      },
    },
    {
      name: 'mail.retry',
      purpose: 'Sends again what the mail server deferred.',
      everySeconds: 60,
      run: async (_, signal) => {
        if (!sender) return;
        await giveUpCutOff(db, own);
        await sendDue(db, own, sender, signal);
      },
    },
  ];
  if (imapUrl)
    tasks.push({
      name: 'mail.fetch',
      purpose: 'Takes incoming mail from the mailbox and deletes it there.',
      everySeconds: 30,
      run: () => fetchMail(own, db, imapUrl, refused),
    });
  return tasks;
}

async function fetchMail(own: ModuleServices, db: MailDb, url: string, refused: Set<number>): Promise<void> {
  const services = { ...own, parts: own.wiring.parts };
  const take = async (raw: Buffer, cutOff: boolean) => {
    if (cutOff) await keepTooLarge(db, services, raw.subarray(0, 65_536));
    else await routeMail(db, services, raw);
  };
  await visitMailbox(url, take, refused);
}
