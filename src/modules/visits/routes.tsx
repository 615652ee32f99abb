import { z } from 'zod';
import { DomainError } from '../../platform/fault.ts';
import { readForm, validate } from '../../platform/http/forms.ts';
import { sitePage } from '../../platform/http/pages.tsx';
import type { ModuleServices, RequestContext, Route } from '../../platform/module.ts';
import { clearCookie, readCookie, setCookie } from '../../policy/cookies.ts';
import { formatPeriod } from '../../policy/period.ts';
import { cookieNames } from '../../policy/vocabulary.ts';
import { endOfVisitLine, logOf } from '../accesslog/module.ts';
import { beaconRoute } from './beacon.ts';
import {
  type Choice,
  choiceOf,
  defaultChoice,
  isInUse,
  leftoversOf,
  objects,
  purposes,
  readChoice,
  type thirdParties,
  writeChoice,
} from './choice.ts';
import { type CookieRow, CookiesView } from './cookies-views.tsx';
import { MyVisitView } from './my-visit-views.tsx';
import { type Sessions, visitIdOf } from './sessions.ts';
import { visitWords } from './words.ts';

export function visitRoutes(services: ModuleServices, sessions: Sessions): Route[] {
  return [
    beaconRoute(services, sessions),
    {
      method: 'GET',
      path: '/privacy/cookies',
      localised: true,
      handle: (context) => cookiesPage(services, context),
    },
    {
      method: 'POST',
      path: '/privacy/cookies',
      localised: true,
      handle: (context) => choose(services, sessions, context),
    },
    {
      method: 'GET',
      path: '/privacy/my-visit',
      localised: true,
      handle: (context) => myVisit(services, context),
    },
    {
      method: 'POST',
      path: '/privacy/my-visit',
      localised: true,
      handle: (context) => deleteMyVisit(services, sessions, context),
    },
    {
      method: 'GET',
      path: '/.well-known/gpc.json',
      handle: () => Response.json({ gpc: true, lastUpdate: services.policy.effective }),
    },
  ];
}

const headerOf = (context: RequestContext) => (name: string) => context.req.header(name);

function cookiesPage(services: ModuleServices, context: RequestContext): Response {
  const { policy, wiring } = services;
  const { language } = context.var;
  const header = headerOf(context);
  const choice = choiceOf(policy, header);
  const state = (purpose: (typeof thirdParties)[number]) => ({
    inUse: isInUse(policy, purpose),
    allowed: choice[purpose],
  });
  const w = visitWords[language];
  return sitePage(services, context, {
    path: '/privacy/cookies',
    title: w.cookies,
    lede: w.cookiesLede,
    children: (
      <CookiesView
        language={language}
        rows={cookieRows(services, context)}
        foreign={foreignCookies(services, header('cookie'))}
        states={{
          analysis: { inUse: true, allowed: choice.analysis },
          google: state('google'),
          yandex: state('yandex'),
        }}
        objects={objects(header)}
        forget={leftoversOf(policy, choice)}
        attribution={logOf(wiring).attribution()}
      />
    ),
  });
}

function cookieRows({ policy, texts }: ModuleServices, context: RequestContext): CookieRow[] {
  const { language } = context.var;
  return cookieNames.map((name) => {
    const cookie = policy.cookies[name];
    const { words, cookies } = texts[language];
    const life = cookie.life === 'session' ? words.session : formatPeriod(cookie.life, language);
    const ends =
      cookie.idle && cookie.total
        ? visitWords[language].ends(formatPeriod(cookie.idle, language), formatPeriod(cookie.total, language))
        : null;
    const isSet = readCookie(policy, name, context.req.header('cookie')) !== undefined;
    const state = cookie.path === '/' ? (isSet ? 'set' : 'notSet') : { elsewhere: cookie.path };
    return { name: cookie.name, why: cookies[name], life: ends ? `${life}; ${ends}` : life, state };
  });
}

function foreignCookies({ policy }: ModuleServices, header: string | undefined): string[] {
  const ours = new Set(Object.values(policy.cookies).map((cookie) => cookie.name));
  return (header ?? '')
    .split(';')
    .map((pair) => pair.split('=')[0]?.trim() ?? '')
    .filter((name) => name !== '' && !ours.has(name));
}

const choiceSchema = z.strictObject({ purpose: z.enum(purposes), decision: z.enum(['allow', 'refuse']) });

/** One purpose changes, the others stay. A refused analysis takes the present visit with it at once (clause 8.2). */
async function choose(
  services: ModuleServices,
  sessions: Sessions,
  context: RequestContext,
): Promise<Response> {
  const { policy, clock } = services;
  const { fields } = await readForm(context);
  const checked = validate(choiceSchema, fields);
  if (!checked.ok) throw new DomainError('badForm');
  const { purpose, decision } = checked.value;
  const before =
    readChoice(readCookie(policy, 'choice', context.req.header('cookie'))) ?? defaultChoice(policy);
  const choice: Choice = { ...before, [purpose]: decision === 'allow' };
  const response = context.redirect(`/${context.var.language}/privacy/cookies`, 303);
  response.headers.append(
    'Set-Cookie',
    setCookie(policy, 'choice', writeChoice(choice), { secure: services.env.secure, now: clock.now() }),
  );
  // pages in the browser's cache still bear the Content-Security-Policy of the former choice
  if (purpose !== 'analysis') response.headers.set('Clear-Site-Data', '"cache"');
  if (!choice.analysis) await endVisit(services, sessions, context, response);
  return response;
}

/** Deletes all that is held of the visit of this request, and its cookie. */
async function endVisit(
  services: ModuleServices,
  sessions: Sessions,
  context: RequestContext,
  response: Response,
): Promise<void> {
  const visitId = visitIdOf(readCookie(services.policy, 'visit', context.req.header('cookie')));
  if (visitId === undefined) return;
  sessions.end(visitId);
  await logOf(services.wiring).forgetVisits([visitId]);
  response.headers.append(
    'Set-Cookie',
    clearCookie(services.policy, 'visit', { secure: services.env.secure }),
  );
}

async function myVisit(services: ModuleServices, context: RequestContext): Promise<Response> {
  const { policy, wiring } = services;
  const { language } = context.var;
  const visitId = visitIdOf(readCookie(policy, 'visit', context.req.header('cookie'))) ?? null;
  const lines = visitId === null ? [] : await logOf(wiring).linesOfVisit(visitId);
  const last = lines.at(-1)?.time;
  const w = visitWords[language];
  return sitePage(services, context, {
    path: '/privacy/my-visit',
    title: w.myVisit,
    lede: w.myVisitLede,
    visibility: 'personal',
    children: (
      <MyVisitView
        language={language}
        visitId={visitId}
        lines={lines.map((line) => ({ ...line }))}
        endsAt={last ? endOfVisitLine(policy, last) : null}
        deleted={context.req.query('deleted') === '1'}
      />
    ),
  });
}

async function deleteMyVisit(
  services: ModuleServices,
  sessions: Sessions,
  context: RequestContext,
): Promise<Response> {
  const response = context.redirect(`/${context.var.language}/privacy/my-visit?deleted=1`, 303);
  await endVisit(services, sessions, context, response);
  return response;
}
