/** A file of a conversation, handed out to be saved and never to be shown: it comes from outside. */
import { DomainError } from '../../platform/fault.ts';
import type { ContactDb, ContactServices } from './database.ts';
import { type Conversation, fileContent, messagesOf } from './queries.ts';

/** @throws DomainError `notFound` where the conversation has no such file */
export async function downloadOf(
  db: ContactDb,
  services: ContactServices,
  conversation: Conversation,
  fileId: string | undefined,
): Promise<Response> {
  const files = (await messagesOf(db, services, conversation)).flatMap((message) => message.files);
  const file = files.find(({ id }) => id === fileId);
  const content = file && (await fileContent(db, conversation.personId, file.id));
  if (!file || !content) throw new DomainError('notFound');
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': file.type,
      'Content-Length': String(content.length),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeFileName(file.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'no-store',
    },
  });
}

/** RFC 8187: `encodeURIComponent` leaves four characters that a header parameter may not hold. */
const encodeFileName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
