import type { Child } from 'hono/jsx';
import { Button } from '../../../../platform/ui/components/button.tsx';
import { pathOf, type SendPage } from './page.ts';

/** A form of one button. */
export function Order({
  page,
  act,
  kind,
  children,
}: {
  page: SendPage;
  act: string;
  kind?: 'primary' | 'danger';
  children: Child;
}) {
  return (
    <form method="post" action={`${pathOf(page)}/${act}`}>
      <Button {...(kind && { kind })}>{children}</Button>
    </form>
  );
}
