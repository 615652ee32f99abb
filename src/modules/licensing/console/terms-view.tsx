/** The part of a form that has the terms of a licence. */
import { CheckboxField } from '../../../platform/ui/components/choice-field.tsx';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { FieldNotes, fieldId } from '../../../platform/ui/components/field.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { opensField, type Typed } from './form.ts';
import { licenceWords } from './words.ts';

interface TermsFieldsProps {
  readonly language: Language;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly entitlements: ReadonlyMap<string, string>;
}

export const errorAt = (errors: readonly FieldError[], name: string): string | undefined =>
  errors.find(({ field }) => field === name)?.message;

export function TermsFields({ language, typed, errors, entitlements }: TermsFieldsProps) {
  const w = licenceWords[language];
  const field = (name: string) => ({ language, name, value: typed[name], error: errorAt(errors, name) });
  const refused = errorAt(errors, 'opens');
  return (
    <>
      <TextField {...field('seats')} label={w.seats} inputmode="numeric" autocomplete="off" required />
      <TextField {...field('endsOn')} type="date" label={w.endsOn} hint={w.endsOnHint} />
      <TextField {...field('termMonths')} label={w.termMonths} inputmode="numeric" autocomplete="off" />
      <TextField
        {...field('graceDays')}
        label={w.grace}
        hint={w.graceHint}
        inputmode="numeric"
        autocomplete="off"
        required
      />
      {entitlements.size > 0 && (
        <fieldset
          class="field"
          id={fieldId('opens')}
          aria-describedby={refused && `${fieldId('opens')}-error`}
        >
          <legend>{w.entitlements}</legend>
          <FieldNotes language={language} name="opens" label={w.entitlements} error={refused} />
          {[...entitlements].map(([name, label]) => (
            <CheckboxField
              language={language}
              name={opensField(name)}
              label={label}
              checked={typed[opensField(name)] === 'yes'}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
