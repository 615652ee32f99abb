import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { Button } from './components/button.tsx';
import { DocumentHead, PageHead, SkipLink, Strip } from './document.tsx';
import { type Language, words } from './words.ts';

export interface ConsoleItem {
  href: string;
  label: string;
  /** How many wait there; shown where more than none. */
  count?: number;
}

export interface ConsoleGroup {
  title: string;
  items: readonly ConsoleItem[];
}

interface StaffMember {
  name: string;
  role: string;
  signOutAction: string;
}

/** What is the same on every page of the console for one member of staff. */
export interface ConsoleFrame {
  language: Language;
  asset: (name: string) => string;
  groups: readonly ConsoleGroup[];
  /** Who is signed in; absent on the pages before signing in, which have no menu either. */
  person?: StaffMember;
  strip?: Child;
}

export interface ConsolePage {
  /** The path of this page: `/console/visits`. */
  path: string;
  title: string;
  headline?: Child;
  lede?: Child;
  actions?: Child;
  /** Scripts by asset name, loaded deferred. */
  scripts?: readonly string[];
  children?: Child;
}

/** A complete page of the staff console, doctype included. */
export function ConsoleLayout(page: ConsoleFrame & ConsolePage) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={page.language}>
        <DocumentHead
          language={page.language}
          title={`${page.title} · Avow`}
          asset={page.asset}
          styles={['site.css', 'console.css']}
          scripts={page.scripts ?? []}
        >
          <meta name="robots" content="noindex" />
        </DocumentHead>
        <body class="console">
          <SkipLink language={page.language} />
          {page.strip && <Strip language={page.language}>{page.strip}</Strip>}
          <Sidebar {...page} />
          <main class="console-main" id="content" tabindex={-1}>
            <PageHead {...page} />
            {page.children}
          </main>
        </body>
      </html>
    </>
  );
}

/** On narrow screens the `<details>` shows or hides its next sibling; on wide ones it is gone and the sibling always there. */
function Sidebar({ language, groups, person, path }: ConsoleFrame & ConsolePage) {
  const w = words[language];
  const current = currentItem(groups, path);
  return (
    <header class="side">
      <a class="brand" href="/console">
        Avow
      </a>
      {person && (
        <>
          <details class="side-menu">
            <summary>{w.menu}</summary>
          </details>
          <div class="side-body">
            <nav aria-label={w.consoleNavigation}>
              {groups.map((group) => (
                <SidebarGroup {...group} current={current} />
              ))}
            </nav>
            <SignedIn language={language} {...person} />
          </div>
        </>
      )}
    </header>
  );
}

function SignedIn({ language, name, role, signOutAction }: StaffMember & { language: Language }) {
  return (
    <div class="side-person">
      <p>
        <span>{words[language].signedInAs}</span>
        <strong>{name}</strong>
        {role}
      </p>
      <form method="post" action={signOutAction}>
        <Button>{words[language].signOut}</Button>
      </form>
    </div>
  );
}

/** The item whose address is the path, or the longest one above it; everything is below the overview. */
function currentItem(groups: readonly ConsoleGroup[], path: string): string | undefined {
  return groups
    .flatMap((group) => group.items.map((item) => item.href))
    .filter((href) => path === href || (href !== '/console' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}

function SidebarGroup({ title, items, current }: ConsoleGroup & { current: string | undefined }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map(({ href, label, count = 0 }) => (
          <li>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {label}
              {count > 0 && <data value={count}>{count}</data>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
