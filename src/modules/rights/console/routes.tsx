/** The console on rights: each route states who may use it; each look at a person is entered in the register. */
import { z } from 'zod';
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { answerConsole } from '../../../platform/http/console.tsx';
import { readForm, validate } from '../../../platform/http/forms.ts';
import type {
  ConsoleEntry,
  ModuleServices,
  RequestContext,
  Route,
  SignedInStaff,
} from '../../../platform/module.ts';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import { activityNames, type Permission } from '../../../policy/vocabulary.ts';
import { exportJson } from '../answer/export.ts';
import { answerFor } from '../answer/queries.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { erasePerson } from '../erasure/commands.ts';
import type { Ledger } from '../erasure/ledger.ts';
import { previewErasure } from '../erasure/queries.ts';
import { normaliseAddress, recordConsultation } from '../person/commands.ts';
import { fileResponse, redirect } from '../person/session.ts';
import {
  askIdentity,
  closedRequests,
  confirmIdentity,
  countOpenRequests,
  decide,
  extend,
  openRequest,
  openRequests,
  readRequest,
} from '../request/commands.ts';
import { decideObjection, tellLifting } from '../request/objection.ts';
import { restrict } from '../restriction/commands.ts';
import { liftHold, placeHold } from '../restriction/holds.ts';
import { ownedTables } from '../tables.ts';
import { looksInWords, requestReason } from './looks.ts';
import {
  consultationsPage,
  consultationsPath,
  eraseByStaffPage,
  erasedPage,
  holdsPage,
  holdsPath,
  personPage,
  personsPath,
  requestPage,
  requestsPage,
  requestsPath,
  searchPage,
} from './views.tsx';
import { consoleWords } from './words.ts';

interface Desk {
  readonly own: ModuleServices;
  readonly db: RightsDb;
  readonly services: RightsServices;
  readonly ledger: () => Ledger;
}

const titled = (key: 'requests' | 'holds' | 'consultations') => ({
  en: consoleWords.en[key],
  de: consoleWords.de[key],
  ru: consoleWords.ru[key],
});

export const rightsEntries = (db: RightsDb): ConsoleEntry[] => [
  {
    group: 'privacy',
    title: titled('requests'),
    path: requestsPath,
    permission: 'rights:read',
    count: () => countOpenRequests(db),
    urgency: async (language) => {
      const [nearest] = await openRequests(db);
      return nearest ? consoleWords[language].nearest(formatTime(language, nearest.due_at, 'date')) : null;
    },
  },
  { group: 'privacy', title: titled('holds'), path: holdsPath, permission: 'holds:manage' },
  {
    group: 'privacy',
    title: titled('consultations'),
    path: consultationsPath,
    permission: 'consultations:read',
  },
];

/** How many answered requests and looks a page shows. */
const shown = 100;

export function consoleRoutes(desk: Desk): Route[] {
  const { own, db, services } = desk;
  const route = (
    method: 'GET' | 'POST',
    path: string,
    permission: Permission,
    handle: (context: RequestContext, staff: SignedInStaff) => Promise<Response>,
  ): Route => ({ method, path, permission, handle: (context) => handle(context, staffOf(context)) });
  const page = (context: RequestContext, content: ConsolePage) =>
    answerConsole(own, own.wiring, context, content);
  const view = (context: RequestContext) => ({ language: context.var.language, texts: services.texts });
  const id = (context: RequestContext) => z.uuid().safeParse(context.req.param('id')).data ?? missing();

  return [
    route('GET', requestsPath, 'rights:read', async (context) => {
      const [open, closed] = [await openRequests(db), await closedRequests(db, shown)];
      return page(context, requestsPage({ ...view(context), open, closed, now: services.clock.now() }));
    }),
    route('GET', `${requestsPath}/:id`, 'rights:read', async (context, staff) => {
      const request = await readRequest(db, id(context));
      await look(desk, staff, request.person_id, requestReason(request.kind));
      const restricted = await isRestrictedBy(db, request);
      const { policy, clock } = services;
      const mayDecide = staff.may('rights:decide');
      return page(
        context,
        requestPage({ ...view(context), policy, request, now: clock.now(), mayDecide, restricted }),
      );
    }),
    ...requestActs(desk).map(([act, run]) =>
      route('POST', `${requestsPath}/:id/${act}`, 'rights:decide', async (context, staff) => {
        await run({ id: id(context), by: staff }, (await readForm(context)).fields);
        return redirect(services, `${requestsPath}/${id(context)}`);
      }),
    ),
    route('GET', personsPath, 'rights:read', async (context) =>
      page(context, searchPage(context.var.language, false)),
    ),
    route('POST', personsPath, 'rights:read', async (context, staff) => {
      const { address, reason } = read(searchShape, (await readForm(context)).fields);
      const personId = await findPerson(db, address);
      if (!personId) return page(context, searchPage(context.var.language, true));
      return showPerson(desk, context, staff, { personId, reason });
    }),
    route('POST', `${personsPath}/:id`, 'rights:read', async (context, staff) => {
      const { reason } = read(reasonShape, (await readForm(context)).fields);
      return showPerson(desk, context, staff, { personId: id(context), reason });
    }),
    route('POST', `${personsPath}/:id/export`, 'persons:export', async (context, staff) => {
      const personId = id(context);
      await db.transaction().execute(async (tx) => {
        await recordConsultation(tx, services, { staff, personId, reason: 'export' });
        await recordAct(tx, services, {
          act: 'person.exported',
          staffId: staff.staffId,
          subjectId: personId,
        });
      });
      const answer = await answerFor(db, services, id(context));
      const file = exportJson(services, answer, {
        scope: 'access',
        language: context.var.language,
        address: null,
      });
      return fileResponse(file, 'application/json; charset=utf-8', 'person.json');
    }),
    route('POST', `${personsPath}/:id/restrict`, 'rights:decide', async (context, staff) => {
      await db.transaction().execute(async (tx) => {
        const personId = id(context);
        const requestId = await openRequest(tx, services, {
          personId,
          kind: 'restriction',
          source: 'console',
          language: context.var.language,
        });
        await restrict(tx, services, { personId, cause: 'accuracy', requestId, placedBy: staff.staffId });
        await recordAct(tx, services, {
          act: 'person.restricted',
          staffId: staff.staffId,
          subjectId: personId,
        });
      });
      return redirect(services, requestsPath);
    }),
    route('GET', `${personsPath}/:id/erase`, 'persons:erase', async (context, staff) => {
      await look(desk, staff, id(context), 'preview of an erasure');
      const verdicts = await previewErasure(db, services, id(context));
      return page(context, eraseByStaffPage({ ...view(context), personId: id(context), verdicts }));
    }),
    route('POST', `${personsPath}/:id/erase`, 'persons:erase', async (context, staff) => {
      const { code } = await erasePerson(db, services, desk.ledger(), {
        personId: id(context),
        source: 'console',
        by: staff,
      });
      const { language } = context.var;
      return page(context, erasedPage(language, `/${language}/privacy/receipt/${code}`));
    }),
    route('GET', holdsPath, 'holds:manage', async (context) => {
      const holds = await listHolds(db);
      const activities = [...new Set(ownedTables(services.declarations).map(({ activity }) => activity))];
      return page(context, holdsPage({ ...view(context), holds, activities }));
    }),
    route('POST', holdsPath, 'holds:manage', async (context, staff) => {
      const { address, activity, until, reasons, ...hold } = read(
        holdShape,
        (await readForm(context)).fields,
      );
      const personId = (await findPerson(db, address)) ?? missing();
      await placeHold(db, services, staff, {
        ...hold,
        personId,
        activity: activity === '' ? null : activity,
        reasons: reasons === '' ? null : reasons,
        until: new Date(`${until}T24:00:00Z`),
      });
      return redirect(services, holdsPath);
    }),
    route('POST', `${holdsPath}/:id/lift`, 'holds:manage', async (context, staff) => {
      await liftHold(db, services, { id: id(context), by: staff });
      return redirect(services, holdsPath);
    }),
    route('GET', consultationsPath, 'consultations:read', async (context) =>
      page(
        context,
        consultationsPage(
          context.var.language,
          looksInWords(own.wiring, context.var.language, await latestLooks(db)),
        ),
      ),
    ),
  ];
}

const words = (max: number) => z.string().trim().min(1).max(max);
const searchShape = z.strictObject({
  address: z.string().trim().max(254).pipe(z.email()),
  reason: words(200),
});
const reasonShape = z.strictObject({ reason: words(200) });
const holdShape = z.strictObject({
  address: z.string().trim().max(254).pipe(z.email()),
  law: words(200),
  ground: z.enum(['a', 'b', 'c', 'd', 'e']),
  activity: z.enum(['', ...activityNames]),
  until: z.iso.date(),
  reasons: z.string().trim().max(5_000),
});

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

function read<T>(shape: z.ZodType<T>, fields: unknown): T {
  const form = validate(shape, fields);
  if (!form.ok) throw new DomainError('refused');
  return form.value;
}

function missing(): never {
  throw new DomainError('notFound');
}

function staffOf(context: RequestContext): SignedInStaff {
  if (!context.var.staff) throw new DomainError('notAllowed');
  return context.var.staff;
}

const look = ({ db, services }: Desk, staff: SignedInStaff, personId: string, reason: string) =>
  recordConsultation(db, services, { staff, personId, reason });

async function showPerson(
  desk: Desk,
  context: RequestContext,
  staff: SignedInStaff,
  { personId, reason }: { personId: string; reason: string },
): Promise<Response> {
  const { own, db, services } = desk;
  await look(desk, staff, personId, reason);
  const { language } = context.var;
  const found = await answerFor(db, services, personId);
  const answer = { ...found, looks: looksInWords(own.wiring, language, found.looks) };
  const { policy, texts } = services;
  const may = {
    export: staff.may('persons:export'),
    erase: staff.may('persons:erase'),
    decide: staff.may('rights:decide'),
  };
  const content = personPage({ policy, texts, language, answer, personId, may });
  return answerConsole(own, own.wiring, context, content);
}

async function findPerson(db: RightsDb, address: string): Promise<string | null> {
  const found = await db
    .selectFrom('rights.address')
    .select('person_id')
    .where('address', '=', normaliseAddress(address))
    .executeTakeFirst();
  return found?.person_id ?? null;
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

const listHolds = (db: RightsDb) =>
  db
    .selectFrom('rights.hold')
    .select(['id', 'person_id', 'law', 'ground', 'activity', 'placed_by', 'until'])
    .where('ended_at', 'is', null)
    .orderBy('until')
    .execute();

const latestLooks = (db: RightsDb) =>
  db
    .selectFrom('rights.consultation')
    .select(['person_id', 'reader', 'reason', 'consulted_at'])
    .orderBy('consulted_at', 'desc')
    .limit(shown)
    .execute();
