/** Files that people send along: recognised by content, named safely, refused with a reason. */
import { fileTypeFromBuffer } from 'file-type';
import type { FieldFault, UploadedFile } from '../../platform/http/forms.ts';
import type { Policy } from '../../policy/language.ts';

export interface AcceptedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

export interface CheckedFiles {
  readonly accepted: readonly AcceptedFile[];
  readonly faults: readonly FieldFault[];
}

type FileRules = Policy['attachments'];

/** Checks files against the policy's number, size and types; the faults name the field `attachment`. */
export async function checkFiles(rules: FileRules, files: readonly UploadedFile[]): Promise<CheckedFiles> {
  const field = 'attachment';
  if (files.length > rules.maxCount)
    return { accepted: [], faults: [{ field, code: 'tooManyFiles', limit: rules.maxCount }] };
  const accepted: AcceptedFile[] = [];
  const faults: FieldFault[] = [];
  for (const [index, file] of files.entries()) {
    const type = file.content.length > rules.maxBytes ? undefined : await recogniseType(file.content);
    if (file.content.length > rules.maxBytes)
      faults.push({ field, code: 'fileTooLarge', limit: rules.maxBytes });
    else if (file.content.length === 0) faults.push({ field, code: 'fileEmpty' });
    else if (!type || !rules.types.includes(type)) faults.push({ field, code: 'fileType' });
    else accepted.push({ name: safeName(file.name, type, index + 1), type, content: file.content });
  }
  return { accepted, faults: faults.filter((fault, at) => isFirstOfItsKind(faults, fault, at)) };
}

const isFirstOfItsKind = (faults: readonly FieldFault[], { code }: FieldFault, at: number): boolean =>
  faults.findIndex((other) => other.code === code) === at;

/** The media type of a content: by its signature, or `text/plain` where it is clean UTF-8 text. */
export async function recogniseType(content: Buffer): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(content);
  if (found) return found.mime;
  return isText(content) ? 'text/plain' : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of these
const controls = /[\u0000-\u0008\u000e-\u001f\u007f]/;

function isText(content: Buffer): boolean {
  try {
    return !controls.test(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return false;
  }
}

const endings: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'log', 'csv', 'md', 'ini'],
  'application/zip': ['zip'],
};

/**
 * A name that is safe in a header, a list and a folder: no path, no control or direction characters, at most 100
 * characters, and an ending that fits the content.
 */
export function safeName(name: string, type: string, number: number): string {
  const base = (name.split(/[\\/]/).pop() ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}"<>:|?*;%]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [first = 'bin', ...others] = endings[type] ?? [type.split('/')[1] ?? 'bin'];
  const ending = /\.([^.]{1,10})$/.exec(base)?.[1]?.toLowerCase() ?? '';
  const stem = [...(base || `file-${number}`)].slice(0, 90).join('');
  const fits = [first, ...others].includes(ending) && stem.toLowerCase().endsWith(`.${ending}`);
  return fits ? stem : `${stem}.${first}`;
}
