import type { Child } from 'hono/jsx';

interface CardProps {
  /** Where a form's answer stands, so that the browser goes there. */
  id?: string;
  title?: Child;
  /** What the figures are, or a link, at the end of the title's line. */
  aside?: Child;
  children: Child;
}

/** A bounded part of a page. */
export function Card({ id, title, aside, children }: CardProps) {
  return (
    <section class="card" id={id}>
      {title && (
        <div class="card-head">
          <h2>{title}</h2>
          {aside && <p>{aside}</p>}
        </div>
      )}
      {children}
    </section>
  );
}
