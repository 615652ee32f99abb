/** From what is wrong with a field to the sentence that says how to mend it. */

import type { FieldFault } from '../../platform/http/forms.ts';
import type { FieldError } from '../../platform/ui/components/error-summary.tsx';
import { formatPeriod } from '../../policy/period.ts';
import { formatBytes, localeOf } from '../../policy/values.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { contactWords } from './words.ts';

const knownFields = ['message', 'email', 'name', 'phone', 'attachment'];

/** The sentences for a form shown again; a fault of no known field concerns the whole form. */
export function faultErrors(language: Language, faults: readonly FieldFault[]): FieldError[] {
  const { faults: sentences } = contactWords[language];
  return faults.map(({ field, code, limit = 0 }) => {
    const sentence = sentences[code] ?? sentences.badValue;
    const message = sentence?.(formatLimit(language, code, limit)) ?? '';
    return knownFields.includes(field) ? { field, message } : { message };
  });
}

function formatLimit(language: Language, code: string, limit: number): string {
  if (code === 'fileTooLarge') return formatBytes(limit, language);
  if (code === 'tooMany') return formatPeriod({ minutes: Math.max(1, Math.ceil(limit / 60)) }, language);
  return new Intl.NumberFormat(localeOf[language]).format(limit);
}

/** Fields that arrived in another encoding than UTF-8: their bytes became replacement characters. */
export const unreadableFields = (fields: Readonly<Record<string, string>>): FieldFault[] =>
  Object.entries(fields)
    .filter(([, value]) => value.includes('\uFFFD'))
    .map(([field]) => ({ field, code: 'unreadable' }));

/** Browsers send line breaks as two characters (HTML, "newline normalisation"); lengths are meant with one. */
export const withPlainBreaks = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]));
