/** Requests in the console: all of them, one, and what staff do about it. */
import { z } from 'zod';
import { readForm } from '../../../platform/http/forms.ts';
import type { RequestContext, Route, SignedInStaff } from '../../../platform/module.ts';
import type { RightsDb } from '../database.ts';
import { redirect } from '../person/session.ts';
import {
  askIdentity,
  closedRequests,
  confirmIdentity,
  decide,
  extend,
  openRequests,
  readRequest,
} from '../request/commands.ts';
import { decideObjection, tellLifting } from '../request/objection.ts';
import { type Desk, idOf, look, read, route, show, words, wordsFor } from './desk.ts';
import { requestReason } from './looks.ts';
import { requestsPath } from './paths.ts';
import { requestPage, requestsPage } from './request-views.tsx';

/** How many answered requests the page shows. */
const shown = 100;

export const requestRoutes = (desk: Desk): Route[] => [
  route('GET', requestsPath, 'rights:read', (context) => listRequests(desk, context)),
  route('GET', `${requestsPath}/:id`, 'rights:read', (context, staff) => showRequest(desk, context, staff)),
  ...requestActs(desk).map(([name, act]) =>
    route('POST', `${requestsPath}/:id/${name}`, 'rights:decide', async (context, staff) => {
      await act({ id: idOf(context), by: staff }, (await readForm(context)).fields);
      return redirect(desk.services, `${requestsPath}/${idOf(context)}`);
    }),
  ),
];

async function listRequests(desk: Desk, context: RequestContext): Promise<Response> {
  const { db, services } = desk;
  const [open, closed] = [await openRequests(db), await closedRequests(db, shown)];
  return show(
    desk,
    context,
    requestsPage({ ...wordsFor(desk, context), open, closed, now: services.clock.now() }),
  );
}

async function showRequest(desk: Desk, context: RequestContext, staff: SignedInStaff): Promise<Response> {
  const { db, services } = desk;
  const { policy, clock } = services;
  const request = await readRequest(db, idOf(context));
  await look(desk, staff, request.person_id, requestReason(request.kind));
  const page = requestPage({
    ...wordsFor(desk, context),
    policy,
    request,
    now: clock.now(),
    mayDecide: staff.may('rights:decide'),
    restricted: await isRestrictedBy(db, request),
  });
  return show(desk, context, page);
}

type Act = (
  of: { readonly id: string; readonly by: SignedInStaff },
  fields: Readonly<Record<string, string>>,
) => Promise<void>;

function requestActs({ db, services }: Desk): [string, Act][] {
  const one = (name: string) => z.strictObject({ [name]: words(5_000) });
  return [
    [
      'answer',
      async (of, fields) =>
        decide(db, services, { ...of, decision: read(one('decision'), fields).decision ?? '' }),
    ],
    [
      'extend',
      async (of, fields) => extend(db, services, { ...of, reason: read(one('reason'), fields).reason ?? '' }),
    ],
    [
      'identity',
      async (of, fields) =>
        askIdentity(db, services, { ...of, question: read(one('question'), fields).question ?? '' }),
    ],
    ['confirmed', async (of) => confirmIdentity(db, services, of)],
    ['lift', async (of) => tellLifting(db, services, of)],
    [
      'objection',
      async (of, fields) => {
        const shape = z.strictObject({ outcome: z.enum(['upheld', 'rejected']), decision: words(5_000) });
        await decideObjection(db, services, { ...of, ...read(shape, fields) });
      },
    ],
  ];
}

async function isRestrictedBy(db: RightsDb, request: { person_id: string; id: string }): Promise<boolean> {
  const found = await db
    .selectFrom('rights.restriction')
    .select('id')
    .where('person_id', '=', request.person_id)
    .where('request_id', '=', request.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}
