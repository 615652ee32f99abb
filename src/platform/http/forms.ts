/** Reads forms and JSON strictly: UTF-8 only, known fields only. */
import type { z } from 'zod';
import { DomainError } from '../fault.ts';
import type { RequestContext } from '../module.ts';

export interface UploadedFile {
  readonly name: string;
  readonly content: Buffer;
}

export interface FormBody {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
}

/**
 * Reads an `application/x-www-form-urlencoded` or `multipart/form-data` body. Files are taken under `fileField` only.
 * @throws DomainError `badEncoding`, `badForm`, `repeatedField`, `unknownField`
 */
export async function readForm(context: RequestContext, fileField?: string): Promise<FormBody> {
  const type = context.req.header('content-type') ?? '';
  const charset = /charset="?([^";]+)/i.exec(type)?.[1];
  if (charset && charset.toLowerCase() !== 'utf-8') throw new DomainError('badEncoding');
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { fields: decodeFields(await context.req.arrayBuffer().catch(notAForm)), files: [] };
  if (type.startsWith('multipart/form-data')) return readMultipart(context, fileField);
  return notAForm();
}

/** Also for a sender who went away in the middle of it. */
const notAForm = (): never => {
  throw new DomainError('badForm');
};

/** Without a prototype, so that a field may bear any name and is never taken for something inherited. */
const noFields = (): Record<string, string> => Object.create(null);

/** No form of ours has as many. Counted before anything is made of the body: a million tiny fields would cost seconds. */
const mostFields = 200;

function decodeFields(body: ArrayBuffer): Record<string, string> {
  const fields = noFields();
  const pairs = utf8(body).split('&', mostFields + 1);
  if (pairs.length > mostFields) return notAForm();
  for (const pair of pairs.filter((text) => text !== '')) {
    const equals = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = percentDecode(pair.slice(0, equals));
    if (Object.hasOwn(fields, name)) throw new DomainError('repeatedField');
    fields[name] = percentDecode(pair.slice(equals + 1));
  }
  return fields;
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new DomainError('badEncoding');
  }
}

function utf8(body: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new DomainError('badEncoding');
  }
}

async function readMultipart(context: RequestContext, fileField: string | undefined): Promise<FormBody> {
  const data = await partsOf(context).catch(notAForm);
  const fields = noFields();
  const files: UploadedFile[] = [];
  for (const [name, value] of data.entries()) {
    if (typeof value === 'string') {
      if (Object.hasOwn(fields, name)) throw new DomainError('repeatedField');
      fields[name] = value;
    } else if (value.size > 0 || value.name !== '') {
      if (name !== fileField) throw unknownField(name);
      files.push({ name: value.name, content: Buffer.from(await value.arrayBuffer()) });
    }
  }
  return { fields, files };
}

/** Browsers name a boundary and nothing else (RFC 7578, 4.1); what else could be read in two ways is no form. */
const multipartType = /^multipart\/form-data; ?boundary="?([^\s";]{1,70})"?$/i;

async function partsOf(context: RequestContext): Promise<FormData> {
  const type = context.req.header('content-type') ?? '';
  const boundary = multipartType.exec(type)?.[1];
  const body = await context.req.arrayBuffer();
  if (boundary === undefined || holdsMore(Buffer.from(body), `--${boundary}`, mostFields)) return notAForm();
  return new Response(body, { headers: { 'content-type': type } }).formData();
}

/** Whether a text occurs more often than so many times. */
function holdsMore(body: Buffer, text: string, times: number): boolean {
  let found = 0;
  for (let at = body.indexOf(text); at >= 0 && found <= times; at = body.indexOf(text, at + text.length))
    found += 1;
  return found > times;
}

const unknownField = (name: string) => new DomainError('unknownField', { field: name.slice(0, 60) });

/** One fault of one field, for the summary of errors above a form. */
export interface FieldFault {
  readonly field: string;
  /** `missing`, `tooLong`, `badEmail`, `lineBreak`, `badValue`. */
  readonly code: string;
  readonly limit?: number;
}

export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/**
 * Checks fields against a strict schema; each fault names its field.
 * @throws DomainError `unknownField`: no person can mend that in the form
 */
export function validate<T>(schema: z.ZodType<T>, fields: unknown): Validated<T> {
  const parsed = schema.safeParse(fields);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, faults: parsed.error.issues.flatMap(faultsOf) };
}

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const field = String(issue.path[0] ?? '');
  if (issue.code === 'unrecognized_keys') throw unknownField(issue.keys[0] ?? '');
  if (issue.code === 'too_big') return [{ field, code: 'tooLong', limit: Number(issue.maximum) }];
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ field, code: 'missing' }];
  if (issue.code === 'custom' && typeof issue.params?.code === 'string')
    return [{ field, code: issue.params.code }];
  return [{ field, code: 'badValue' }];
}
