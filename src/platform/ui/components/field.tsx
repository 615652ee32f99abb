import type { Child } from 'hono/jsx';
import { type Language, words } from '../words.ts';

/** What every field of a form has in common. */
export interface FieldProps {
  language: Language;
  name: string;
  label: Child;
  hint?: Child;
  /** What is wrong and how to mend it; also listed by `ErrorSummary`. */
  error?: string | undefined;
  required?: boolean;
}

/** The id of the control called `name`: the target of its label and of the error summary's link. */
export const fieldId = (name: string): string => `field-${name}`;

/** The attributes that tie a control to its label, hint and error. */
export function controlAttributes({ name, hint, error, required }: FieldProps) {
  const described = [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean);
  return {
    id: fieldId(name),
    name,
    ...(required && { required }),
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(error && { 'aria-invalid': 'true' as const }),
  };
}

/** The label, with the word "optional" where the field may stay empty. */
export function FieldLabel({ language, name, label, required }: FieldProps) {
  return (
    <label for={fieldId(name)}>
      {label}
      {!required && <span class="field-optional"> ({words[language].optional})</span>}
    </label>
  );
}

/** Hint and error of a control, under the ids that `controlAttributes` refers to. */
export function FieldNotes({ name, hint, error }: FieldProps) {
  return (
    <>
      {hint && (
        <p class="field-hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${fieldId(name)}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** Label, notes and control, one under the other. */
export function FieldFrame({ children, ...field }: FieldProps & { children: Child }) {
  return (
    <div class="field">
      <FieldLabel {...field} />
      <FieldNotes {...field} />
      {children}
    </div>
  );
}
