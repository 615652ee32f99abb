/** The console's page on visits and its export, from counts only. */
import { stringify } from 'csv-stringify/sync';
import { answerConsole } from '../../../platform/http/console.tsx';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../../platform/module.ts';
import { ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { locales } from '../../../platform/ui/words.ts';
import { formatPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { logOf, medianOf } from '../../accesslog/module.ts';
import {
  allGroups,
  byDay,
  byHour,
  type Group,
  largestGroups,
  type Point,
  type Range,
  totalOf,
} from '../queries.ts';
import { type Listed, listed, type VisitsPage, VisitsView } from './views.tsx';
import { consoleWords } from './words.ts';

const dayMs = 86_400_000;
const lengths = [1, 7, 30, 90] as const;
type Length = (typeof lengths)[number];
const groupsInList = 10;

export const visitsEntry: ConsoleEntry = {
  group: 'reach',
  title: { en: consoleWords.en.title, de: consoleWords.de.title, ru: consoleWords.ru.title },
  path: '/console/visits',
  permission: 'visits:read',
};

export function visitsConsole(services: ModuleServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/console/visits',
      permission: 'visits:read',
      handle: (context) => visitsPage(services, context),
    },
    {
      method: 'GET',
      path: '/console/visits.csv',
      permission: 'visits:read',
      handle: (context) => exportVisits(services, context),
    },
  ];
}

async function visitsPage(services: ModuleServices, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const length = lengthOf(context);
  // what is on its way to the database belongs to the picture; without it the page is still right
  await logOf(services.wiring)
    .flush()
    .catch(() => {});
  const page = await readPage(services, language, length);
  const w = consoleWords[language];
  const [keep] = services.policy.activities.accessLog.keep;
  return answerConsole(services, services.wiring, context, {
    path: '/console/visits',
    title: w.title,
    actions: (
      <>
        {keep && <Pill tone="kept">{w.kept(formatPeriod(keep.for, language))}</Pill>}
        <nav class="ranges" aria-label={w.range}>
          {lengths.map((each) => (
            <a
              class="button"
              href={`/console/visits?days=${each}`}
              {...(each === length ? { 'aria-current': 'page' as const } : {})}
            >
              {w.ranges[each]}
            </a>
          ))}
        </nav>
        <ButtonLink href={`/console/visits.csv?days=${length}`} download={`visits-${length}-days.csv`}>
          {w.exported}
        </ButtonLink>
      </>
    ),
    children: <VisitsView {...page} />,
  });
}

const lengthOf = (context: RequestContext): Length =>
  lengths.find((length) => String(length) === context.req.query('days')) ?? 7;

async function readPage(services: ModuleServices, language: Language, length: Length): Promise<VisitsPage> {
  const { pool, policy, clock, wiring } = services;
  const now = clock.now();
  const range = rangeOf(now, length);
  const hourly = length <= 7;
  const groups = (dimension: Listed) =>
    largestGroups(pool, range, { dimension, robots: dimension === 'robot', limit: groupsInList });
  const lists = await Promise.all(
    listed.map(async (kind): Promise<[Listed, Group[]]> => [kind, await groups(kind)]),
  );
  return {
    language,
    smallest: policy.analysis.smallestGroup,
    total: await totalOf(pool, range, false),
    before: await totalOf(pool, rangeOf(new Date(now.getTime() - length * dayMs), length), false),
    robots: await totalOf(pool, range, true),
    points: pointsOf(language, range, hourly, await (hourly ? byHour : byDay)(pool, range)),
    hourly,
    lists: Object.fromEntries(lists) as Record<Listed, Group[]>,
    attribution: logOf(wiring).attribution(),
  };
}

/** The last days up to today, UTC. */
function rangeOf(now: Date, length: number): Range {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return { from: day(now.getTime() - (length - 1) * dayMs), to: day(now.getTime()) };
}

/** One point for each hour or day of the range, also where nothing may be shown. */
function pointsOf(
  language: Language,
  range: Range,
  hourly: boolean,
  found: readonly Point[],
): VisitsPage['points'] {
  const format = new Intl.DateTimeFormat(locales[language], {
    weekday: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const byTime = new Map(found.map((point) => [`${point.day} ${point.hour}`, point]));
  const days = Math.round((Date.parse(range.to) - Date.parse(range.from)) / dayMs) + 1;
  const points = Array.from({ length: hourly ? days * 24 : days }, (_, at) => {
    const time = new Date(Date.parse(range.from) + at * (hourly ? dayMs / 24 : dayMs));
    const day = time.toISOString().slice(0, 10);
    const hour = hourly ? time.getUTCHours() : 0;
    const point = byTime.get(`${day} ${hour}`);
    const axis =
      days === 1
        ? hourAxis(hour)
        : hourly
          ? hour === 0
            ? format.format(time)
            : ''
          : dayAxis(at, days, month.format(time));
    return {
      day,
      hour,
      requests: point?.requests ?? 0,
      visits: point?.visits ?? 0,
      empty: point === undefined,
      axis,
      label: hourly ? `${format.format(time)} ${hourName(hour)}` : month.format(time),
    };
  });
  return points;
}

const hourName = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
const hourAxis = (hour: number) => (hour % 3 === 0 ? hourName(hour) : '');
const dayAxis = (at: number, days: number, name: string) => (at % Math.ceil(days / 8) === 0 ? name : '');

/** Everything that may be shown of the range, one line for each day and group. */
async function exportVisits(services: ModuleServices, context: RequestContext): Promise<Response> {
  const length = lengthOf(context);
  const groups = await allGroups(services.pool, rangeOf(services.clock.now(), length));
  const rows = groups.map((group) => [
    group.day,
    group.dimension,
    group.key,
    group.robots ? 'robots' : 'people',
    group.requests,
    group.views,
    group.visits,
    seconds(group),
  ]);
  const header = ['day', 'dimension', 'key', 'who', 'requests', 'views', 'visits', 'medianSeenSeconds'];
  return new Response(stringify([header, ...rows], { escape_formulas: true }), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="visits-${length}-days.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}

function seconds(group: Group): string {
  const median = medianOf(group.seen_times);
  return median === null ? '' : (median / 1_000).toFixed(1);
}
