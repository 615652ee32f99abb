import type { Child } from 'hono/jsx';

/** A list of `Entry`. */
export function Entries({ children }: { children: Child }) {
  return <div class="entries">{children}</div>;
}

interface EntryProps {
  title: Child;
  /** Why it is held. */
  why?: Child;
  /** What it is; a sentence and a `Timeline`. */
  children: Child;
  /** What can be done, and who has seen it: buttons, a pill, paragraphs. */
  side?: Child;
}

/** One thing held about somebody: what and why, the facts and their time, what can be done. */
export function Entry({ title, why, children, side }: EntryProps) {
  return (
    <section class="entry">
      <div class="entry-what">
        <h2>{title}</h2>
        {why && <p>{why}</p>}
      </div>
      <div class="entry-facts">{children}</div>
      {side && <div class="entry-side">{side}</div>}
    </section>
  );
}
