import { describe, expect, test } from 'vitest';
import { ConsoleLayout } from './console-layout.tsx';
import { localPath, type SiteFrame, SiteLayout } from './site-layout.tsx';
import { languages } from './words.ts';

const frame: SiteFrame = {
  language: 'de',
  brand: 'Nordwind <Werkzeuge>',
  origin: 'https://www.example.com',
  asset: (name) => `/assets/${name}`,
  navigation: [
    { href: '/de/products', label: 'Produkte' },
    { href: '/de/privacy', label: 'Datenschutz' },
  ],
  footer: { controller: 'Nordwind GmbH', links: [] },
};

describe('a public page', () => {
  const html = String(
    <SiteLayout {...frame} path="/privacy/cookies" title="Cookies" description="Was gesetzt ist" />,
  );

  test('is a complete document in its language', () => {
    expect(html).toMatch(/^<!doctype html><html lang="de">/);
    expect(html).toContain('<title>Cookies · Nordwind &lt;Werkzeuge&gt;</title>');
  });

  test('names its counterparts in every language, and the address that negotiates', () => {
    for (const other of languages) {
      expect(html).toContain(`hreflang="${other}" href="https://www.example.com/${other}/privacy/cookies"`);
    }
    expect(html).toContain('hreflang="x-default" href="https://www.example.com/privacy/cookies"');
  });

  test('marks the part of the site that it belongs to', () => {
    expect(html).toMatch(/href="\/de\/privacy" aria-current="true"/);
    expect(html).not.toMatch(/href="\/de\/products" aria-current/);
  });

  test('about one person is kept out of search engines and names no address of its own in the head', () => {
    const personal = String(<SiteLayout {...frame} path="/r/ABC" title="Antwort" visibility="personal" />);
    expect(personal).toContain('<meta name="robots" content="noindex"/>');
    expect(personal).not.toMatch(/rel="(canonical|alternate)"/);
  });
});

test('the home page has a path of its own in each language', () => {
  expect(localPath('ru', '/')).toBe('/ru/');
  expect(localPath('ru', '/products')).toBe('/ru/products');
});

describe('the console', () => {
  const groups = [
    {
      title: 'Today',
      items: [
        { href: '/console', label: 'Overview', count: 0 },
        { href: '/console/messages', label: 'Messages', count: 3 },
      ],
    },
  ];
  const page = {
    language: 'en',
    asset: frame.asset,
    groups,
    title: 'Message 7',
    path: '/console/messages/7',
  } as const;

  test('marks the nearest item above the page, and shows what waits', () => {
    const person = { name: 'Ada Muster', role: 'Owner', signOutAction: '/console/sign-out' };
    const html = String(<ConsoleLayout {...page} person={person} />);
    expect(html).toContain(
      '<a href="/console/messages" aria-current="page">Messages<data value="3">3</data></a>',
    );
    expect(html).toContain('<a href="/console">Overview</a>');
    expect(html).toContain('<form method="post" action="/console/sign-out">');
  });

  test('shows no menu to somebody who is not signed in', () => {
    expect(String(<ConsoleLayout {...page} />)).not.toContain('/console/messages');
  });
});
