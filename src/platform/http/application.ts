/** The application: registers the routes of all modules behind one set of guards, and tells the observers of each answer. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { contentSecurityPolicy } from '../../policy/csp.ts';
import { type Language, languages } from '../../policy/vocabulary.ts';
import { DomainError } from '../fault.ts';
import {
  type ModuleParts,
  noRoute,
  type RequestContext,
  type RequestFacts,
  type RequestVariables,
  type Route,
  type Services,
} from '../module.ts';
import { remember } from '../remember.ts';
import { clientAddress, parseTrustedProxies } from '../visitor/address.ts';
import { negotiate } from '../visitor/language.ts';
import { answerError, failureOf } from './failures.ts';
import { refusal, securityHeaders } from './guards.ts';
import { openApiRoute } from './openapi.ts';
import { isApi, preflight } from './problem.ts';

/** Answers requests, with or without a socket: `request` is for tests. */
export interface Application extends Pick<Hono<RequestVariables>, 'fetch' | 'request'> {
  /** Headers of every answer. */
  readonly headers: readonly [string, string][];
  /** Tells the observers of a request that the web server had to refuse before the application could read it. */
  readonly tellUnread: (unread: UnreadRequest) => void;
}

export interface UnreadRequest {
  /** Address of the socket's other end. */
  readonly peer: string | undefined;
  readonly status: number;
  readonly bytes: number;
  /** Absent where not even the headers could be read. */
  readonly incoming?: IncomingMessage;
}

/** The application over the parts of all modules. */
export function createApplication(services: Services, parts: readonly ModuleParts[]): Application {
  const app = new Hono<RequestVariables>({ strict: false });
  const serve = createServe(services, parts);
  for (const route of parts.flatMap((part) => part.routes ?? [])) register(app, route, serve(route));
  const description = openApiRoute(services, parts);
  register(app, description, serve(description));
  const assets: Route = {
    method: 'GET',
    path: '/assets/*',
    handle: (context) => serveAsset(services, context),
  };
  app.get('/assets/*', serve(assets));
  const missing: Route = {
    method: 'GET',
    path: noRoute,
    handle: (context) => answerUnserved(app, context),
  };
  app.all('*', serve(missing));
  return {
    fetch: app.fetch,
    request: app.request,
    headers: headersOf(services),
    tellUnread: createTellUnread(services, parts),
  };
}

const headersOf = ({ env, policy }: Services): [string, string][] => [
  ...securityHeaders(env.secure),
  ['Content-Security-Policy', contentSecurityPolicy(policy)],
];

function createTellUnread(
  { env, clock }: Services,
  parts: readonly ModuleParts[],
): Application['tellUnread'] {
  const trustedProxies = parseTrustedProxies(env.trustedProxies);
  return ({ peer, status, bytes, incoming }) => {
    const header = (name: string) => {
      const value = incoming?.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    };
    const address = clientAddress({ peer, forwardedFor: header('x-forwarded-for'), trustedProxies }) ?? '';
    const method = incoming?.method ?? null;
    const read = { time: clock.now(), durationMs: 0, query: '', view: null };
    for (const { observe } of parts)
      observe?.({ ...read, address, method, route: noRoute, status, bytes, header });
  };
}

/** A path that is there under other methods says which (RFC 9110, 15.5.6); OPTIONS is answered by the same list. */
function answerUnserved(app: Hono<RequestVariables>, context: RequestContext): Response {
  const { req } = context;
  // The handler of unserved paths matches everything and is one of those found.
  const served = (['GET', 'POST'] as const).filter(
    (method) => app.router.match(method, req.path)[0].length > 1,
  );
  if (served.length === 0) throw new DomainError('notFound');
  const allow = [
    ...served.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
    'OPTIONS',
  ].join(', ');
  if (req.method === 'OPTIONS')
    return new Response(null, {
      status: 204,
      headers: { Allow: allow, ...(isApi(context) && preflight(allow)) },
    });
  throw new DomainError('wrongMethod', { allow });
}

type Handler = (context: RequestContext) => Promise<Response>;

/** Registers a route under its path and, where it is localised, under each language. */
function register(app: Hono<RequestVariables>, route: Route, handle: Handler): void {
  const prefixes = route.localised ? ['', ...languages.map((language) => `/${language}`)] : [''];
  for (const prefix of prefixes) {
    const path = route.path === '/' && prefix ? prefix : `${prefix}${route.path}`;
    app.on(route.method, path, handle);
  }
}

/** Wraps a route's handler: guards before, headers and observers after, errors as pages. */
function createServe(services: Services, parts: readonly ModuleParts[]): (route: Route) => Handler {
  const { env, clock } = services;
  const proxies = parseTrustedProxies(env.trustedProxies);
  const observers = parts.flatMap((part) => (part.observe ? [part.observe] : []));
  const authenticate = parts.find((part) => part.authenticate)?.authenticate;
  const authenticateToken = parts.find((part) => part.authenticateToken)?.authenticateToken;
  const guards = parts.flatMap((part) => (part.guard ? [part.guard] : []));
  const finishers = parts.flatMap((part) => (part.finish ? [part.finish] : []));
  const fixed = headersOf(services);

  return (route) => async (context) => {
    const started = performance.now();
    const time = clock.now();
    context.set('language', languageOf(context));
    context.set('staff', null);
    context.set('token', null);
    context.set('view', null);
    context.set('address', route.noAddress ? '' : addressOf(context, proxies));
    const fail: Fail = (code, facts = {}) =>
      answerError({ services, parts, authenticate }, context, code, facts);
    const response = await answer(services, route, context, {
      authenticate,
      authenticateToken,
      guards,
      fail,
    });
    for (const finish of finishers) finish(context, response);
    addHeaders(context, response, fixed);
    if (observers.length > 0) {
      const facts = factsOf(context, route, response, time, performance.now() - started);
      for (const observe of observers) observe(facts);
    }
    return response;
  };
}

/**
 * Puts the headers of every answer straight onto the socket's answer, where a route's own of the same name replace them:
 * a `Headers` object for each answer cost an eighth of the throughput. Without a socket, in tests, onto the response.
 */
function addHeaders(context: RequestContext, response: Response, headers: readonly [string, string][]): void {
  const outgoing: ServerResponse | undefined = (context.env as { outgoing?: ServerResponse } | undefined)
    ?.outgoing;
  for (const [name, value] of headers) {
    if (outgoing) outgoing.setHeader(name, value);
    else if (!response.headers.has(name)) response.headers.set(name, value);
  }
}

/** Answers with the page of an error. */
type Fail = (code: string, facts?: Readonly<Record<string, string | number>>) => Promise<Response>;

interface Gatekeepers {
  readonly authenticate: ModuleParts['authenticate'];
  readonly authenticateToken: ModuleParts['authenticateToken'];
  readonly guards: readonly NonNullable<ModuleParts['guard']>[];
  readonly fail: Fail;
}

async function answer(
  services: Services,
  route: Route,
  context: RequestContext,
  { authenticate, authenticateToken, guards, fail }: Gatekeepers,
): Promise<Response> {
  try {
    const refused = refusal(context, route, services.env.publicUrl);
    if (refused) return await fail(refused);
    if (!route.permission) {
      const code = guards.map((guard) => guard(context)).find((found) => found !== null);
      if (code) return await fail(code);
    }
    if (route.permission) {
      const staff = (await authenticate?.(context)) ?? null;
      if (!staff) {
        // A form that was sent cannot be sent again by going to its address.
        const next = context.req.method === 'GET' ? context.req.path : '/console';
        return context.redirect(`/console/sign-in?next=${encodeURIComponent(next)}`, 303);
      }
      context.set('staff', staff);
      if (route.permission !== 'signedIn' && !staff.may(route.permission)) return await fail('notAllowed');
    }
    if (route.scope) {
      const token = (await authenticateToken?.(context)) ?? null;
      if (!token) return await fail('tokenMissing');
      context.set('token', token);
      if (!token.may(route.scope)) return await fail('tokenScope', { scope: route.scope });
    }
    return await route.handle(context);
  } catch (error) {
    if (error instanceof DomainError) return fail(error.code, error.facts);
    return fail(failureOf(services, route, error));
  }
}

function languageOf(context: RequestContext): Language {
  const first = context.req.path.slice(1, 3);
  const named = languages.find(
    (language) => language === first && [undefined, '/'].includes(context.req.path[3]),
  );
  return named ?? negotiated(context.req.header('accept-language') ?? '');
}

/** Negotiating takes about 4 µs, and browsers send a few hundred different headers. */
const negotiated = remember({ most: 1_000, longest: 200 }, (header) => negotiate(header, languages));

function addressOf(context: RequestContext, trustedProxies: ReturnType<typeof parseTrustedProxies>): string {
  // Requests that tests hand to the application directly have no socket.
  const peer = context.env && 'incoming' in context.env ? getConnInfo(context).remote.address : '127.0.0.1';
  return (
    clientAddress({
      peer: peer ?? '',
      forwardedFor: context.req.header('x-forwarded-for'),
      trustedProxies,
    }) ?? ''
  );
}

function factsOf(
  context: RequestContext,
  route: Route,
  response: Response,
  time: Date,
  durationMs: number,
): RequestFacts {
  return {
    time,
    address: route.noAddress ? null : context.var.address,
    method: context.req.method,
    route: route.path,
    status: response.status,
    durationMs,
    // asking an answer without a body for its headers would make them: 2 µs for each report of a page
    bytes: response.status === 204 ? 0 : Number(response.headers.get('content-length') ?? 0),
    header: (name) => context.req.header(name),
    query: queryOf(context.req.url),
    view: context.var.view,
  };
}

const queryOf = (url: string): string => {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
};

function serveAsset(services: Services, context: RequestContext): Response {
  const file = services.assets.serve(context.req.path);
  if (!file)
    return new Response('There is no such file.\n', {
      status: 404,
      headers: { 'Content-Type': 'text/plain' },
    });
  const accepted = context.req.header('accept-encoding') ?? '';
  const encoding =
    accepted.includes('br') && file.variants.br
      ? 'br'
      : accepted.includes('gzip') && file.variants.gzip
        ? 'gzip'
        : null;
  const body = (encoding && file.variants[encoding]) || file.body;
  const headers = new Headers({
    ...file.headers,
    'Content-Type': file.type,
    'Content-Length': String(body.length),
  });
  if (encoding) headers.set('Content-Encoding', encoding);
  for (const [name, value] of headersOf(services)) headers.set(name, value);
  return new Response(new Uint8Array(body), { headers });
}
