/** From what is wrong with the typed address to the sentence that says how to mend it. */
import type { FieldFault } from '../../../platform/http/forms.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { formatPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { type FaultCode, signUpWords } from './words.ts';

/** The first thing to mend: for an empty field that it is empty, not that nothing is no address. */
export function addressErrors(language: Language, faults: readonly FieldFault[]): FieldError[] {
  const { faults: sentences } = signUpWords[language];
  const first = faults.find(({ code }) => code === 'missing') ?? faults[0];
  return (first ? [first] : []).map(({ code, limit = 0 }) => {
    const known = isKnown(code) ? code : 'badValue';
    const named =
      known === 'tooMany'
        ? formatPeriod({ minutes: Math.max(1, Math.ceil(limit / 60)) }, language)
        : String(limit);
    return { field: 'email', message: sentences[known](named) };
  });
}

const isKnown = (code: string): code is FaultCode => Object.hasOwn(signUpWords.en.faults, code);

/** An address in another encoding than UTF-8: its bytes became replacement characters. */
export const unreadable = (typed: string): FieldFault[] =>
  typed.includes('\uFFFD') ? [{ field: 'email', code: 'unreadable' }] : [];
