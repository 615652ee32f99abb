/** What changes conversations: a message in, an answer out, closed, open again, gone. */
import { sql } from 'kysely';
import { recordAct } from '../../platform/acts.ts';
import { DomainError } from '../../platform/fault.ts';
import { newCode, newId } from '../../platform/ids.ts';
import { queueMail } from '../../platform/mail/queue.ts';
import type { SignedInStaff } from '../../platform/module.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { normaliseAddress, personFor } from '../rights/module.ts';
import { type ContactDb, type ContactServices, type Given, givenColumns, takesFiles } from './database.ts';
import type { AcceptedFile } from './files.ts';
import { answerMail, confirmationMail } from './mails.tsx';
import { receiptGroups, receiptHash } from './receipt/codes.ts';

export interface NewMessage {
  readonly via: 'form' | 'page' | 'mail' | 'phone';
  readonly body: string;
  readonly files: readonly AcceptedFile[];
  readonly filesRefused?: number;
  readonly mailHash?: string;
}

export interface NewConversation {
  readonly source: 'form' | 'mail' | 'phone';
  readonly language: Language;
  readonly given: { readonly [G in Given]?: string | undefined };
  readonly message: NewMessage;
  /** Who entered it for the person. */
  readonly by?: SignedInStaff;
}

export interface OpenedConversation {
  readonly id: string;
  readonly personId: string;
  /** The only time that the code exists in clear. */
  readonly code: string;
}

/**
 * Stores a new conversation with its first message; where an address was given by form, a confirmation is queued in the
 * same transaction.
 * @returns the receipt code, which opens the return page
 */
export async function openConversation(
  db: ContactDb,
  services: ContactServices,
  input: NewConversation,
): Promise<OpenedConversation> {
  const { policy, policyVersion, clock } = services;
  const columns = givenColumns(policy);
  const given = Object.fromEntries(columns.map((name) => [name, input.given[name] ?? null]));
  const address = columns.includes('email') ? input.given.email : undefined;
  const mayConfirm =
    address !== undefined && input.source === 'form' && (await mayWriteTo(services, address));
  const id = newId(clock);
  const code = newCode(receiptGroups);
  const reference = newCode(4).replaceAll('-', '').toLowerCase();
  const now = clock.now();
  return db.transaction().execute(async (tx) => {
    const personId = address === undefined ? newId(clock) : await personFor(tx, services, address);
    await tx
      .insertInto('contact.conversation')
      .values({
        ...given,
        person_id: personId,
        policy_version: policyVersion,
        id,
        receipt_hash: input.source === 'form' ? receiptHash(services, code) : null,
        reference,
        state: 'open',
        source: input.source,
        language: input.language,
        received_at: now,
        last_at: now,
      })
      .execute();
    await insertMessage(tx, services, { personId, conversationId: id, direction: 'in', ...input.message });
    if (mayConfirm)
      await queueMail(tx, services, {
        personId,
        to: address,
        from: 'contact',
        replyReference: reference,
        kind: 'contact.confirmation',
        ...confirmationMail(services, input.language),
      });
    if (input.by)
      await recordAct(tx, services, { act: 'contact.callLogged', staffId: input.by.staffId, subjectId: id });
    return { id, personId, code };
  });
}

/** Confirmations to one address, so that the form cannot be used to pester somebody. */
const confirmations = { name: 'contact.confirmation', points: 3, seconds: 86_400 };

async function mayWriteTo({ limiter }: ContactServices, address: string): Promise<boolean> {
  try {
    await limiter.use(confirmations, normaliseAddress(address));
    return true;
  } catch (reached) {
    if (reached instanceof DomainError) return false;
    throw reached;
  }
}

interface StoredMessage extends Omit<NewMessage, 'via'> {
  readonly via: NewMessage['via'] | 'console';
  readonly personId: string;
  readonly conversationId: string;
  readonly direction: 'in' | 'out';
}

async function insertMessage(
  tx: ContactDb,
  services: ContactServices,
  message: StoredMessage,
): Promise<string> {
  const { clock, policyVersion } = services;
  const id = newId(clock);
  await tx
    .insertInto('contact.message')
    .values({
      person_id: message.personId,
      policy_version: policyVersion,
      id,
      conversation_id: message.conversationId,
      direction: message.direction,
      via: message.via,
      body: message.body,
      written_at: clock.now(),
      files_refused: message.filesRefused ?? 0,
      mail_hash: message.mailHash ?? null,
    })
    .execute();
  if (takesFiles(services.policy))
    for (const file of message.files) await insertFile(tx, services, message.personId, id, file);
  return id;
}

const chunkBytes = 256 * 1024;

async function insertFile(
  tx: ContactDb,
  { clock, policyVersion }: ContactServices,
  personId: string,
  messageId: string,
  { name, type, content }: AcceptedFile,
): Promise<void> {
  const id = newId(clock);
  const owned = { person_id: personId, policy_version: policyVersion };
  await tx
    .insertInto('contact.attachment')
    .values({ ...owned, id, message_id: messageId, name, type, size: content.length })
    .execute();
  for (let part = 0; part * chunkBytes < content.length; part += 1)
    await tx
      .insertInto('contact.attachment_chunk')
      .values({
        ...owned,
        attachment_id: id,
        part,
        content: content.subarray(part * chunkBytes, (part + 1) * chunkBytes),
      })
      .execute();
}

export interface ConversationKey {
  readonly personId: string;
  readonly id: string;
}

/** Adds what the person writes further; the conversation waits for us again, also when it was closed. */
export async function addMessage(
  db: ContactDb,
  services: ContactServices,
  { personId, id }: ConversationKey,
  message: NewMessage,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await setState(tx, { personId, id }, { state: 'open', closed_at: null, last_at: services.clock.now() });
    await insertMessage(tx, services, { personId, conversationId: id, direction: 'in', ...message });
  });
}

interface Answerable extends ConversationKey {
  readonly reference: string;
  readonly language: Language;
  readonly email: string | null;
}

/** Stores our answer and, where there is an address, queues it as mail in the same transaction. */
export async function answerConversation(
  db: ContactDb,
  services: ContactServices,
  conversation: Answerable,
  { body, by }: { readonly body: string; readonly by: SignedInStaff },
): Promise<void> {
  const { personId, id, email, language, reference } = conversation;
  const now = services.clock.now();
  await db.transaction().execute(async (tx) => {
    await setState(tx, conversation, { state: 'answered', answered_at: now, closed_at: null, last_at: now });
    await insertMessage(tx, services, {
      personId,
      conversationId: id,
      direction: 'out',
      via: 'console',
      body,
      files: [],
    });
    if (email !== null)
      await queueMail(tx, services, {
        personId,
        to: email,
        from: 'contact',
        replyReference: reference,
        kind: 'contact.answer',
        ...answerMail(services, language, body),
      });
    await recordAct(tx, services, { act: 'contact.answered', staffId: by.staffId, subjectId: id });
  });
}

/** Closes a conversation: nothing more is expected, and its last period begins. @param by unless the person did */
export async function closeConversation(
  db: ContactDb,
  services: ContactServices,
  key: ConversationKey,
  by?: SignedInStaff,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await setState(tx, key, { state: 'closed', closed_at: services.clock.now() });
    if (by) await recordAct(tx, services, { act: 'contact.closed', staffId: by.staffId, subjectId: key.id });
  });
}

/** Opens a closed conversation again. */
export async function reopenConversation(
  db: ContactDb,
  services: ContactServices,
  key: ConversationKey,
  by: SignedInStaff,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await setState(tx, key, { state: 'open', closed_at: null });
    await recordAct(tx, services, { act: 'contact.reopened', staffId: by.staffId, subjectId: key.id });
  });
}

interface StateChange {
  readonly state: 'open' | 'answered' | 'closed';
  readonly closed_at: Date | null;
  readonly answered_at?: Date;
  readonly last_at?: Date;
}

/** @throws DomainError `notFound` when the conversation is gone meanwhile */
async function setState(
  db: ContactDb,
  { personId, id }: ConversationKey,
  change: StateChange,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('contact.conversation')
    .set(change)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new DomainError('notFound');
}

/** Deletes a conversation with everything that hangs on it, the mails about it included. */
export async function deleteConversation(
  db: ContactDb,
  services: ContactServices,
  { personId, id, reference }: ConversationKey & { readonly reference: string },
): Promise<void> {
  const address = services.policy.controller.emails.contact.replace('@', `+${reference}@`);
  await db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('contact.conversation')
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .execute();
    await sql`SELECT mail.forget(${personId}::uuid, ${address})`.execute(tx);
  });
}
