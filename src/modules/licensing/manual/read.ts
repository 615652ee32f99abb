/** The two codes of a manual activation, read from a form, and what is wrong with them in the words of people. */
import { ActivationFault } from '../../../../client/src/fault.ts';
import { normaliseLicenceKey } from '../../../../client/src/licenceKey.ts';
import { type ActivationRequest, readRequest } from '../../../../client/src/requestCode.ts';
import { DomainError } from '../../../platform/fault.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { formatPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { type ManualFault, manualFaults, manualWords } from './words.ts';

type Fields = Readonly<Record<string, string>>;
type Codes =
  | { readonly ok: true; readonly licenceKey: string; readonly request: ActivationRequest }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads key and request; wrong groups are named. */
export function readCodes(language: Language, fields: Fields): Codes {
  const errors: FieldError[] = [];
  const licenceKey = read(language, 'licenceKey', fields, normaliseLicenceKey, errors);
  const request = read(language, 'request', fields, readRequest, errors);
  return licenceKey === null || request === null ? { ok: false, errors } : { ok: true, licenceKey, request };
}

/** A refusal of the domain as a sentence beside its field, with the status of the answer. @throws what is none */
export function refusalOf(
  language: Language,
  error: unknown,
): { readonly field: 'request' | 'licenceKey'; readonly message: string; readonly status: 422 | 429 } {
  const code = error instanceof DomainError && manualFaults.find((one) => one === error.code);
  if (!(error instanceof DomainError) || !code) throw error;
  const wait = formatPeriod({ minutes: Math.ceil(Number(error.facts.seconds ?? 0) / 60) || 1 }, language);
  const ofRequest = code === 'requestOfOther' || code === 'nonceUsed' || code === 'clientTooOld';
  return {
    field: ofRequest ? 'request' : 'licenceKey',
    message: manualWords[language].faults[code].replace('{wait}', wait),
    status: code === 'tooMany' ? 429 : 422,
  };
}

/** Reads one code; what is wrong with it is noted in the visitor's language, with its groups. */
function read<T>(
  language: Language,
  field: 'licenceKey' | 'request',
  fields: Fields,
  parse: (typed: string) => T,
  errors: FieldError[],
): T | null {
  const typed = fields[field] ?? '';
  try {
    if (typed.trim() !== '') return parse(typed);
    errors.push({ field, message: manualWords[language].faults.missing });
  } catch (error) {
    if (!(error instanceof ActivationFault)) throw error;
    errors.push({ field, message: sentenceOf(language, error) });
  }
  return null;
}

function sentenceOf(language: Language, fault: ActivationFault): string {
  const code: ManualFault = manualFaults.find((one) => one === fault.code) ?? 'codeValue';
  const groups = new Intl.ListFormat(language).format(fault.groups.map(String));
  return manualWords[language].faults[code].replace('{groups}', groups);
}
