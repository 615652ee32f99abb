/** The web server: registers the routes of all modules behind one set of guards, and tells the observers of each answer. */

import type { Server, ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { contentSecurityPolicy } from '../../policy/csp.ts';
import { type Language, languages } from '../../policy/vocabulary.ts';
import { DomainError, Fault } from '../fault.ts';
import type {
  ModuleParts,
  RequestContext,
  RequestFacts,
  RequestVariables,
  Route,
  Services,
} from '../module.ts';
import { remember } from '../remember.ts';
import { clientAddress, parseTrustedProxies } from '../visitor/address.ts';
import { negotiate } from '../visitor/language.ts';
import { answerError, failureOf } from './failures.ts';
import { refusal, securityHeaders } from './guards.ts';

/** The application over the parts of all modules; `Hono#fetch` answers requests without a socket, which tests use. */
export function createApplication(services: Services, parts: readonly ModuleParts[]): Hono<RequestVariables> {
  const app = new Hono<RequestVariables>({ strict: false });
  const serve = createServe(services, parts);
  for (const route of parts.flatMap((part) => part.routes ?? [])) register(app, route, serve(route));
  const assets: Route = {
    method: 'GET',
    path: '/assets/*',
    handle: (context) => serveAsset(services, context),
  };
  app.get('/assets/*', serve(assets));
  const missing: Route = {
    method: 'GET',
    path: '(none)',
    handle: (context) => answerUnserved(app, context),
  };
  app.all('*', serve(missing));
  return app;
}

/** A path that is there under other methods says which (RFC 9110, 15.5.6); OPTIONS is answered by the same list. */
function answerUnserved(app: Hono<RequestVariables>, { req }: RequestContext): Response {
  // The handler of unserved paths matches everything and is one of those found.
  const served = (['GET', 'POST'] as const).filter(
    (method) => app.router.match(method, req.path)[0].length > 1,
  );
  if (served.length === 0) throw new DomainError('notFound');
  const allow = [
    ...served.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
    'OPTIONS',
  ].join(', ');
  if (req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: allow } });
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
  const { env, policy, clock } = services;
  const proxies = parseTrustedProxies(env.trustedProxies);
  const observers = parts.flatMap((part) => (part.observe ? [part.observe] : []));
  const authenticate = parts.find((part) => part.authenticate)?.authenticate;
  const guards = parts.flatMap((part) => (part.guard ? [part.guard] : []));
  const finishers = parts.flatMap((part) => (part.finish ? [part.finish] : []));
  const fixed = [
    ...securityHeaders(env.secure),
    ['Content-Security-Policy', contentSecurityPolicy(policy)] as [string, string],
  ];

  return (route) => async (context) => {
    const started = performance.now();
    const time = clock.now();
    context.set('language', languageOf(context));
    context.set('staff', null);
    context.set('view', null);
    context.set('address', route.noAddress ? '' : addressOf(context, proxies));
    const fail: Fail = (code, facts = {}) =>
      answerError({ services, parts, authenticate }, context, code, facts);
    const response = await answer(services, route, context, { authenticate, guards, fail });
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
  readonly guards: readonly NonNullable<ModuleParts['guard']>[];
  readonly fail: Fail;
}

async function answer(
  services: Services,
  route: Route,
  context: RequestContext,
  { authenticate, guards, fail }: Gatekeepers,
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

function serveAsset({ assets, policy, env }: Services, context: RequestContext): Response {
  const file = assets.serve(context.req.path);
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
  for (const [name, value] of securityHeaders(env.secure)) headers.set(name, value);
  headers.set('Content-Security-Policy', contentSecurityPolicy(policy));
  return new Response(new Uint8Array(body), { headers });
}

export interface WebServer {
  readonly port: number;
  /** Takes no new connections, lets running requests end, and closes what is idle. */
  stop(): Promise<void>;
}

const drainMs = 10_000;

/** Opens the port. @throws Fault when it is taken or not ours to take */
export async function listen(
  app: Hono<RequestVariables>,
  options: { port: number; host: string },
): Promise<WebServer> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFault(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    stop: () => stop(server),
  };
}

function portFault(error: NodeJS.ErrnoException, { port, host }: { port: number; host: string }): Error {
  if (error.code === 'EADDRINUSE')
    return new Fault(
      `Port ${port} on ${host} is taken by another program: end it, or set PORT to a free one.`,
    );
  if (error.code === 'EACCES')
    return new Fault(
      `Port ${port} needs rights that this user does not have: set PORT above 1023 and put a proxy before it.`,
    );
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Fault(`HOST is ${host}, which is no address of this machine: set it to 127.0.0.1 or 0.0.0.0.`);
  return error;
}

async function stop(server: Server): Promise<void> {
  const forced = setTimeout(() => server.closeAllConnections(), drainMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(forced);
}
