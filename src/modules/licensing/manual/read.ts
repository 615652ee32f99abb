/** The two codes of a manual activation, read from a form, and what is wrong with them in the words of people. */
import { ActivationFault } from '../../../../client/src/fault.ts';
import { normaliseLicenceKey } from '../../../../client/src/licenceKey.ts';
import { type ActivationRequest, readRequest } from '../../../../client/src/requestCode.ts';
import { DomainError } from '../../../platform/fault.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { formatPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { groupsIn, type ManualFault, manualFaults } from './words.ts';

type Fields = Readonly<Record<string, string>>;
type Codes =
  | { readonly ok: true; readonly licenceKey: string; readonly request: ActivationRequest }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The sentences of whoever sees them: the person before the product, or the member of staff on the telephone. */
export type FaultWords = Readonly<Record<Language, Readonly<Record<ManualFault, string>>>>;

interface Reader {
  readonly language: Language;
  readonly words: FaultWords;
}

/** Reads key and request; wrong groups are named. */
export function readCodes(reader: Reader, fields: Fields): Codes {
  const errors: FieldError[] = [];
  const licenceKey = read(reader, 'licenceKey', fields, normaliseLicenceKey, errors);
  const request = read(reader, 'request', fields, readRequest, errors);
  return licenceKey === null || request === null ? { ok: false, errors } : { ok: true, licenceKey, request };
}

/** A refusal of the domain as a sentence beside its field, with the status of the answer. @throws what is none */
export function refusalOf(
  { language, words }: Reader,
  error: unknown,
): { readonly field: 'request' | 'licenceKey'; readonly message: string; readonly status: 422 | 429 } {
  const code = error instanceof DomainError && manualFaults.find((one) => one === error.code);
  if (!(error instanceof DomainError) || !code) throw error;
  const wait = formatPeriod({ minutes: Math.ceil(Number(error.facts.seconds ?? 0) / 60) || 1 }, language);
  const ofRequest = code === 'requestOfOther' || code === 'nonceUsed' || code === 'clientTooOld';
  return {
    field: ofRequest ? 'request' : 'licenceKey',
    message: words[language][code].replace('{wait}', wait),
    status: code === 'tooMany' ? 429 : 422,
  };
}

/** Reads one code; what is wrong with it is noted in the visitor's language, with its groups. */
function read<T>(
  reader: Reader,
  field: 'licenceKey' | 'request',
  fields: Fields,
  parse: (typed: string) => T,
  errors: FieldError[],
): T | null {
  const typed = fields[field] ?? '';
  try {
    if (typed.trim() !== '') return parse(typed);
    errors.push({ field, message: reader.words[reader.language].missing });
  } catch (error) {
    if (!(error instanceof ActivationFault)) throw error;
    errors.push({ field, message: sentenceOf(reader, error) });
  }
  return null;
}

function sentenceOf({ language, words }: Reader, fault: ActivationFault): string {
  const code: ManualFault = manualFaults.find((one) => one === fault.code) ?? 'codeValue';
  return words[language][code].replace('{groups}', groupsIn[language](fault.groups));
}
