/** One router for all incoming mail: to the module that its recipient address names, else to a person. */
import { newId } from '../../platform/ids.ts';
import { errorFacts } from '../../platform/log.ts';
import {
  type Bounce,
  type DNSResolver,
  offline,
  type ReadMail,
  readMail,
} from '../../platform/mail/message.ts';
import type { InboxRoute, Services, Wiring } from '../../platform/module.ts';
import { isAddress } from '../../policy/address.ts';
import { personFor } from '../rights/module.ts';
import type { MailDb } from './send.ts';

type InboxServices = Pick<Services, 'clock' | 'log' | 'policyVersion'> & Pick<Wiring, 'parts'>;

/** Why a mail was left to a person: see `words.ts`. */
export const unroutedReasons = ['noRecipient', 'notUnderstood', 'unreadable', 'tooLarge', 'failed'] as const;
export type UnroutedReason = (typeof unroutedReasons)[number];

export type Routed = 'stored' | 'known' | UnroutedReason;

/**
 * Takes one raw message to its module. What no module takes or understands is kept for a person to see.
 * @param resolver asks the DNS for the keys that prove a sender; the system's when not given
 * @throws Error only when the database cannot store it: then the mailbox must keep it
 */
export async function routeMail(
  db: MailDb,
  services: InboxServices,
  raw: Buffer,
  resolver?: DNSResolver,
): Promise<Routed> {
  let mail: ReadMail;
  try {
    mail = await readMail(raw, resolver);
  } catch (error) {
    services.log.warn(errorFacts(error), 'a mail could not be read');
    return keep(db, services, { recipient: '', from: null, raw }, 'unreadable');
  }
  if (mail.bounce && (await noteBounce(db, mail.bounce))) return 'stored';
  const [route, recipient] = findRoute(services, mail.recipients);
  if (!route) return keep(db, services, { ...mail, recipient: mail.recipients[0] ?? '' }, 'noRecipient');
  return dispatch(db, services, route, mail, recipient);
}

function findRoute(
  { parts }: InboxServices,
  recipients: readonly string[],
): [InboxRoute, string] | [null, string] {
  const routes = [...parts().values()].flatMap((part) => part.inbox ?? []);
  for (const recipient of recipients) {
    const route = routes.find((candidate) => candidate.matches(recipient));
    if (route) return [route, recipient];
  }
  return [null, ''];
}

async function dispatch(
  db: MailDb,
  services: InboxServices,
  route: InboxRoute,
  mail: ReadMail,
  recipient: string,
): Promise<Routed> {
  try {
    const taken = await route.receive({ ...mail, recipient });
    return taken === 'notUnderstood' ? await keep(db, services, { ...mail, recipient }, taken) : taken;
  } catch (error) {
    services.log.error(errorFacts(error), 'a module could not take a mail');
    return keep(db, services, { ...mail, recipient }, 'failed');
  }
}

type Kept = Pick<ReadMail, 'from' | 'raw'> & { readonly recipient: string };

/** Keeps the head of a mail that is too large to be read, under whoever it says it is from. */
export async function keepTooLarge(db: MailDb, services: InboxServices, head: Buffer): Promise<void> {
  const read = await readMail(head, offline).catch(() => null);
  const mail = { recipient: read?.recipients[0] ?? '', from: read?.from ?? null, raw: head };
  await keep(db, services, mail, 'tooLarge');
}

/**
 * Keeps a mail for a person to see, for the time that the policy gives incoming mail. It belongs to its sender, whose
 * rights reach it; where it names none, to somebody whom nobody knows.
 */
async function keep(
  db: MailDb,
  services: InboxServices,
  { recipient, from, raw }: Kept,
  reason: UnroutedReason,
): Promise<UnroutedReason> {
  const { clock, policyVersion } = services;
  const sender = from?.slice(0, 254) ?? null;
  await db.transaction().execute(async (tx) => {
    const personId =
      sender !== null && isAddress(sender) ? await personFor(tx, services, sender) : newId(clock);
    await tx
      .insertInto('mail.unrouted')
      .values({
        person_id: personId,
        policy_version: policyVersion,
        id: newId(clock),
        recipient: recipient.slice(0, 254),
        sender,
        raw,
        received_at: clock.now(),
        reason,
      })
      .execute();
  });
  return reason;
}

const ownId = /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/;

/** Marks a mail of ours that came back as refused. @returns whether it was ours */
async function noteBounce(db: MailDb, { messageId, status }: Bounce): Promise<boolean> {
  const id = ownId.exec(messageId)?.[1];
  if (!id) return false;
  const { numUpdatedRows } = await db
    .updateTable('mail.outbox')
    .set({ state: 'refused', reply_code: status })
    .where('id', '=', id)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
