/** The picture and the links of mails to those who agreed to be measured. Both answer also when nothing is counted any more. */
import { DomainError } from '../../../platform/fault.ts';
import { errorFacts } from '../../../platform/log.ts';
import type { RequestContext, Route, Services } from '../../../platform/module.ts';
import type { NewsletterDb } from '../database.ts';
import { readMeasureToken } from '../token/tokens.ts';
import { count, type Seen } from './commands.ts';
import { campaignIdOf, linkTarget } from './queries.ts';

interface Counter {
  readonly services: Services;
  readonly db: NewsletterDb;
}

export function measuringRoutes(services: Services, db: NewsletterDb): Route[] {
  const counter = { services, db };
  return [
    {
      method: 'GET',
      path: '/newsletter/open/:token',
      noAddress: true,
      handle: (context) => answerPicture(counter, context),
    },
    {
      method: 'GET',
      path: '/newsletter/click/:token/:number',
      noAddress: true,
      handle: (context) => leadOn(counter, context),
    },
  ];
}

/** GIF89a of one transparent pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The same for every token, known or not: the picture tells nothing. */
async function answerPicture(counter: Counter, context: RequestContext): Promise<Response> {
  const read = readMeasureToken(counter.services, context.req.param('token') ?? '');
  const campaignId = read && (await campaignIdOf(counter.db, read.campaign));
  if (campaignId)
    await note(counter, context, {
      subscriberId: read.subscriberId,
      campaignId,
      number: null,
      signal: 'opens',
    });
  return new Response(pixel, {
    headers: {
      'Content-Type': 'image/gif',
      'Content-Length': String(pixel.length),
      'Cache-Control': 'no-store',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}

async function leadOn(counter: Counter, context: RequestContext): Promise<Response> {
  const read = readMeasureToken(counter.services, context.req.param('token') ?? '');
  const number = readNumber(context.req.param('number') ?? '');
  const campaignId = read && (await campaignIdOf(counter.db, read.campaign));
  if (!campaignId || number === null) throw new DomainError('notFound');
  const url = await linkTarget(counter.db, { campaignId, number });
  if (url === null) throw new DomainError('notFound');
  await note(counter, context, { subscriberId: read.subscriberId, campaignId, number, signal: 'clicks' });
  return new Response(null, {
    status: 302,
    headers: { Location: url, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });
}

const readNumber = (text: string): number | null => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null);

/** Counts what a person did. That it cannot be counted keeps nobody from getting on. */
async function note({ services, db }: Counter, context: RequestContext, seen: Seen): Promise<void> {
  if (context.req.method === 'HEAD' || isPrefetch(context)) return;
  try {
    await count(db, services, seen);
  } catch (error) {
    services.log.warn({ campaign: seen.campaignId, ...errorFacts(error) }, 'a newsletter count was lost');
  }
}

/** Mail programs and browsers that fetch before anybody asks say so, most of them. */
const isPrefetch = ({ req }: RequestContext): boolean =>
  ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|preview/i.test(req.header(name) ?? ''),
  );
