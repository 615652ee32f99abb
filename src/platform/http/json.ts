/** Bodies of interfaces for programs: JSON in, JSON out. */
import { DomainError } from '../fault.ts';
import type { RequestContext } from '../module.ts';
import type { FieldFault } from './forms.ts';
import { anyOrigin, type MemberFault } from './problem.ts';

/** Reads a JSON text in UTF-8 (RFC 8259), all of whose texts are whole. @throws DomainError `notJson`, `badJson` */
export async function readJson({ req }: RequestContext): Promise<unknown> {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(req.header('content-type') ?? ''))
    throw new DomainError('notJson');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await req.arrayBuffer());
    return /\\ud[89a-f]/i.test(text) ? JSON.parse(text, whole) : JSON.parse(text);
  } catch {
    throw new DomainError('badJson');
  }
}

/** Half of a surrogate pair is no character, and no text that holds one can be stored (RFC 7493, 2.1). */
function whole(_name: string, value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new DomainError('badJson');
  return value;
}

/** A JSON text that is ready, as an answer that scripts of every site may read. */
export const jsonAnswer = (body: string, status = 200, caching = 'no-store'): Response =>
  new Response(body, {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': caching, ...anyOrigin },
  });

/** Where in the JSON a fault stands. */
export const pointed = ({ field, code, limit }: FieldFault): MemberFault => ({
  pointer: field === '' ? '' : `/${field}`,
  code,
  ...(limit !== undefined && { limit }),
});
