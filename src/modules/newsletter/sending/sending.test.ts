import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillSubscribers, makeCampaign, readers, statesOf } from '../../../../test/campaign.ts';
import { type MailServer, openMailServer } from '../../../../test/mail-server.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import type { NewsletterDb } from '../database.ts';
import { leaveNewsletter } from '../subscriber/commands.ts';
import { readReturnToken, subscriberIdOf } from '../token/tokens.ts';

let server: MailServer;
let avow: TestProgram;
beforeEach(async () => {
  server = await openMailServer();
  avow = await openTestProgram({ environment: { SMTP_URL: `${server.url}?maxConnections=5` } });
});
afterEach(async () => {
  await avow.close();
  await server.close();
});

const send = () => avow.runTask('newsletter.send');
const fill = (addresses: readonly string[], options = {}) =>
  fillSubscribers(avow.admin, avow.program.services, addresses, options);
const campaign = (options = {}) => makeCampaign(avow.admin, avow.program.services, options);
const stateOf = async (id: string) => {
  const { rows } = await avow.admin.query(
    'SELECT state, pause_reason FROM newsletter.campaign WHERE id = $1',
    [id],
  );
  return rows[0];
};
const countsOf = async (id: string) => {
  const { rows } = await avow.admin.query<{ what: string; number: number }>(
    'SELECT what, number FROM newsletter.campaign_count WHERE campaign_id = $1',
    [id],
  );
  return Object.fromEntries(rows.map(({ what, number }) => [what, number]));
};
const db = (): NewsletterDb => avow.program.pools.database('newsletter');

test('everybody who subscribes gets one mail, with their own leave link, and the counts add up', async () => {
  await fill(readers(23));
  await fill(readers(4, 100), { topics: ['tips'] });
  await fill(readers(2, 200), { language: 'ru' });
  const id = await campaign({ topics: ['offers'] });
  await send();
  expect(server.counts()).toEqual(new Map(readers(23).map((address) => [address, 1])));
  expect(await stateOf(id)).toEqual({ state: 'sent', pause_reason: null });
  expect(await countsOf(id)).toMatchObject({
    candidates: 29,
    toSend: 23,
    'excluded.topic': 4,
    'excluded.language': 2,
    sent: 23,
    gone: 0,
  });
  const links = new Set(
    server.taken.map(({ raw }) => /newsletter\/leave\/([a-z2-7]+)/.exec(String(raw))?.[1]),
  );
  expect(links.size).toBe(23);
});

test('a mail bears what RFC 8058, 2369 and 2919 ask for, and nothing else about its reader', async () => {
  await fill(['reader1@example.com', 'other@example.com']);
  await campaign();
  await send();
  const mine = server.taken.findIndex(({ to }) => to === 'reader1@example.com');
  const mail = await server.parsed(mine);
  const raw = String(server.taken[mine]?.raw);
  const line = (name: string) =>
    mail.headerLines.find(({ key }) => key === name)?.line.replace(/\r\n\s+/g, ' ');
  expect(line('list-unsubscribe')).toMatch(
    /^List-Unsubscribe: <http:\/\/localhost:\d+\/newsletter\/leave\/[a-z2-7]{42}>, <mailto:newsletter\+l[a-z2-7]{42}@promt\.invalid\?subject=unsubscribe>$/,
  );
  expect(line('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(line('list-id')).toMatch(/^List-I[dD]: <newsletter\.promt\.invalid>$/);
  expect(line('feedback-id')).toBe('Feedback-ID: 1:newsletter:avow');
  expect(mail.text).toContain('/newsletter/leave/');
  expect(mail.html).toContain('/newsletter/leave/');
  expect(raw).not.toContain('avow77777');
  expect(raw).not.toMatch(/newsletter\/(open|click)\//);
  expect(mail.html).toContain('https://example.com/news');
  const { services } = avow.program;
  const from = server.taken[mine]?.from ?? '';
  expect(readReturnToken(services, /\+b([a-z2-7]+)@/.exec(from)?.[1] ?? '')).toEqual({
    subscriberId: subscriberIdOf(services, 'reader1@example.com'),
    campaign: 1,
  });
});

test('who leaves or is erased after the audience was frozen, and before their turn, gets nothing', async () => {
  const addresses = readers(10);
  const [, second] = await fill(addresses);
  const id = await campaign();
  server.manner = () => 451;
  await send();
  await leaveNewsletter(db(), avow.program.services, {
    subscriberId: subscriberIdOf(avow.program.services, 'reader1@example.com'),
    by: 'link',
  });
  for (const table of ['newsletter.delivery', 'newsletter.subscriber'])
    await avow.admin.query(`DELETE FROM ${table} WHERE person_id = $1`, [second]);
  server.manner = () => 'take';
  avow.clock.advance(60_000);
  await send();
  expect([...server.counts().keys()].sort()).toEqual(addresses.slice(2).sort());
  expect(await countsOf(id)).toMatchObject({ toSend: 10, sent: 8, excluded: 1, gone: 1 });
});

test('what the server defers is tried again later, what it refuses is listed, and a retry mails only that', async () => {
  await fill(readers(20));
  const id = await campaign();
  server.manner = (to) => (/reader[12]@/.test(to) ? 451 : /reader[34]@/.test(to) ? 550 : 'take');
  await send();
  expect(await statesOf(avow.admin, id)).toEqual({ queued: 2, refused: 2, sent: 16 });
  await send();
  expect(server.taken).toHaveLength(16);
  server.manner = (to) => (/reader[34]@/.test(to) ? 550 : 'take');
  avow.clock.advance(60_000);
  await send();
  expect(await statesOf(avow.admin, id)).toEqual({ refused: 2, sent: 18 });
  expect(await stateOf(id)).toMatchObject({ state: 'sent' });
});

test('a mail whose reply was lost is unknown, and nothing repeats it', async () => {
  await fill(readers(12));
  const id = await campaign();
  server.manner = (to) => (to === 'reader7@example.com' ? 'lose' : 'take');
  await send();
  avow.clock.advance(3_600_000);
  await send();
  const states = await statesOf(avow.admin, id);
  expect((states.sent ?? 0) + (states.unknown ?? 0)).toBe(12);
  expect(states.unknown).toBeGreaterThanOrEqual(1);
  expect(states.unknown).toBeLessThanOrEqual(5);
  expect([...server.counts().values()].every((times) => times === 1)).toBe(true);
});

test('a pace of the server and one of a domain are kept, over restarts too', async () => {
  await fill(readers(30));
  await fill(readers(6).map((address) => address.replace('example.com', 'slow.example')));
  await campaign();
  const pace = (name: string, mails: number) =>
    avow.admin.query('SELECT mail.set_pace($1, $2, $3)', [name, mails, avow.clock.now()]);
  await pace('*', 600);
  await pace('slow.example', 60);
  avow.clock.advance(1_000);
  await send();
  expect(server.taken.length).toBeLessThanOrEqual(10);
  for (let second = 0; second < 10; second += 1) {
    avow.clock.advance(1_000);
    await send();
  }
  expect(server.taken.length).toBeGreaterThan(30);
  for (let second = 0; second < 10; second += 1) {
    avow.clock.advance(1_000);
    await send();
  }
  expect(server.taken).toHaveLength(36);
});
