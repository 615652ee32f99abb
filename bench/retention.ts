/**
 * What retention costs those who use the site meanwhile: a day of the access log dropped, quietly and while a report is
 * open on it, and a million expired rows about persons deleted in batches while visitors read pages.
 */
import type { Pool } from 'pg';
import { type RetentionServices, removeDue } from '../src/modules/retention/module.ts';
import { createPartitions, type Partitions } from '../src/platform/db/partitions.ts';
import { mailData } from '../src/platform/mail/data.ts';
import type { Program } from '../src/program.ts';
import { type Measured, median, percentile, progress, rounded, timed } from './measure.ts';
import { startPageLoad } from './page-load.ts';
import { withServing } from './program.ts';

const linesADay = 5_000_000;
const expiredRows = 1_000_000;
const pairs = 5;
const reportMs = 5_000;
const quietMs = 4_000;
/** Between two inserts of a line. */
const insertPauseMs = 5;
const dayMs = 86_400_000;
const table = 'accesslog.line';

export function run(): Promise<Measured> {
  return withServing(async ({ program, url }) => {
    const partitions = createPartitions(program.pools.pool('owner'));
    const log = await measureLog(program, partitions);
    const rows = await measureRows(program, url);
    return {
      figures: { ...log, ...rows.figures },
      ratios: { pagesP99: rows.pagesP99 },
      bounds: {
        'figures.dropMs': { atMost: 1_000 },
        'figures.insertHeldMs': { atMost: 50 },
        'ratios.pagesP99': { atMost: 3 },
      },
    };
  });
}

/** A UTC day so many days ago, within the period of the log, so that no scheduled run takes it away. */
const dayBefore = (days: number): string => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);

async function measureLog(program: Program, partitions: Partitions) {
  const [quiet, read] = [dayBefore(3), dayBefore(4)];
  for (const day of [quiet, read]) await fillDay(program, partitions, day);
  progress('dropping a day while nobody reads it');
  const dropMs = await timed(() => partitions.drop(table, quiet));
  const insertQuietMs = rounded(await longestInsert(program));
  progress('dropping a day while a report is open on it');
  const underReport = await dropUnderReport(program, partitions, read);
  return { dropMs: rounded(dropMs), insertQuietMs, ...underReport };
}

async function fillDay({ admin }: Program, partitions: Partitions, day: string): Promise<void> {
  progress(`filling ${day} with ${linesADay} lines`);
  await partitions.ensure(table, day);
  await admin.query(
    `INSERT INTO ${table} (time, ip_address, browser, browser_major, system, language, method, route, status, duration_ms, bytes)
     SELECT $1::timestamptz + n * interval '17 milliseconds', '192.0.2.' || n % 255, 'Firefox', 140, 'Linux', 'en', 'GET', '/en/products', 200, 3, 18000
     FROM generate_series(1, $2::int) n`,
    [`${day}T00:00:00Z`, linesADay],
  );
}

/** The longest that an insert takes while nothing is dropped, over as long as a report: what the disk alone does. */
async function longestInsert({ pools }: Program): Promise<number> {
  const log = pools.pool('accesslog');
  const end = performance.now() + reportMs;
  let longest = 0;
  while (performance.now() < end) {
    longest = Math.max(longest, await timed(() => insertLine(log)));
    await new Promise((resolve) => setTimeout(resolve, insertPauseMs));
  }
  return longest;
}

/** Drops a day that a report reads, while lines come in; the drop ends after the report, but nobody waits for it. */
async function dropUnderReport({ pools }: Program, partitions: Partitions, day: string) {
  const log = pools.pool('accesslog');
  const report = await openReport(log);
  const started = performance.now();
  const dropping = partitions.drop(table, day).then(() => performance.now() - started);
  const inserts: number[] = [];
  let unseenMs = Number.NaN;
  let ended = false;
  const ending = Promise.all([report.ended, dropping]).then(() => {
    ended = true;
  });
  while (!ended) {
    inserts.push(await timed(() => insertLine(log)));
    if (Number.isNaN(unseenMs) && !(await isSeen(log, day))) unseenMs = performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, insertPauseMs));
  }
  await ending;
  return {
    insertHeldMs: rounded(Math.max(...inserts)),
    unseenUnderReportMs: rounded(unseenMs),
    goneUnderReportMs: rounded(await dropping),
  };
}

async function openReport(log: Pool): Promise<{ ended: Promise<void> }> {
  const client = await log.connect();
  await client.query('BEGIN');
  await client.query(`SELECT route, count(*) FROM ${table} WHERE time < $1 GROUP BY route LIMIT 1`, [
    new Date(Date.now() - dayMs),
  ]);
  const rest = client.query(`SELECT pg_sleep($1)`, [reportMs / 1_000]).then(() => client.query('COMMIT'));
  return { ended: rest.then(() => client.release()) };
}

const insertLine = (log: Pool) =>
  log.query(`INSERT INTO ${table} (time, method, route, status) VALUES ($1, 'GET', '/en', 200)`, [
    new Date(),
  ]);

/** Whether a new query still sees the day. */
async function isSeen(log: Pool, day: string): Promise<boolean> {
  const { rows } = await log.query(
    `SELECT 1 FROM ${table} WHERE time >= $1::timestamptz AND time < $1::timestamptz + interval '1 hour' LIMIT 1`,
    [`${day}T00:00:00Z`],
  );
  return rows.length > 0;
}

async function measureRows(program: Program, url: string) {
  progress(`filling the outbox with ${expiredRows} rows`);
  await fillOutbox(program);
  const load = startPageLoad(url);
  const [ratios, rates, quiets, busys]: [number[], number[], number[], number[]] = [[], [], [], []];
  try {
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    for (let pair = 0; pair < pairs; pair++) {
      await load.take();
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      const quiet = percentile(await load.take(), 0.99);
      const ms = await timed(() => removeDue(servicesAt(program, pair), 'wait'));
      const busy = percentile(await load.take(), 0.99);
      rates.push(expiredRows / pairs / (ms / 1_000));
      ratios.push(busy / quiet);
      quiets.push(quiet);
      busys.push(busy);
      progress(
        `pair ${pair + 1} of ${pairs}: p99 ${rounded(quiet)} ms quiet, ${rounded(busy)} ms while ${expiredRows / pairs} rows go in ${rounded(ms)} ms`,
      );
    }
  } finally {
    await load.stop();
  }
  const { rows } = await program.admin.query<{ left: number }>(
    `SELECT count(*)::int AS left FROM mail.outbox`,
  );
  return {
    figures: {
      deletedPerSecond: rounded(median(rates)),
      rowsLeft: rows[0]?.left ?? Number.NaN,
      quietP99Ms: rounded(median(quiets)),
      busyP99Ms: rounded(median(busys)),
      /** Of a single pair: what one stall of the machine does to a few hundred pages. */
      worstBusyP99Ms: rounded(Math.max(...busys)),
    },
    pagesP99: rounded(median(ratios)),
  };
}

/** As many rows as pairs need, each pair's a day younger than the one before, and all of days to come. */
async function fillOutbox({ admin }: Program): Promise<void> {
  await admin.query(
    `INSERT INTO mail.outbox (person_id, policy_version, id, recipient, sender, subject, body_text, body_html, kind, message_id, priority, state, holds_token, queued_at)
     SELECT gen_random_uuid(), 'bench', gen_random_uuid(), 'ann@example.com', 'desk@example.com', 'Your message', repeat('Good day ', 20), '<p>Good day</p>', 'bench.mail', '<1@example.com>', 5, 'refused', false, $1::timestamptz + (n % $3::int) * interval '1 day'
     FROM generate_series(1, $2::int) n`,
    [new Date(Date.now() + dayMs), expiredRows, pairs],
  );
  await admin.query('ANALYZE mail.outbox');
}

/** Retention on the outbox alone, at the time when the rows of a pair are due and those of the next are not. */
function servicesAt({ services, pools, parts }: Program, pair: number): RetentionServices {
  const [longest = 14] = services.policy.activities.outgoingMail.keep.flatMap((step) =>
    step.from === 'recorded' && step.for.days ? [step.for.days] : [],
  );
  const now = new Date(Date.now() + (pair + 1 + longest) * dayMs + dayMs / 2);
  return {
    ...services,
    clock: { now: () => now },
    pool: pools.pool('retention'),
    partitions: createPartitions(pools.pool('owner')),
    wiring: { declarations: [mailData], parts: () => parts },
  };
}
