import type { Child } from 'hono/jsx';

interface CardProps {
  title?: Child;
  /** What the figures are, or a link, at the end of the title's line. */
  aside?: Child;
  children: Child;
}

/** A bounded part of a page. */
export function Card({ title, aside, children }: CardProps) {
  return (
    <section class="card">
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
