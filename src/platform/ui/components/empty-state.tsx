import type { Child } from 'hono/jsx';

/** In place of a list without entries: what would stand here, and what to do if anything. */
export function EmptyState({ title, children }: { title: Child; children?: Child }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
