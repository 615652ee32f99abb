/** Runs what a form asks for; what is wrong with it comes back as sentences beside the fields. */
import { DomainError } from '../../platform/fault.ts';
import type { FieldFault } from '../../platform/http/forms.ts';
import type { FieldError } from '../../platform/ui/components/error-summary.tsx';
import type { Language } from '../../policy/vocabulary.ts';
import { type FaultCode, faultCodes, staffWords } from './words.ts';

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The field beside which a fault stands; those not named concern the whole form. */
export type Places = { readonly [C in FaultCode]?: string };

/**
 * @param places fields of the codes that the action may throw
 * @throws whatever is no fault of the form, such as `tooMany` or `linkExpired`
 */
export async function attempt<T>(
  language: Language,
  places: Places,
  action: () => Promise<T>,
): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await action() };
  } catch (error) {
    const code = error instanceof DomainError ? faultCodes.find((known) => known === error.code) : undefined;
    if (!(error instanceof DomainError) || !code) throw error;
    const message = Object.entries(error.facts).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      staffWords[language].faults[code],
    );
    const field = places[code];
    return { ok: false, errors: [field === undefined ? { message } : { field, message }] };
  }
}

/** Faults of single fields as sentences, one for each field. */
export function sentences(language: Language, faults: readonly FieldFault[]): FieldError[] {
  const first = faults.filter((one, at) => faults.findIndex(({ field }) => field === one.field) === at);
  return first.map(({ field, code }) => {
    const known = faultCodes.find((name) => name === code) ?? 'badValue';
    return { field, message: staffWords[language].faults[known] };
  });
}

/** The sentence beside one field. */
export const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;
