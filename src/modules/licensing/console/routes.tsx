/** Licences in the console. They belong to no person, so that no look at them is a consultation. */
import { actsOn, recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { answerConsole, type DeskHandle, deskRoutes, signedIn } from '../../../platform/http/console.tsx';
import { readForm } from '../../../platform/http/forms.ts';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../../platform/module.ts';
import { nameOf } from '../../../platform/names.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import type { LicensingDb } from '../database.ts';
import { changeLicence, changeTerms, replaceLicence, transferLicence } from '../licence/commands.ts';
import { freeSeat } from '../seat/commands.ts';
import { type Asked, askPage, freePage, newKeyPage, termsPage } from './change-views.tsx';
import { exportLicences } from './export.ts';
import { readReason, readTerms, refusalAt, type Typed } from './form.ts';
import { licencesPath, listPage } from './list-views.tsx';
import { onePage } from './one-views.tsx';
import {
  findLicence,
  licenceById,
  licenceStates,
  listLicences,
  placeOf,
  saleChecksOf,
  seatsOf,
} from './queries.ts';
import { licenceWords } from './words.ts';

const { en, de, ru } = licenceWords;

export const licencesEntry: ConsoleEntry = {
  group: 'products',
  title: { en: en.entry, de: de.entry, ru: ru.entry },
  path: licencesPath,
  permission: 'licences:read',
};

interface Desk {
  readonly own: ModuleServices;
  readonly db: LicensingDb;
}
type Handle = DeskHandle<Desk>;

const manage = { permission: 'licences:manage' } as const;

export function licenceRoutes(own: ModuleServices, db: LicensingDb): Route[] {
  const desk: Desk = { own, db };
  const route = deskRoutes(desk, { path: licencesPath, read: 'licences:read', write: 'licences:manage' });
  const asked = (['suspend', 'resume', 'revoke', 'replace', 'transfer'] as const).flatMap((what) => [
    route('GET', `/:id/${what}`, (_, context) => ask(desk, context, what), manage),
    route('POST', `/:id/${what}`, (_, context) => change(desk, context, what)),
  ]);
  return [
    route('GET', '', (_, context) => answerList(desk, context)),
    route('POST', '/search', search, { permission: 'licences:read' }),
    route('POST', '/export', download, { permission: 'licences:export' }),
    route('GET', '/:id', (_, context) => showOne(desk, context)),
    ...asked,
    route('GET', '/:id/terms', (_, context) => showTerms(desk, context), manage),
    route('POST', '/:id/terms', saveTerms),
    route('GET', '/:id/seats/:seat/free', askFree, manage),
    route('POST', '/:id/seats/:seat/free', free),
  ];
}

async function answerList(
  { own, db }: Desk,
  context: RequestContext,
  missed?: Parameters<typeof listPage>[0]['missed'],
): Promise<Response> {
  const { language, staff } = context.var;
  const product = context.req.query('product') ?? '';
  const filter = {
    product: Object.hasOwn(own.policy.products, product) ? product : null,
    state: licenceStates.find((state) => state === context.req.query('state')) ?? null,
    prefix: /^[0-9A-Z]{5}$/.exec(context.req.query('prefix') ?? '')?.[0] ?? null,
  };
  const before = placeOf(context.req.query('before'));
  const page = listPage({
    ...(await listLicences(db, filter, before)),
    language,
    policy: own.policy,
    filter,
    first: before === null,
    mayIssue: staff?.may('licences:issue') ?? false,
    mayExport: staff?.may('licences:export') ?? false,
    ...(missed && { missed }),
  });
  return answerConsole(own, own.wiring, context, page, missed ? 422 : 200);
}

/** By form, not by the address of the page: a whole key has no place in logs and histories. */
const search: Handle = async (desk, context) => {
  const typed = (await readForm(context)).fields.key ?? '';
  const result = await findLicence(desk.db, desk.own, typed.slice(0, 200));
  if (result.found === 'one') return context.redirect(`${licencesPath}/${result.id}`, 303);
  if (result.found === 'many') return context.redirect(`${licencesPath}?prefix=${result.prefix}`, 303);
  return answerList(desk, context, { typed, why: result.found });
};

const download: Handle = async ({ own, db }, context) => {
  const file = await exportLicences(db, own, signedIn(context).staffId);
  return new Response(file, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="licences.csv"',
      'Cache-Control': 'no-store',
    },
  });
};

async function licenceOf({ db }: Desk, context: RequestContext) {
  const found = await licenceById(db, context.req.param('id') ?? '');
  if (!found) throw new DomainError('notFound');
  return found;
}

async function showOne(
  desk: Desk,
  context: RequestContext,
  refused?: 'moved' | 'blocked',
): Promise<Response> {
  const { own, db } = desk;
  const { language, staff } = context.var;
  const licence = await licenceOf(desk, context);
  const page = onePage({
    language,
    policy: own.policy,
    licence,
    seats: await seatsOf(db, licence.id),
    saleChecks: await saleChecksOf(db, licence.id),
    history: (await actsOn(db, licence.id)).map((one) => ({
      ...one,
      what: nameOf(own.wiring, language, one.act),
    })),
    maySeeWho: staff?.may('staff:read') ?? false,
    mayManage: staff?.may('licences:manage') ?? false,
    refused,
  });
  return answerConsole(own, own.wiring, context, page, refused ? 409 : 200);
}

interface Again {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

async function ask(desk: Desk, context: RequestContext, asked: Asked, again?: Again): Promise<Response> {
  const { own } = desk;
  const { language } = context.var;
  const licence = await licenceOf(desk, context);
  const page = askPage({ language, policy: own.policy, licence, asked, ...again });
  return answerConsole(own, own.wiring, context, page, again ? 422 : 200);
}

const renewals = { replace: replaceLicence, transfer: transferLicence } as const;

async function change(desk: Desk, context: RequestContext, asked: Asked): Promise<Response> {
  const { own, db } = desk;
  const { id } = await licenceOf(desk, context);
  const { staffId } = signedIn(context);
  const { fields } = await readForm(context);
  try {
    if (asked === 'replace' || asked === 'transfer') {
      const issued = await renewals[asked](db, own, { id, staffId });
      // No redirect: the key has no address, so that it cannot be opened a second time.
      return answerConsole(own, own.wiring, context, newKeyPage(context.var.language, issued));
    }
    const read = asked === 'resume' ? null : readReason(context.var.language, fields);
    if (read?.ok === false) return ask(desk, context, asked, { typed: fields, errors: read.errors });
    await changeLicence(db, own, { id, change: asked, reason: read?.value ?? null, staffId });
    return context.redirect(`${licencesPath}/${id}`, 303);
  } catch (error) {
    const code = error instanceof DomainError ? error.code : '';
    if (code === 'licenceMoved') return showOne(desk, context, 'moved');
    if (code === 'licenceBlocked') return showOne(desk, context, 'blocked');
    throw error;
  }
}

async function showTerms(desk: Desk, context: RequestContext, again?: Again): Promise<Response> {
  const { own } = desk;
  const { language } = context.var;
  const licence = await licenceOf(desk, context);
  const page = termsPage({ language, policy: own.policy, licence, ...again });
  return answerConsole(own, own.wiring, context, page, again ? 422 : 200);
}

const saveTerms: Handle = async (desk, context) => {
  const { own, db } = desk;
  const { language } = context.var;
  const { id } = await licenceOf(desk, context);
  const { fields } = await readForm(context);
  const read = readTerms(language, fields);
  if (!read.ok) return showTerms(desk, context, { typed: fields, errors: read.errors });
  try {
    await changeTerms(db, own, { id, terms: read.value, staffId: signedIn(context).staffId });
  } catch (error) {
    return showTerms(desk, context, { typed: fields, errors: refusalAt(language, error) });
  }
  return context.redirect(`${licencesPath}/${id}`, 303);
};

async function seatOf(desk: Desk, context: RequestContext) {
  const licence = await licenceOf(desk, context);
  const seats = await seatsOf(desk.db, licence.id);
  const seat = seats.find(({ id, endedAt }) => id === context.req.param('seat') && endedAt === null);
  if (!seat) throw new DomainError('notFound');
  return { licence, seat };
}

const askFree: Handle = async (desk, context) => {
  const { own } = desk;
  const page = freePage({
    language: context.var.language,
    policy: own.policy,
    ...(await seatOf(desk, context)),
  });
  return answerConsole(own, own.wiring, context, page);
};

const free: Handle = async (desk, context) => {
  const { licence, seat } = await seatOf(desk, context);
  const { staffId } = signedIn(context);
  await desk.db.transaction().execute(async (tx) => {
    await freeSeat(tx, desk.own, { id: seat.id, licenceId: licence.id, by: 'staff' });
    await recordAct(tx, desk.own, { act: 'seat.freed', staffId, subjectId: licence.id });
  });
  return context.redirect(`${licencesPath}/${licence.id}`, 303);
};
