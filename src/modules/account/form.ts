/** Runs what a form asks for; what is wrong with it comes back as sentences beside the fields. */
import { DomainError } from '../../platform/fault.ts';
import type { FieldFault } from '../../platform/http/forms.ts';
import type { FieldError } from '../../platform/ui/components/error-summary.tsx';
import { formatPeriod } from '../../policy/period.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { accountWords, type FaultCode } from './words.ts';

type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const isKnown = (code: string): code is FaultCode => Object.hasOwn(accountWords.en.faults, code);

/** Where faults of passwords stand. */
const passwordFaults = [
  'passwordShort',
  'passwordLong',
  'passwordControl',
  'passwordPopular',
  'passwordGuessable',
];

/**
 * @param field beside which faults of the chosen password stand; others concern the whole form
 * @throws whatever is no fault of the form, such as `linkExpired`
 */
export async function attempt<T>(
  language: Language,
  field: string,
  action: () => Promise<T>,
): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await action() };
  } catch (error) {
    if (!(error instanceof DomainError) || !isKnown(error.code)) throw error;
    const seconds = Number(error.facts.seconds ?? 0);
    const limit = error.facts.least ?? error.facts.most ?? '';
    const message = accountWords[language].faults[error.code]
      .replace('{limit}', String(limit))
      .replace('{wait}', formatPeriod({ minutes: Math.max(1, Math.ceil(seconds / 60)) }, language));
    return { ok: false, errors: [passwordFaults.includes(error.code) ? { field, message } : { message }] };
  }
}

/** Faults of single fields as sentences, one for each field. */
export function sentences(language: Language, faults: readonly FieldFault[]): FieldError[] {
  const first = faults.filter((one, at) => faults.findIndex(({ field }) => field === one.field) === at);
  return first.map(({ field, code }) => ({
    field,
    message: accountWords[language].faults[isKnown(code) ? code : 'badValue'],
  }));
}
