import type { Child } from 'hono/jsx';

/** `primary` is the one thing to do here, `danger` destroys something, `plain` is all else. A refusal has the kind of its acceptance. */
export type ButtonKind = 'primary' | 'plain' | 'danger';

const classes: Record<ButtonKind, string> = {
  primary: 'button button-primary',
  plain: 'button',
  danger: 'button button-danger',
};

interface ButtonProps {
  kind?: ButtonKind;
  type?: 'submit' | 'button';
  name?: string;
  value?: string;
  /** The id of the form it belongs to, where it stands outside of it. */
  form?: string;
  disabled?: boolean;
  children: Child;
}

/** A button of a form. */
export function Button({ kind = 'plain', type = 'submit', children, ...attributes }: ButtonProps) {
  return (
    <button class={classes[kind]} type={type} {...attributes}>
      {children}
    </button>
  );
}

interface ButtonLinkProps {
  kind?: ButtonKind;
  href: string;
  /** The file name offered, where the link saves a file. */
  download?: string;
  children: Child;
}

/** A link that looks like a button: it leads to a page or a file and changes nothing. */
export function ButtonLink({ kind = 'plain', children, ...attributes }: ButtonLinkProps) {
  return (
    <a class={classes[kind]} {...attributes}>
      {children}
    </a>
  );
}
