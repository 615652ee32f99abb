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

function decodeFields(body: ArrayBuffer): Record<string, string> {
  const fields = noFields();
  const pairs = utf8(body)
    .split('&')
    .filter((pair) => pair !== '');
  if (pairs.length > 200) return notAForm();
  for (const pair of pairs) {
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
  const data = await context.req.formData().catch(notAForm);
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
  if (issue.code === 'invalid_format' && issue.format === 'email') return [{ field, code: 'badEmail' }];
  if (issue.code === 'custom' && typeof issue.params?.code === 'string')
    return [{ field, code: issue.params.code }];
  return [{ field, code: 'badValue' }];
}
