import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { declarations } from '../../app.ts';
import { createPartitions } from '../../platform/db/partitions.ts';
import { removeDue } from './commands.ts';
import { forecastUntil } from './queries.ts';
import type { RetentionServices } from './rules.ts';

const day = 86_400_000;
const minute = 60_000;
let avow: TestProgram;

beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());
beforeEach(async () => {
  avow.clock.set('2026-11-25T12:00:00Z');
  await avow.admin.query('TRUNCATE mail.outbox, retention.removal');
});

const services = (): RetentionServices => ({
  ...avow.program.services,
  pool: avow.program.pools.pool('retention'),
  partitions: createPartitions(avow.program.pools.pool('owner')),
  wiring: { declarations, parts: () => avow.program.parts },
});

/** Puts mails into the outbox: queued at a time, sent at a time or not. */
async function putMails(count: number, queuedAt: Date, sentAt: Date | null = null, restricted = false) {
  await avow.admin.query(
    `INSERT INTO mail.outbox (person_id, restricted, policy_version, id, recipient, sender, subject, body_text, body_html, kind, message_id, priority, state, holds_token, queued_at, sent_at)
     SELECT gen_random_uuid(), $4, 'v', gen_random_uuid(), 'ann@example.com', 's', 's', 't', 'h', 'k', 'm', 5, 'sent', false, $2, $3 FROM generate_series(1, $1::int)`,
    [count, queuedAt, sentAt, restricted],
  );
}

const mailsLeft = async () =>
  (await avow.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM mail.outbox')).rows[0]?.n;

const now = () => avow.clock.now().getTime();

test('what falls due before the next run goes, and not what falls due after it', async () => {
  await putMails(3, new Date(now() - 2 * day), new Date(now() - 7 * day + 14 * minute));
  await putMails(2, new Date(now() - 2 * day), new Date(now() - 7 * day + 16 * minute));
  const removals = await removeDue(services(), 'wait');
  expect(removals).toEqual([
    { table: 'mail.outbox', activity: 'outgoingMail', removed: 3, days: [], lateSeconds: 0 },
  ]);
  expect(await mailsLeft()).toBe(2);
});

test('the step that falls due first acts: an unsent mail goes by its own limit', async () => {
  await putMails(1, new Date(now() - 14 * day), null);
  await putMails(1, new Date(now() - 13 * day), null);
  await removeDue(services(), 'wait');
  expect(await mailsLeft()).toBe(1);
});

test('restricted rows stay whatever their age, and are counted apart', async () => {
  await putMails(4, new Date(now() - 40 * day), null, true);
  expect(await removeDue(services(), 'wait')).toEqual([]);
  expect(await mailsLeft()).toBe(4);
  const { restricted } = await forecastUntil(services(), new Date(now() + day));
  expect(restricted).toEqual([{ table: 'mail.outbox', activity: 'outgoingMail', rows: 4 }]);
});

test('more than one batch goes in one run, and the counts are remembered', async () => {
  await putMails(12_345, new Date(now() - 15 * day), null);
  await avow.runTask('retention.run');
  expect(await mailsLeft()).toBe(0);
  const { rows } = await avow.admin.query('SELECT table_name, removed, removed_at FROM retention.removal');
  expect(rows).toEqual([{ table_name: 'mail.outbox', removed: 12_345, removed_at: avow.clock.now() }]);
});

test('the console remembers the newest removals only', async () => {
  await avow.admin.query(
    `INSERT INTO retention.removal SELECT gen_random_uuid(), 'a.b', 'contact', 1, timestamptz '2026-01-01' + n * interval '1 minute' FROM generate_series(1, 1200) n`,
  );
  await removeDue(services(), 'wait');
  const { rows } = await avow.admin.query(
    'SELECT count(*)::int AS n, min(removed_at) AS first FROM retention.removal',
  );
  expect(rows[0]).toEqual({ n: 1000, first: new Date('2026-01-01T03:21:00Z') });
});

test('one run at a time over all processes: a second one skips, or waits its turn', async () => {
  await putMails(1, new Date(now() - 15 * day), null);
  await avow.admin.query(`SELECT pg_advisory_lock(hashtext('avow'), hashtext('retention'))`);
  expect(await removeDue(services(), 'skip')).toBeNull();
  const waiting = removeDue(services(), 'wait');
  expect(await mailsLeft()).toBe(1);
  await avow.admin.query(`SELECT pg_advisory_unlock(hashtext('avow'), hashtext('retention'))`);
  expect(await waiting).toHaveLength(1);
  expect(await mailsLeft()).toBe(0);
});

test('the forecast counts each row once, on its day, with its reason', async () => {
  await putMails(5, new Date(now() - 2 * day), new Date(now() - 6 * day + 60 * minute)); // tomorrow, by sending
  await putMails(2, new Date(now() - 12 * day), new Date(now() - day)); // in two days, by recording
  await putMails(1, new Date(now() - 30 * day), null); // overdue, so today
  const { lines } = await forecastUntil(services(), new Date(now() + 14 * day));
  const short = lines.map(({ day: on, rows, clause, period, anchor }) => ({
    on,
    rows,
    clause,
    period,
    anchor,
  }));
  expect(short).toEqual([
    { on: '2026-11-25', rows: 1, clause: '10.6', period: { days: 14 }, anchor: 'recorded' },
    { on: '2026-11-26', rows: 5, clause: '10.6', period: { days: 7 }, anchor: 'sent' },
    { on: '2026-11-27', rows: 2, clause: '10.6', period: { days: 14 }, anchor: 'recorded' },
  ]);
});

test('the forecast comes true', async () => {
  for (const hours of [1, 30, 49, 200]) await putMails(3, new Date(now() - 14 * day + hours * 60 * minute));
  const { lines } = await forecastUntil(services(), new Date(now() + 3 * day));
  avow.clock.advance(3 * day);
  const removals = await removeDue(services(), 'wait');
  expect(removals?.[0]?.removed).toBe(lines.reduce((sum, line) => sum + line.rows, 0));
  expect(await mailsLeft()).toBe(3);
});

test('a program that was away for a month removes what fell due before it serves', async () => {
  await putMails(3, new Date(now() - day), new Date(now() - day));
  avow.clock.advance(31 * day);
  await avow.part('retention').start?.();
  expect(await mailsLeft()).toBe(0);
});

test('a row that was just made is never due', async () => {
  await putMails(1, avow.clock.now(), avow.clock.now());
  await removeDue(services(), 'wait');
  expect(await mailsLeft()).toBe(1);
});

test('the probe names what outlives its period, and nothing else', async () => {
  const probe = avow.part('retention').probes?.find((one) => one.id === 'retention.overdue');
  await putMails(1, new Date(now() - 13 * day), null);
  expect(await probe?.measure()).toMatchObject({ kept: true });
  await putMails(1, new Date(now() - 14 * day - minute), null);
  expect(await probe?.measure()).toMatchObject({ kept: false });
});
