import type { Child } from 'hono/jsx';
import { type Language, words } from '../words.ts';

/** What was measured, beside the sentence that promises it. Holds a `Meter`, a `Pill` or a `<strong>` figure, and a few words. */
export function MarginNote({ language, children }: { language: Language; children: Child }) {
  return (
    <div class="margin-note" role="note" aria-label={words[language].measured}>
      {children}
    </div>
  );
}
