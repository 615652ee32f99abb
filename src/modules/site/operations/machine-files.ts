/** Files for machines, derived from the policy and from the routes of all modules. */
import type { ModuleServices, Route } from '../../../platform/module.ts';
import { days } from '../../../policy/index.ts';
import { addPeriod } from '../../../policy/period.ts';
import { languages } from '../../../policy/vocabulary.ts';
import { organisation } from '../organisation.ts';

/** `security.txt`, `robots.txt`, the imprint for machines, and `sitemap.xml`. */
export function machineFiles(services: ModuleServices): Route[] {
  return [
    file('/.well-known/security.txt', 'text/plain; charset=utf-8', () => securityTxt(services)),
    file('/robots.txt', 'text/plain; charset=utf-8', () => robotsTxt(services)),
    file('/contact.json', 'application/ld+json', () =>
      JSON.stringify(organisation(services.policy, services.env.publicUrl)),
    ),
    file('/sitemap.xml', 'application/xml; charset=utf-8', () => sitemap(services)),
  ];
}

const file = (path: string, type: string, text: () => string): Route => ({
  method: 'GET',
  path,
  handle: (context) =>
    context.body(text(), 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' }),
});

/** RFC 9116 advises to let the file expire in less than a year. */
const securityValid = days(180);

function securityTxt({ policy, env, clock }: ModuleServices): string {
  const expires = addPeriod(clock.now(), securityValid).toISOString();
  return [
    `Contact: mailto:${policy.controller.emails.contact}`,
    `Contact: ${env.publicUrl}/contact`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${env.publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}

const robotsTxt = ({ env }: ModuleServices) =>
  ['User-agent: *', 'Disallow: /console', 'Disallow: /r/', `Sitemap: ${env.publicUrl}/sitemap.xml`, ''].join(
    '\n',
  );

/** Pages about one visitor or person, which no search engine should list. */
const personal = ['/privacy/my-data', '/privacy/my-visit', '/rate'];

function sitemap(services: ModuleServices): string {
  const urls = publicPaths(services).map((path) => sitemapEntry(services.env.publicUrl, path));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

/** Paths without language of all localised pages, and of the products. */
function publicPaths({ wiring, policy }: ModuleServices): string[] {
  const routes = [...wiring.parts().values()].flatMap((part) => part.routes ?? []);
  const pages = routes
    .filter((route) => route.localised && route.method === 'GET' && !route.permission)
    .map((route) => route.path)
    .filter((path) => !/[:*.]/.test(path) && !personal.some((start) => path.startsWith(start)));
  const products = Object.keys(policy.products).map((id) => `/products/${id}`);
  return [...new Set([...pages, ...products])].sort();
}

const sitemapEntry = (origin: string, path: string): string => {
  const alternates = languages.map(
    (language) =>
      `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(`${origin}/${language}${path}`)}"/>`,
  );
  return languages
    .map(
      (language) =>
        `<url><loc>${escapeXml(`${origin}/${language}${path}`)}</loc>${alternates.join('')}</url>`,
    )
    .join('\n');
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
