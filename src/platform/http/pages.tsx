/** Turns views into answers: frames, languages, errors, and the cache of public pages. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { isPlaceholder } from '../../policy/check.ts';
import { formatPeriod, type Period } from '../../policy/period.ts';
import type { Language } from '../../policy/vocabulary.ts';
import type { RequestContext, Services } from '../module.ts';
import { ButtonLink } from '../ui/components/button.tsx';
import {
  type ConsoleFrame,
  ConsoleLayout,
  type ConsolePage,
  type SiteFrame,
  SiteLayout,
  type SitePage,
} from '../ui/layout.tsx';
import { siteWords } from './words.ts';

type PageServices = Pick<Services, 'policy' | 'env' | 'assets' | 'clock'>;

/** The frame of all public pages of a language. */
export function siteFrame(services: PageServices, language: Language): SiteFrame {
  const { policy, env, assets } = services;
  const w = siteWords[language];
  const link = (path: string, label: string) => ({ href: `/${language}${path}`, label });
  const strip = trialStrip(services, language);
  return {
    language,
    brand: policy.controller.name.replace(/ (LLC|GmbH|Inc\.?|Ltd\.?)$/, ''),
    origin: env.publicUrl,
    asset: assets.asset,
    navigation: [
      link('/products', w.products),
      link('/support', w.support),
      link('/newsletter', w.newsletter),
      link('/account', w.account),
      link('/privacy', w.privacy),
    ],
    footer: {
      controller: `${policy.controller.name}, ${policy.controller.address}`,
      links: [
        link('/contact', w.contact),
        link('/privacy', w.privacy),
        link('/privacy/cookies', w.cookies),
        link('/privacy/my-data', w.myData),
        link('/privacy/proof', w.proof),
      ],
    },
    ...(strip ? { strip } : {}),
  };
}

/** What must be seen on every page: a shifted clock, and addresses that are placeholders. */
export function trialStrip(
  { env, policy, clock }: Pick<Services, 'env' | 'policy' | 'clock'>,
  language: Language,
): string | null {
  const w = siteWords[language];
  const parts: string[] = [];
  if (env.clockOffsetMs !== 0)
    parts.push(w.shiftedClock(clock.now().toISOString().slice(0, 16).replace('T', ' ')));
  if (Object.values(policy.controller.emails).some(isPlaceholder)) parts.push(w.placeholders);
  return parts.length > 0 ? parts.join(' ') : null;
}

/** A page of the public site in the visitor's language. */
export function sitePage(
  services: PageServices,
  context: RequestContext,
  page: SitePage,
  status = 200,
): Response {
  const html = SiteLayout({
    ...siteFrame(services, context.var.language),
    scripts: siteScripts(services),
    ...page,
  }).toString();
  return htmlResponse(context, html, status, page.visibility === 'personal' ? 'no-store' : 'no-cache');
}

/** A page of the staff console. */
export function consolePage(
  context: RequestContext,
  frame: ConsoleFrame,
  page: ConsolePage,
  status = 200,
): Response {
  return htmlResponse(context, ConsoleLayout({ ...frame, ...page }).toString(), status, 'no-store');
}

function siteScripts({ assets }: PageServices): string[] {
  return assets.has('site.js') ? ['site.js'] : [];
}

function htmlResponse(context: RequestContext, html: string, status: number, caching: string): Response {
  const body = Buffer.from(html);
  const headers: Record<string, string> = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': caching,
    'Content-Language': context.var.language,
  };
  if (body.length > 2_000 && acceptsGzip(context)) {
    const packed = gzipSync(body, { level: 4 });
    return new Response(packed, {
      status,
      headers: {
        ...headers,
        'Content-Encoding': 'gzip',
        'Content-Length': String(packed.length),
        Vary: 'Accept-Encoding, Accept-Language',
      },
    });
  }
  return new Response(body, {
    status,
    headers: { ...headers, 'Content-Length': String(body.length), Vary: 'Accept-Encoding, Accept-Language' },
  });
}

const acceptsGzip = (context: RequestContext) =>
  context.req.header('accept-encoding')?.includes('gzip') ?? false;

interface CachedPage {
  readonly plain: Buffer<ArrayBuffer>;
  readonly gzip: Buffer<ArrayBuffer>;
  readonly brotli: Buffer<ArrayBuffer>;
  readonly etag: string;
  readonly staleAt: number;
}

/**
 * Pages without personal content, kept as bytes for each language. A page made of measurements is rendered anew after
 * `seconds`; all others live as long as the program, since policy and content are read at start.
 */
export function cachedPage(
  services: PageServices,
  render: (context: RequestContext) => SitePage | Promise<SitePage>,
  seconds = Number.POSITIVE_INFINITY,
) {
  const pages = new Map<Language, CachedPage>();
  const making = new Map<Language, Promise<CachedPage>>();
  const make = async (context: RequestContext, now: number): Promise<CachedPage> => {
    const { language } = context.var;
    const frame = { ...siteFrame(services, language), scripts: siteScripts(services) };
    const html = SiteLayout({ ...frame, ...(await render(context)) }).toString();
    const page = pack(Buffer.from(html), now + seconds * 1_000);
    pages.set(language, page);
    return page;
  };
  /** Whoever asks while a page is being made gets the same one: a rush does not render it many times. */
  const makeOnce = (context: RequestContext, now: number): Promise<CachedPage> => {
    const { language } = context.var;
    const made = making.get(language) ?? make(context, now).finally(() => making.delete(language));
    making.set(language, made);
    return made;
  };
  return async (context: RequestContext): Promise<Response> => {
    const now = services.clock.now().getTime();
    const kept = pages.get(context.var.language);
    return answerCached(context, kept && kept.staleAt > now ? kept : await makeOnce(context, now));
  };
}

function pack(plain: Buffer<ArrayBuffer>, staleAt: number): CachedPage {
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const brotli = brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
  return { plain, gzip: gzipSync(plain, { level: 6 }), brotli, etag, staleAt };
}

function answerCached(context: RequestContext, page: CachedPage): Response {
  const headers: Record<string, string> = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-cache',
    'Content-Language': context.var.language,
    ETag: page.etag,
    Vary: 'Accept-Encoding, Accept-Language',
  };
  if (context.req.header('if-none-match') === page.etag) return new Response(null, { status: 304, headers });
  const accepted = context.req.header('accept-encoding') ?? '';
  const [body, encoding] = accepted.includes('br')
    ? [page.brotli, 'br']
    : accepted.includes('gzip')
      ? [page.gzip, 'gzip']
      : [page.plain, ''];
  if (encoding) headers['Content-Encoding'] = encoding;
  headers['Content-Length'] = String(body.length);
  return new Response(body, { headers });
}

const statusOf: Readonly<Record<string, number>> = {
  notFound: 404,
  wrongMethod: 405,
  crossSite: 403,
  notAllowed: 403,
  blocked: 403,
  tooLarge: 413,
  lengthMissing: 411,
  badEncoding: 415,
  badForm: 400,
  repeatedField: 400,
  tooMany: 429,
  linkExpired: 410,
  campaignMoved: 409,
  timePassed: 422,
  noMailServer: 409,
  unavailable: 503,
  failed: 500,
};

/** A wait as people say it: seconds up to two minutes, then minutes, then hours. */
function roundedUp(seconds: number): Period {
  if (seconds < 120) return { seconds };
  if (seconds < 3_600) return { minutes: Math.ceil(seconds / 60) };
  return { hours: Math.ceil(seconds / 3_600) };
}

/** What an error page says, in a language, and with which status and headers. */
export interface ErrorText {
  readonly title: string;
  readonly text: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

export function errorText(
  language: Language,
  code: string,
  facts: Readonly<Record<string, string | number>>,
): ErrorText {
  const words = siteWords[language].errors;
  const { title, text } =
    (words as Readonly<Record<string, { title: string; text: string } | undefined>>)[code] ??
    (statusOf[code] ? words.notAllowed : words.refused);
  const seconds = typeof facts.seconds === 'number' ? facts.seconds : null;
  const wait = seconds === null ? '' : formatPeriod(roundedUp(seconds), language);
  const field = String(facts.field ?? '');
  return {
    title,
    text: text.replace('{wait}', wait).replace('{field}', () => field),
    status: statusOf[code] ?? 422,
    headers: {
      ...(seconds !== null && { 'Retry-After': String(seconds) }),
      ...(facts.allow !== undefined && { Allow: String(facts.allow) }),
    },
  };
}

/** Where to go from an error: to a new link where one has ended, to the start, and to a person. */
function WaysOn({ context, code }: { context: RequestContext; code: string }) {
  const { language } = context.var;
  const w = siteWords[language];
  return (
    <>
      {code === 'linkExpired' && context.req.path.includes('/my-data/') && (
        <ButtonLink kind="primary" href={`/${language}/privacy/my-data`}>
          {w.newLink}
        </ButtonLink>
      )}
      <ButtonLink href={`/${language}/`}>{w.home}</ButtonLink>
      <ButtonLink href={`/${language}/contact`}>{w.contact}</ButtonLink>
    </>
  );
}

/** The page of an error: what happened and what to do, in the visitor's language. */
export function errorPage(
  services: PageServices,
  context: RequestContext,
  code: string,
  facts: Readonly<Record<string, string | number>> = {},
): Response {
  const { title, text, status, headers } = errorText(context.var.language, code, facts);
  const page: SitePage = {
    path: '/',
    title: `${title} · ${siteFrame(services, context.var.language).brand}`,
    headline: title,
    lede: text,
    actions: <WaysOn context={context} code={code} />,
    visibility: 'personal',
  };
  return withHeaders(sitePage(services, context, page, status), headers);
}

export function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
