import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { DocumentHead, PageHead, SkipLink, Strip } from './document.tsx';
import { type Language, languageNames, languages, words } from './words.ts';

export interface NavItem {
  /** Path with its language: `/de/products`. */
  href: string;
  label: string;
}

/** What is the same on every public page of one language; made once, spread into each `SiteLayout`. */
export interface SiteFrame {
  language: Language;
  /** The vendor's name, as in the head of every page. */
  brand: string;
  /** `PUBLIC_URL` without a slash at its end; canonical and hreflang links need it. */
  origin: string;
  /** Content-hashed URL of an asset, from `Assets.asset`. */
  asset: (name: string) => string;
  navigation: readonly NavItem[];
  footer: { controller: Child; links: readonly NavItem[] };
  /** A line above everything, such as the shifted clock of a trial. */
  strip?: Child;
}

export interface SitePage {
  /** The path without its language, from the slash: `/`, `/privacy/cookies`. The language switch keeps it. */
  path: string;
  title: string;
  /** One or two sentences for search engines. */
  description?: string;
  /** Pages about one person or behind a link: no search engine, no alternates. */
  visibility?: 'public' | 'personal';
  /** The `<h1>` where it differs from the title. */
  headline?: Child;
  lede?: Child;
  /** Buttons, pills and links under the headline. */
  actions?: Child;
  /** Scripts by asset name, loaded deferred. */
  scripts?: readonly string[];
  /** Where feed readers find what is new here. */
  feeds?: readonly { href: string; type: string; title: string }[];
  children?: Child;
}

/** The path of a page in a language: `('de', '/privacy')` → `/de/privacy`, `('de', '/')` → `/de/`. */
export const localPath = (language: Language, path: string): string => `/${language}${path}`;

/** A complete public page, doctype included. */
export function SiteLayout(page: SiteFrame & SitePage) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={page.language}>
        <DocumentHead
          language={page.language}
          title={page.path === '/' ? page.title : `${page.title} · ${page.brand}`}
          asset={page.asset}
          styles={['site.css']}
          scripts={page.scripts ?? []}
        >
          <SearchHead {...page} />
        </DocumentHead>
        <body>
          <SkipLink language={page.language} />
          {page.strip && <Strip language={page.language}>{page.strip}</Strip>}
          <SiteHeader {...page} />
          <main class="site-main" id="content" tabindex={-1}>
            <PageHead {...page} />
            {page.children}
          </main>
          <SiteFooter {...page} />
        </body>
      </html>
    </>
  );
}

function SearchHead({
  language,
  origin,
  path,
  description,
  visibility = 'public',
  feeds = [],
}: SiteFrame & SitePage) {
  if (visibility === 'personal') return <meta name="robots" content="noindex" />;
  return (
    <>
      {description && <meta name="description" content={description} />}
      <link rel="canonical" href={origin + localPath(language, path)} />
      {languages.map((other) => (
        <link rel="alternate" hreflang={other} href={origin + localPath(other, path)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={origin + path} />
      {feeds.map(({ href, type, title }) => (
        <link rel="alternate" type={type} title={title} href={href} />
      ))}
    </>
  );
}

function SiteHeader({ language, brand, navigation, path }: SiteFrame & SitePage) {
  const current = localPath(language, path);
  return (
    <header class="site-head">
      <a class="brand" href={localPath(language, '/')}>
        {brand}
      </a>
      <nav class="site-nav" aria-label={words[language].mainNavigation}>
        <ul>
          {navigation.map(({ href, label }) => (
            <li>
              <a href={href} aria-current={currentMark(href, current)}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <LanguageSwitch language={language} path={path} />
    </header>
  );
}

/** `page` on the page itself, `true` on pages below it, nothing elsewhere. */
function currentMark(href: string, current: string): 'page' | 'true' | undefined {
  if (href === current) return 'page';
  return current.startsWith(`${href}/`) ? 'true' : undefined;
}

function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  return (
    <nav class="languages" aria-label={words[language].languages}>
      <ul>
        {languages.map((other) => (
          <li>
            <a
              href={localPath(other, path)}
              lang={other}
              hreflang={other}
              aria-label={`${other.toUpperCase()}, ${languageNames[other]}`}
              aria-current={other === language ? 'true' : undefined}
            >
              {other}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SiteFooter({ language, footer }: SiteFrame) {
  return (
    <footer class="site-foot">
      <p>{footer.controller}</p>
      <nav aria-label={words[language].footer}>
        <ul>
          {footer.links.map(({ href, label }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
