import type { Child } from 'hono/jsx';
import { type Language, words } from '../words.ts';

export interface ContentsItem {
  number?: string;
  title: string;
  href: string;
  current?: boolean;
}

interface ReadingProps {
  language: Language;
  contents: readonly ContentsItem[];
  children: Child;
}

/** A long text with its table of contents: beside it where there is room, above it where there is not. */
export function Reading({ language, contents, children }: ReadingProps) {
  return (
    <div class="reading">
      <nav class="contents" aria-label={words[language].contents}>
        <ol>
          {contents.map(({ number, title, href, current }) => (
            <li>
              <a href={href} aria-current={current ? 'true' : undefined}>
                <span>{number}</span>
                {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div class="reading-body">{children}</div>
    </div>
  );
}

interface ChapterProps {
  id: string;
  number?: string;
  title: Child;
  children: Child;
}

/** A numbered chapter of a long text; holds `Passage`s. */
export function Chapter({ id, number, title, children }: ChapterProps) {
  return (
    <section class="chapter" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {number && <span>{number}</span>}
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Paragraphs in the reading face, and in the margin the notes that belong to them. */
export function Passage({ notes, children }: { notes?: Child; children: Child }) {
  return (
    <div class="passage">
      <div class="prose">{children}</div>
      {notes && <div class="passage-notes">{notes}</div>}
    </div>
  );
}

/** Running text without margin, such as an article. */
export function Prose({ children }: { children: Child }) {
  return <div class="prose">{children}</div>;
}
