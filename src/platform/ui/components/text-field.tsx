import type { JSX } from 'hono/jsx';
import { controlAttributes, FieldFrame, type FieldProps } from './field.tsx';

type InputAttributes = JSX.IntrinsicElements['input'];

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'number' | 'date' | 'datetime-local';
  value?: string | undefined;
  /** What the browser may fill in (WCAG 1.3.5): `email`, `name`, `tel`, `one-time-code`, `off`, … */
  autocomplete?: NonNullable<InputAttributes['autocomplete']>;
  inputmode?: 'text' | 'numeric' | 'email' | 'tel';
  maxlength?: number;
  pattern?: string;
}

/** A field of one line. */
export function TextField({
  type = 'text',
  value,
  autocomplete,
  inputmode,
  maxlength,
  pattern,
  ...field
}: TextFieldProps) {
  return (
    <FieldFrame {...field}>
      <input
        class="control"
        // Browsers refuse addresses beyond ASCII in a field of type email, and rewrite their domains.
        type={type === 'email' ? 'text' : type}
        value={value}
        autocomplete={autocomplete}
        inputmode={type === 'email' ? 'email' : inputmode}
        autocapitalize={type === 'email' ? 'none' : undefined}
        maxlength={maxlength}
        pattern={pattern}
        {...controlAttributes(field)}
      />
    </FieldFrame>
  );
}

interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number;
  maxlength?: number;
}

/** A field of several lines that grows with its text. */
export function TextArea({ value = '', rows = 6, maxlength, ...field }: TextAreaProps) {
  return (
    <FieldFrame {...field}>
      <textarea class="control" rows={rows} maxlength={maxlength} {...controlAttributes(field)}>
        {value}
      </textarea>
    </FieldFrame>
  );
}

interface FileFieldProps extends FieldProps {
  /** Media types and endings offered by the browser's dialogue; the server decides for itself. */
  accept?: string;
  multiple?: boolean;
}

/** A choice of files. The form needs `enctype="multipart/form-data"`. */
export function FileField({ accept, multiple, ...field }: FileFieldProps) {
  return (
    <FieldFrame {...field}>
      <input class="control" type="file" accept={accept} multiple={multiple} {...controlAttributes(field)} />
    </FieldFrame>
  );
}
