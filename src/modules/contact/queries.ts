/** Reads of conversations. Restricted ones do not exist here: the database hides them. */
import { type Language, languages } from '../../policy/vocabulary.ts';
import { type ContactDb, type ContactServices, givenColumns, takesFiles } from './database.ts';
import { receiptHash } from './receipt/codes.ts';

export const states = ['open', 'answered', 'closed'] as const;
export type State = (typeof states)[number];

export interface Conversation {
  readonly personId: string;
  readonly id: string;
  readonly reference: string;
  readonly state: State;
  readonly source: string;
  readonly language: Language;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly receivedAt: Date;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly hasReceipt: boolean;
}

export interface FileLine {
  readonly id: string;
  readonly messageId: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface Message {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly via: string;
  readonly body: string;
  readonly writtenAt: Date;
  readonly filesRefused: number;
  readonly files: readonly FileLine[];
}

type Key = { readonly id: string } | { readonly receiptHash: string } | { readonly reference: string };

async function find(
  db: ContactDb,
  { policy }: Pick<ContactServices, 'policy'>,
  key: Key,
): Promise<Conversation | null> {
  const [column, value] =
    'id' in key
      ? (['id', key.id] as const)
      : 'receiptHash' in key
        ? (['receipt_hash', key.receiptHash] as const)
        : (['reference', key.reference] as const);
  const row = await db
    .selectFrom('contact.conversation')
    .select(['person_id', 'id', 'reference', 'state', 'source', 'language', 'receipt_hash'])
    .select(['received_at', 'answered_at', 'closed_at'])
    .select(givenColumns(policy))
    .where(column, '=', value)
    .executeTakeFirst();
  if (!row) return null;
  const given: { email?: string | null; name?: string | null; phone?: string | null } = row;
  return {
    personId: row.person_id,
    id: row.id,
    reference: row.reference,
    state: states.find((state) => state === row.state) ?? 'open',
    source: row.source,
    language: languages.find((language) => language === row.language) ?? 'en',
    email: given.email ?? null,
    name: given.name ?? null,
    phone: given.phone ?? null,
    receivedAt: row.received_at,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    hasReceipt: row.receipt_hash !== null,
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from a path can be an id at all; PostgreSQL would complain of others. */
export const isId = (text: string): boolean => uuid.test(text);

/** A conversation by its id, `null` where there is none. */
export const conversationById = async (db: ContactDb, services: ContactServices, id: string) =>
  isId(id) ? find(db, services, { id }) : null;

/** The conversation that a typed receipt code opens, `null` where it opens none. */
export async function conversationByCode(db: ContactDb, services: ContactServices, typed: string) {
  const hash = receiptHash(services, typed);
  return hash === null ? null : find(db, services, { receiptHash: hash });
}

/** The conversation to which a reply address leads, `null` where it leads to none. */
export const conversationByReference = (db: ContactDb, services: ContactServices, reference: string) =>
  find(db, services, { reference });

/** All messages of a conversation with the list of their files, oldest first. */
export async function messagesOf(
  db: ContactDb,
  services: ContactServices,
  { personId, id }: Pick<Conversation, 'personId' | 'id'>,
): Promise<Message[]> {
  const rows = await db
    .selectFrom('contact.message')
    .select(['id', 'direction', 'via', 'body', 'written_at', 'files_refused'])
    .where('person_id', '=', personId)
    .where('conversation_id', '=', id)
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  const files = takesFiles(services.policy)
    ? await filesOf(
        db,
        personId,
        rows.map((row) => row.id),
      )
    : [];
  return rows.map((row) => ({
    id: row.id,
    direction: row.direction === 'out' ? 'out' : 'in',
    via: row.via,
    body: row.body,
    writtenAt: row.written_at,
    filesRefused: row.files_refused,
    files: files.filter((file) => file.messageId === row.id),
  }));
}

async function filesOf(db: ContactDb, personId: string, messageIds: readonly string[]): Promise<FileLine[]> {
  if (messageIds.length === 0) return [];
  const rows = await db
    .selectFrom('contact.attachment')
    .select(['id', 'message_id', 'name', 'type', 'size'])
    .where('person_id', '=', personId)
    .where('message_id', 'in', messageIds)
    .orderBy('id')
    .execute();
  return rows.map(({ message_id: messageId, ...file }) => ({ ...file, messageId }));
}

/** The content of a file of a conversation's message, `null` where there is none. */
export async function fileContent(db: ContactDb, personId: string, fileId: string): Promise<Buffer | null> {
  const rows = await db
    .selectFrom('contact.attachment_chunk')
    .select('content')
    .where('person_id', '=', personId)
    .where('attachment_id', '=', fileId)
    .orderBy('part')
    .execute();
  return rows.length === 0 ? null : Buffer.concat(rows.map((row) => row.content));
}

export interface ConversationLine {
  readonly id: string;
  readonly personId: string;
  readonly state: State;
  readonly source: string;
  readonly byMail: boolean;
  readonly excerpt: string;
  readonly receivedAt: Date;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly lastAt: Date;
}

export const pageSize = 50;

/** One page of the conversations in a state (`null`: any), those that waited longest first where they wait for us. */
export async function listConversations(
  db: ContactDb,
  services: ContactServices,
  { state, page }: { readonly state: State | null; readonly page: number },
): Promise<{ lines: ConversationLine[]; pages: number }> {
  const { count } = db.fn;
  const filtered = db
    .selectFrom('contact.conversation')
    .$if(state !== null, (query) => query.where('state', '=', state ?? 'open'));
  const { total } = await filtered.select(count<string>('id').as('total')).executeTakeFirstOrThrow();
  const rows = await filtered
    .select(['person_id', 'id', 'state', 'source', 'received_at', 'answered_at', 'closed_at', 'last_at'])
    .select(givenColumns(services.policy).filter((name) => name === 'email'))
    .orderBy('last_at', state === 'open' ? 'asc' : 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const excerpts = await firstMessages(
    db,
    rows.map((row) => ({ personId: row.person_id, id: row.id })),
  );
  const lines = rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    state: states.find((known) => known === row.state) ?? 'open',
    source: row.source,
    byMail: 'email' in row && row.email !== null,
    excerpt: excerpts.get(row.id) ?? '',
    receivedAt: row.received_at,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    lastAt: row.last_at,
  }));
  return { lines, pages: Math.max(1, Math.ceil(Number(total) / pageSize)) };
}

const excerptLength = 90;

async function firstMessages(
  db: ContactDb,
  keys: readonly { personId: string; id: string }[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('contact.message')
    .distinctOn('conversation_id')
    .select(['conversation_id', 'body'])
    .where(
      'person_id',
      'in',
      keys.map((key) => key.personId),
    )
    .where(
      'conversation_id',
      'in',
      keys.map((key) => key.id),
    )
    .orderBy('conversation_id')
    .orderBy('written_at')
    .execute();
  return new Map(rows.map((row) => [row.conversation_id, shorten(row.body)]));
}

function shorten(body: string): string {
  const line = [...body.trim().replace(/\s+/g, ' ')];
  return line.length > excerptLength ? `${line.slice(0, excerptLength - 1).join('')}…` : line.join('');
}

export interface OwnConversation {
  readonly id: string;
  readonly state: State;
  readonly excerpt: string;
  readonly receivedAt: Date;
}

/** The conversations of a person, the newest first. */
export async function conversationsOf(db: ContactDb, personId: string): Promise<OwnConversation[]> {
  const rows = await db
    .selectFrom('contact.conversation')
    .select(['id', 'state', 'received_at'])
    .where('person_id', '=', personId)
    .orderBy('received_at', 'desc')
    .execute();
  const excerpts = await firstMessages(
    db,
    rows.map(({ id }) => ({ personId, id })),
  );
  return rows.map(({ id, state, received_at: receivedAt }) => ({
    id,
    state: states.find((known) => known === state) ?? 'open',
    excerpt: excerpts.get(id) ?? '',
    receivedAt,
  }));
}

/** How many conversations wait for us. */
export async function countOpen(db: ContactDb): Promise<number> {
  const { total } = await db
    .selectFrom('contact.conversation')
    .select(db.fn.count<string>('id').as('total'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** Since when the one that waited longest waits; `null` where none does. */
export async function waitingSince(db: ContactDb): Promise<Date | null> {
  const row = await db
    .selectFrom('contact.conversation')
    .select('last_at')
    .where('state', '=', 'open')
    .orderBy('last_at')
    .limit(1)
    .executeTakeFirst();
  return row?.last_at ?? null;
}

/** Whether a mail with this keyed hash of its Message-ID is stored already. */
export async function knowsMail(db: ContactDb, mailHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('contact.message')
    .select('id')
    .where('mail_hash', '=', mailHash)
    .executeTakeFirst();
  return row !== undefined;
}
