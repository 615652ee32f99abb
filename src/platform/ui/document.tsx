import type { Child } from 'hono/jsx';
import { type Language, words } from './words.ts';

interface DocumentHeadProps {
  language: Language;
  title: string;
  asset: (name: string) => string;
  styles: readonly string[];
  scripts: readonly string[];
  children?: Child;
}

const latin = 'golos-text-latin-wght-normal.woff2';
const cyrillic = 'golos-text-cyrillic-wght-normal.woff2';

/** What every page of a language needs at once, fetched beside the style sheet instead of after it. */
const firstFonts: Record<Language, readonly string[]> = { en: [latin], de: [latin], ru: [cyrillic, latin] };

/** The `<head>` of site and console alike. */
export function DocumentHead({ language, title, asset, styles, scripts, children }: DocumentHeadProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#15171a" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
      {firstFonts[language].map((name) => (
        <link rel="preload" as="font" type="font/woff2" href={asset(name)} crossorigin="anonymous" />
      ))}
      {styles.map((name) => (
        <link rel="stylesheet" href={asset(name)} />
      ))}
      {scripts.map((name) => (
        <script src={asset(name)} defer />
      ))}
      {children}
    </head>
  );
}

/** The first stop of the tab key on every page (WCAG 2.4.1). */
export function SkipLink({ language }: { language: Language }) {
  return (
    <a class="skip" href="#content">
      {words[language].skip}
    </a>
  );
}

/** A line above everything that concerns every page, such as the shifted clock of a trial. */
export function Strip({ language, children }: { language: Language; children: Child }) {
  return (
    <aside class="strip" aria-label={words[language].strip}>
      {children}
    </aside>
  );
}

interface PageHeadProps {
  title: string;
  headline?: Child;
  lede?: Child;
  actions?: Child;
}

/** The page's only `<h1>`, with what introduces it and what can be done here. */
export function PageHead({ title, headline, lede, actions }: PageHeadProps) {
  return (
    <div class="page-head">
      <h1>{headline ?? title}</h1>
      {lede && <p class="lede">{lede}</p>}
      {actions && <div class="page-actions">{actions}</div>}
    </div>
  );
}
