/** The overview and the log, and what this module adds to the menu. */
import { signedIn } from '../../platform/http/console.tsx';
import type { ConsoleEntry, RequestContext, Route } from '../../platform/module.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { proofOf } from '../publication/module.ts';
import { logPage } from './acts-views.tsx';
import { actsInWords, at, type Desk, keptFor, show } from './desk.ts';
import { type Glance, overviewPage, type Waiting } from './overview-views.tsx';
import { listActs } from './queries.ts';
import { staffWords } from './words.ts';

export function consoleRoutes(desk: Desk): Route[] {
  const route = at(desk);
  return [
    route('GET', '/console', showOverview, 'overview'),
    route('GET', '/console/staff-log', showLog, 'staff:read'),
  ];
}

const title = (key: keyof (typeof staffWords)['en']['menu']): ConsoleEntry['title'] => ({
  en: staffWords.en.menu[key],
  de: staffWords.de.menu[key],
  ru: staffWords.ru.menu[key],
});

export const consoleEntries: readonly ConsoleEntry[] = [
  { group: 'today', title: title('overview'), path: '/console', permission: 'overview' },
  { group: 'house', title: title('staff'), path: '/console/staff', permission: 'staff:read' },
  { group: 'house', title: title('log'), path: '/console/staff-log', permission: 'staff:read' },
  { group: 'house', title: title('profile'), path: '/console/profile', permission: 'overview' },
];

/** How many acts the overview shows. */
const fewActs = 8;

async function showOverview(desk: Desk, context: RequestContext): Promise<Response> {
  const { db, services } = desk;
  const staff = signedIn(context);
  const allStaff = staff.may('staff:read');
  const { language } = context.var;
  const { acts } = await listActs(db, {
    ...(!allStaff && { staffId: staff.staffId }),
    page: 1,
    size: fewActs,
  });
  const entries = [...services.wiring.parts().values()]
    .flatMap((part) => part.console ?? [])
    .filter((entry) => staff.may(entry.permission));
  const page = overviewPage({
    language,
    now: services.clock.now(),
    waiting: await whatWaits(entries, language),
    proof: await proofOf(services)(),
    glances: await glancesOf(entries, language),
    acts: actsInWords(desk, language, acts),
    allStaff,
  });
  return show(desk, context, page);
}

async function whatWaits(entries: readonly ConsoleEntry[], language: Language): Promise<Waiting[]> {
  const counted = await Promise.all(
    entries.map(async (entry) => ({
      title: entry.title[language],
      href: entry.path,
      count: (await entry.count?.()) ?? 0,
      urgency: (await entry.urgency?.(language)) ?? null,
    })),
  );
  return counted.filter((entry) => entry.count > 0);
}

function glancesOf(entries: readonly ConsoleEntry[], language: Language): Promise<Glance[]> {
  return Promise.all(
    entries.flatMap(({ path, glance }) =>
      glance ? [glance(language).then((shown) => ({ ...shown, href: path }))] : [],
    ),
  );
}

const logPageSize = 50;

async function showLog(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const page = Number.parseInt(context.req.query('page') ?? '1', 10) || 1;
  const log = await listActs(desk.db, { page, size: logPageSize });
  const kept = keptFor(desk, 'staffLog', language);
  const named = { ...log, acts: actsInWords(desk, language, log.acts) };
  return show(desk, context, logPage({ language, kept, log: named }));
}
