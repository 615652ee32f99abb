/** `/privacy/my-data`: from the asked-for link to the page with everything that is held. */

import { z } from 'zod';
import { customersOf } from '../../../platform/customers.ts';
import { readForm, validate } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type { RequestContext, Route, Wiring } from '../../../platform/module.ts';
import { typedAddress } from '../../../policy/address.ts';
import { looksInWords } from '../console/looks.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { carryOut } from '../inbox.ts';
import { normaliseAddress } from '../person/commands.ts';
import {
  endSession,
  findProof,
  mailProof,
  openProofSession,
  type ProofPurpose,
  useProof,
} from '../person/proof.ts';
import { fileResponse, provenOf, redirect, requireProven, sessionToken } from '../person/session.ts';
import { askPage, openPage, sentPage } from '../person/views.tsx';
import { rightsWords } from '../words.ts';
import { type ExportScope, exportCsv, exportJson } from './export.ts';
import { answerFor } from './queries.ts';
import { type DoneCode, dataPage } from './views.tsx';

/** Links asked for: for one address, whoever asks, and by one client, for whatever addresses. */
const perAddress = { name: 'proof-address', points: 5, seconds: 3_600 };
const perClient = { name: 'proof-client', points: 20, seconds: 3_600 };

const askSchema = z.strictObject({ email: typedAddress });

/** Routes of access: ask, open, see, download, leave. */
export function accessRoutes(db: RightsDb, services: RightsServices, wiring: Wiring): Route[] {
  const { policy } = services;
  return [
    {
      method: 'GET',
      path: '/privacy/my-data',
      localised: true,
      noAddress: true,
      handle: (context) => showData(db, { ...services, wiring }, context),
    },
    {
      method: 'POST',
      path: '/privacy/my-data',
      localised: true,
      handle: (context) => askForLink(db, services, context),
    },
    {
      method: 'GET',
      path: '/privacy/my-data/sent',
      localised: true,
      noAddress: true,
      handle: (context) => sitePage(services, context, sentPage(policy, context.var.language)),
    },
    {
      method: 'GET',
      path: '/privacy/my-data/open/:token',
      localised: true,
      noAddress: true,
      handle: async (context) => {
        const token = context.req.param('token') ?? '';
        const { purpose } = await findProof(db, services, token);
        return sitePage(services, context, openPage(context.var.language, token, purpose));
      },
    },
    {
      method: 'POST',
      path: '/privacy/my-data/open/:token',
      localised: true,
      noAddress: true,
      handle: (context) => openLink(db, services, context),
    },
    {
      method: 'GET',
      path: '/privacy/my-data/:file{(all|portable)\\.(json|csv)}',
      localised: true,
      noAddress: true,
      handle: (context) => download(db, services, context),
    },
    {
      method: 'POST',
      path: '/privacy/my-data/account',
      localised: true,
      noAddress: true,
      handle: (context) => openFromAccount(db, services, wiring, context),
    },
    {
      method: 'POST',
      path: '/privacy/my-data/leave',
      localised: true,
      noAddress: true,
      handle: async (context) => {
        const token = sessionToken(services, context);
        if (token) await endSession(db, services, token);
        return redirect(services, `/${context.var.language}/privacy/my-data`, 'end');
      },
    },
  ];
}

async function showData(
  db: RightsDb,
  services: RightsServices & { wiring: Wiring },
  context: RequestContext,
): Promise<Response> {
  const { policy, texts } = services;
  const { language } = context.var;
  const person = await provenOf(db, services, context);
  if (!person) return privately(sitePage(services, context, askPage(policy, language)));
  const found = await answerFor(db, services, person.personId);
  const answer = { ...found, looks: looksInWords(services.wiring, language, found.looks) };
  const done = context.req.query('done') ?? '';
  return sitePage(
    services,
    context,
    dataPage({ policy, texts, language, answer, person, done: isDone(done) ? done : null }),
  );
}

const isDone = (code: string): code is DoneCode => Object.hasOwn(rightsWords.en.data.done, code);

/** Whether the form or the data is shown depends on the cookie, so no cache may keep either. */
function privately(response: Response): Response {
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

async function askForLink(
  db: RightsDb,
  services: RightsServices,
  context: RequestContext,
): Promise<Response> {
  const { language, address: client } = context.var;
  context.set('address', '');
  const { fields } = await readForm(context);
  const asked = validate(askSchema, fields);
  if (!asked.ok)
    return sitePage(services, context, askPage(services.policy, language, fields.email ?? ''), 422);
  await services.limiter.use(perClient, client);
  await services.limiter.use(perAddress, normaliseAddress(asked.value.email));
  await mailProof(db, services, { address: asked.value.email, language, purpose: 'open' });
  return redirect(services, `/${language}/privacy/my-data/sent`);
}

/** Pages to which a used link leads, where it is not the data itself. */
const landing: { readonly [P in ProofPurpose]?: string } = {
  erasure: '/erase',
  objection: '?done=objected',
  withdrawal: '?done=withdrawn',
};

async function openLink(db: RightsDb, services: RightsServices, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const { proof, token } = await db.transaction().execute(async (tx) => {
    const used = await useProof(tx, services, context.req.param('token') ?? '');
    const { person_id: personId, purpose: intent } = used.proof;
    await carryOut(tx, services, { personId, language, intent, reasons: '' });
    return { proof: used.proof, token: used.sessionToken };
  });
  return redirect(services, `/${language}/privacy/my-data${landing[proof.purpose] ?? ''}`, { token });
}

/** Whoever is signed in to an account has proven its address: no further link is mailed. */
async function openFromAccount(
  db: RightsDb,
  services: RightsServices,
  wiring: Wiring,
  context: RequestContext,
): Promise<Response> {
  const customer = await customersOf(wiring).signedIn(context);
  const to = `/${context.var.language}/privacy/my-data`;
  if (!customer) return redirect(services, to);
  const token = await openProofSession(db, services, customer.personId, customer.email);
  return redirect(services, to, { token });
}

async function download(db: RightsDb, services: RightsServices, context: RequestContext): Promise<Response> {
  const person = await requireProven(db, services, context);
  const answer = await answerFor(db, services, person.personId);
  const [name, ending] = (context.req.param('file') ?? '').split('.');
  const scope: ExportScope = name === 'portable' ? 'portable' : 'access';
  const { language } = context.var;
  return ending === 'csv'
    ? fileResponse(exportCsv(services, answer, { scope, language }), 'text/csv; charset=utf-8', 'my-data.csv')
    : fileResponse(
        exportJson(services, answer, { scope, language, address: person.address }),
        'application/json; charset=utf-8',
        'my-data.json',
      );
}
