import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from './button.tsx';

interface ConfirmProps {
  title: Child;
  /** What will happen, in plain words: what goes, what stays and why. */
  children: Child;
  action: string;
  /** Values that the form carries, besides what `fields` asks. */
  hidden?: Readonly<Record<string, string>>;
  fields?: Child;
  /** Says what the button does: "Erase everything", never "OK". */
  button: string;
  cancel: { href: string; label: string };
}

/** The one question before something is destroyed. */
export function Confirm({ title, children, action, hidden = {}, fields, button, cancel }: ConfirmProps) {
  return (
    <section class="confirm">
      <h2>{title}</h2>
      {children}
      <form method="post" action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {fields}
        <div class="form-actions">
          <Button kind="danger">{button}</Button>
          <ButtonLink href={cancel.href}>{cancel.label}</ButtonLink>
        </div>
      </form>
    </section>
  );
}
