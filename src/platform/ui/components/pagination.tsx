import { type Language, words } from '../words.ts';
import { ButtonLink } from './button.tsx';

interface PaginationProps {
  language: Language;
  /** Counted from 1. */
  page: number;
  pages: number;
  href: (page: number) => string;
}

/** Steps through a long list. Nothing where there is one page only. */
export function Pagination({ language, page, pages, href }: PaginationProps) {
  if (pages <= 1) return null;
  const w = words[language];
  return (
    <nav class="pages" aria-label={w.pagination}>
      <span>{page > 1 && <ButtonLink href={href(page - 1)}>← {w.previous}</ButtonLink>}</span>
      <span>{w.pageOf(page, pages)}</span>
      <span>{page < pages && <ButtonLink href={href(page + 1)}>{w.next} →</ButtonLink>}</span>
    </nav>
  );
}
