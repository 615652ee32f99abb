/** The site's own articles: Markdown in `content/{en,de,ru}/`, read and rendered once at start. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import markdownIt from 'markdown-it';
import { Fault } from '../../platform/fault.ts';
import { repository } from '../../platform/repository.ts';
import { type Language, languages } from '../../policy/vocabulary.ts';

export interface Article {
  /** The first heading. */
  readonly title: string;
  /** The paragraph beneath it, as plain text. */
  readonly lede: string;
  /** All that follows, as HTML of our own making; empty where nothing does. */
  readonly body: string;
}

const quotes: Readonly<Record<Language, string>> = { en: '“”‘’', de: '„“‚‘', ru: '«»„“' };

/** Renders Markdown without HTML; a link to a page of ours, written `/contact`, stays in the reader's language. */
function renderer(language: Language) {
  const markdown = markdownIt({ html: false, typographer: true, quotes: quotes[language] });
  const normalise = markdown.normalizeLink;
  markdown.normalizeLink = (url) => normalise(url.startsWith('/') ? `/${language}${url}` : url);
  return markdown;
}

const renderers = new Map(languages.map((language) => [language, renderer(language)]));

/**
 * Splits an article into its title, its first paragraph and the rest.
 * @throws Fault when it does not begin with a heading and a paragraph
 */
export function parseArticle(language: Language, file: string, text: string): Article {
  const [heading, lede, ...rest] = text.trim().split(/\n{2,}/);
  const title = /^# (.+)$/.exec(heading ?? '')?.[1];
  if (!title || !lede || /^[#\-*>|]/.test(lede))
    throw new Fault(`${file} does not begin with "# Title" and a paragraph beneath it: write both.`);
  const body = renderers.get(language)?.render(rest.join('\n\n')) ?? '';
  return { title, lede: lede.replaceAll('\n', ' '), body };
}

/** An article by its name, such as `home` or `products/promt-21`; `null` where no file of that name exists. */
export function readArticle(
  language: Language,
  name: string,
  folder = join(repository, 'content'),
): Article | null {
  const file = join(folder, language, `${name}.md`);
  try {
    return parseArticle(language, file, readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
