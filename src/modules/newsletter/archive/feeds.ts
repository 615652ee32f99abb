/** The archive for feed readers: Atom (RFC 4287) and RSS 2.0. */
import type { Language } from '../../../policy/vocabulary.ts';

export const feedTypes = [
  { file: 'feed.xml', type: 'application/atom+xml', name: 'Atom' },
  { file: 'rss.xml', type: 'application/rss+xml', name: 'RSS' },
] as const;

export interface FeedEntry {
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** HTML of the mail's text. */
  readonly content: string;
  readonly language: Language;
  readonly sentAt: Date;
}

export interface Feed {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  /** The page that it is about, and its own address. */
  readonly page: string;
  readonly self: string;
  /** When nothing was sent yet. */
  readonly since: Date;
  readonly entries: readonly FeedEntry[];
}

/** What XML 1.0 has no place for, not even as references. */
const unprintable = /[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(unprintable, '')
    .replace(/[&<>"']/g, (symbol) => escapes[symbol] ?? '');

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';

const latestOf = ({ entries, since }: Feed): Date => entries[0]?.sentAt ?? since;

/** The feed as Atom. */
export function atomFeed(feed: Feed): string {
  const { language, title, subtitle, author, page, self } = feed;
  const entries = feed.entries.map(
    (entry) => `  <entry xml:lang="${entry.language}">
    <title>${xml(entry.title)}</title>
    <id>${xml(entry.url)}</id>
    <link rel="alternate" type="text/html" href="${xml(entry.url)}"/>
    <published>${entry.sentAt.toISOString()}</published>
    <updated>${entry.sentAt.toISOString()}</updated>
    <summary>${xml(entry.summary)}</summary>
    <content type="html">${xml(entry.content)}</content>
  </entry>
`,
  );
  return `${declaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <title>${xml(title)}</title>
  <subtitle>${xml(subtitle)}</subtitle>
  <id>${xml(self)}</id>
  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>
  <link rel="alternate" type="text/html" href="${xml(page)}"/>
  <updated>${latestOf(feed).toISOString()}</updated>
  <author><name>${xml(author)}</name></author>
${entries.join('')}</feed>
`;
}

/** The feed as RSS 2.0. */
export function rssFeed(feed: Feed): string {
  const { language, title, subtitle, page, self } = feed;
  const items = feed.entries.map(
    (entry) => `    <item>
      <title>${xml(entry.title)}</title>
      <link>${xml(entry.url)}</link>
      <guid isPermaLink="true">${xml(entry.url)}</guid>
      <pubDate>${entry.sentAt.toUTCString()}</pubDate>
      <description>${xml(entry.content)}</description>
    </item>
`,
  );
  return `${declaration}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${xml(title)}</title>
    <link>${xml(page)}</link>
    <description>${xml(subtitle)}</description>
    <language>${language}</language>
    <lastBuildDate>${latestOf(feed).toUTCString()}</lastBuildDate>
    <atom:link rel="self" type="application/rss+xml" href="${xml(self)}"/>
${items.join('')}  </channel>
</rss>
`;
}
