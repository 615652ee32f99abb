import { controlAttributes, FieldFrame, FieldNotes, type FieldProps, fieldId } from './field.tsx';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface SelectFieldProps extends FieldProps {
  choices: readonly Choice[];
  value?: string | undefined;
  /** The words of an empty first choice, for "nothing chosen". */
  empty?: string;
}

/** One of many, in a drop-down list. */
export function SelectField({ choices, value, empty, ...field }: SelectFieldProps) {
  return (
    <FieldFrame {...field}>
      <select class="control" {...controlAttributes(field)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

interface CheckboxFieldProps extends FieldProps {
  value?: string;
  checked?: boolean;
}

/** One tick, never set beforehand where it gives a consent (Art. 4(11) GDPR). */
export function CheckboxField({ value = 'yes', checked, ...field }: CheckboxFieldProps) {
  return (
    <div class="tick">
      <input type="checkbox" value={value} checked={checked} {...controlAttributes(field)} />
      <label for={fieldId(field.name)}>{field.label}</label>
      <FieldNotes {...field} />
    </div>
  );
}

interface RadioFieldProps extends FieldProps {
  choices: readonly Choice[];
  value?: string | undefined;
}

/** One of a few, all in sight. */
export function RadioField({ choices, value, ...field }: RadioFieldProps) {
  const { id, name, required, ...described } = controlAttributes(field);
  return (
    <fieldset class="field" aria-describedby={described['aria-describedby']}>
      <legend>{field.label}</legend>
      <FieldNotes {...field} />
      <div class="ticks">
        {choices.map((choice, index) => (
          <RadioChoice
            id={index === 0 ? id : `${id}-${choice.value}`}
            name={name}
            required={required === true}
            checked={choice.value === value}
            choice={choice}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface RadioChoiceProps {
  id: string;
  name: string;
  required: boolean;
  checked: boolean;
  choice: Choice;
}

function RadioChoice({ id, name, required, checked, choice }: RadioChoiceProps) {
  const hintId = choice.hint === undefined ? undefined : `${id}-${choice.value}-hint`;
  return (
    <div class="tick">
      <input
        type="radio"
        id={id}
        name={name}
        value={choice.value}
        checked={checked}
        required={required}
        aria-describedby={hintId}
      />
      <label for={id}>{choice.label}</label>
      {hintId && (
        <p class="field-hint" id={hintId}>
          {choice.hint}
        </p>
      )}
    </div>
  );
}
