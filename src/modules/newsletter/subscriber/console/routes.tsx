/** Subscribers and bounces in the console. Each look at an address is entered in the register of consultations. */
import { recordAct } from '../../../../platform/acts.ts';
import { DomainError } from '../../../../platform/fault.ts';
import { answerConsole, type DeskHandle, deskRoutes, signedIn } from '../../../../platform/http/console.tsx';
import { readForm } from '../../../../platform/http/forms.ts';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../../../platform/module.ts';
import { typedAddress } from '../../../../policy/address.ts';
import { recordConsultation, recordListing } from '../../../rights/module.ts';
import type { NewsletterDb } from '../../database.ts';
import { subscriberIdOf } from '../../token/tokens.ts';
import { leaveWithin } from '../commands.ts';
import { type Counts, newsletterCounts } from './counts.ts';
import { exportFormats, exportSubscribers } from './export.ts';
import { bouncesOf, filters, listBounces, listSubscribers, placeOf } from './lists.ts';
import { endPage, subscriptionPage } from './one-views.tsx';
import { deliveriesOf, type Subscription, subscriptionById } from './queries.ts';
import { bouncesPage, bouncesPath, listPage, subscribersPath } from './views.tsx';
import { subscriberWords } from './words.ts';

const { en, de, ru } = subscriberWords;

export const subscriberEntries: readonly ConsoleEntry[] = [
  {
    group: 'reach',
    title: { en: en.entry, de: de.entry, ru: ru.entry },
    path: subscribersPath,
    permission: 'subscribers:read',
  },
  {
    group: 'reach',
    title: { en: en.bounces, de: de.bounces, ru: ru.bounces },
    path: bouncesPath,
    permission: 'subscribers:read',
  },
];

interface Desk {
  readonly own: ModuleServices;
  readonly db: NewsletterDb;
  readonly counts: Counts;
}
type Handle = DeskHandle<Desk>;

export function subscriberRoutes(own: ModuleServices, db: NewsletterDb): Route[] {
  const desk: Desk = { own, db, counts: newsletterCounts(db, own) };
  const who = { read: 'subscribers:read', write: 'subscribers:read' } as const;
  const route = deskRoutes(desk, { path: subscribersPath, ...who });
  return [
    route('GET', '', list),
    route('POST', '/search', search),
    route('POST', '/export', download, { permission: 'subscribers:export' }),
    route('GET', '/:id', show),
    route('GET', '/:id/end', askEnd),
    route('POST', '/:id/end', end),
    deskRoutes(desk, { path: bouncesPath, ...who })('GET', '', listReturned),
  ];
}

const list: Handle = (desk, context) => answerList(desk, context, {});

async function answerList(
  { own, db, counts }: Desk,
  context: RequestContext,
  more: { readonly unknown?: true },
): Promise<Response> {
  const { language, staff } = context.var;
  const filter = filters.find((name) => name === context.req.query('state')) ?? 'active';
  const before = placeOf(context.req.query('before'));
  const [page, known] = await Promise.all([
    listSubscribers(db, own, { filter, before }),
    counts.subscribers(),
  ]);
  const personIds = page.lines.map(({ personId }) => personId);
  await recordListing(db, own, { staff: signedIn(context), personIds, reason: 'subscribers.list' });
  const mayExport = staff?.may('subscribers:export') ?? false;
  const shown = { ...page, ...more, language, filter, first: before === null, counts: known, mayExport };
  return answerConsole(own, own.wiring, context, listPage(shown));
}

/** By form, not by the address of the page: an e-mail address has no place in logs and histories. */
const search: Handle = async (desk, context) => {
  const { fields } = await readForm(context);
  const address = typedAddress.safeParse(fields.address);
  const id = address.success ? subscriberIdOf(desk.own, address.data) : '';
  const found = await subscriptionById(desk.db, desk.own, id);
  return found
    ? context.redirect(`${subscribersPath}/${id}`, 303)
    : answerList(desk, context, { unknown: true });
};

async function subscriptionOf({ own, db }: Desk, context: RequestContext): Promise<Subscription> {
  const found = await subscriptionById(db, own, context.req.param('id') ?? '');
  if (!found) throw new DomainError('notFound');
  const look = { staff: signedIn(context), personId: found.personId, reason: 'subscribers.page' };
  await recordConsultation(db, own, look);
  return found;
}

const show: Handle = async (desk, context) => {
  const { own, db } = desk;
  const subscription = await subscriptionOf(desk, context);
  const [deliveries, bounces] = await Promise.all([
    deliveriesOf(db, subscription.personId),
    bouncesOf(db, own, subscription.personId),
  ]);
  const { language } = context.var;
  const page = subscriptionPage({ language, policy: own.policy, subscription, deliveries, bounces });
  return answerConsole(own, own.wiring, context, page);
};

const askEnd: Handle = async (desk, context) => {
  const { own } = desk;
  const subscription = await subscriptionOf(desk, context);
  if (subscription.state !== 'active') throw new DomainError('notFound');
  const { language } = context.var;
  return answerConsole(own, own.wiring, context, endPage({ language, policy: own.policy, subscription }));
};

/** Leaves for somebody who asked us to. */
const end: Handle = async ({ own, db }, context) => {
  const { staffId } = signedIn(context);
  const found = await subscriptionById(db, own, context.req.param('id') ?? '');
  if (found?.state !== 'active') throw new DomainError('notFound');
  await db.transaction().execute(async (tx) => {
    await leaveWithin(tx, own, { subscriberId: found.id, by: 'staff' });
    await recordAct(tx, own, { act: 'subscribers.ended', staffId, subjectId: found.id });
  });
  return context.redirect(`${subscribersPath}/${found.id}`, 303);
};

const download: Handle = async ({ own, db }, context) => {
  const { fields } = await readForm(context);
  const format = exportFormats.find((name) => name === fields.format) ?? 'csv';
  const file = await exportSubscribers(db, own, { format, by: signedIn(context) });
  return new Response(file, {
    headers: {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="subscribers.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
};

const listReturned: Handle = async ({ own, db, counts }, context) => {
  const { language } = context.var;
  const before = placeOf(context.req.query('before'));
  const [page, known] = await Promise.all([listBounces(db, own, before), counts.bounces()]);
  const personIds = page.lines.map(({ personId }) => personId);
  await recordListing(db, own, { staff: signedIn(context), personIds, reason: 'subscribers.bounces' });
  const shown = { ...page, language, policy: own.policy, first: before === null, counts: known };
  return answerConsole(own, own.wiring, context, bouncesPage(shown));
};
