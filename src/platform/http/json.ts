/** Bodies of interfaces for programs: JSON in, JSON out. */
import { DomainError } from '../fault.ts';
import type { RequestContext } from '../module.ts';
import type { FieldFault } from './forms.ts';
import { anyOrigin, type MemberFault } from './problem.ts';

/** Reads a JSON text in UTF-8 (RFC 8259). @throws DomainError `notJson`, `badJson` */
export async function readJson({ req }: RequestContext): Promise<unknown> {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(req.header('content-type') ?? ''))
    throw new DomainError('notJson');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await req.arrayBuffer()));
  } catch {
    throw new DomainError('badJson');
  }
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
