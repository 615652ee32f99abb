import { type Language, words } from '../words.ts';
import { fieldId } from './field.tsx';
import { ToneMark } from './tone.tsx';

export interface FieldError {
  /** The field's name, or none where the whole form is meant. */
  field?: string;
  message: string;
}

/** Everything that is wrong with a form, at its head and in focus; each line leads to its field. Nothing where nothing is wrong. */
export function ErrorSummary({ language, errors }: { language: Language; errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="notice tone-broken" role="alert" id="errors" tabindex={-1} autofocus>
      <ToneMark tone="broken" />
      <div>
        <h2>{words[language].errorTitle}</h2>
        <ul>
          {errors.map(({ field, message }) => (
            <li>{field === undefined ? message : <a href={`#${fieldId(field)}`}>{message}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
