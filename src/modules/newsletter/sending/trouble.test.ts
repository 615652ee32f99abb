/** What keeps a campaign from going on, and processes beside each other. */
import { afterEach, expect, test } from 'vitest';
import { fillSubscribers, makeCampaign, readers, statesOf } from '../../../../test/campaign.ts';
import { certificate } from '../../../../test/certificate.ts';
import { type MailServer, openMailServer } from '../../../../test/mail-server.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { openRelay } from '../../../platform/mail/smtp.ts';
import type { NewsletterDb } from '../database.ts';
import { Sender } from './sender.ts';

let server: MailServer;
let avow: TestProgram;
afterEach(async () => {
  await avow.close();
  await server.close();
});

const open = async (urlOf: (server: MailServer) => string, options = {}) => {
  server = await openMailServer({ options });
  avow = await openTestProgram({ environment: { SMTP_URL: urlOf(server) } });
};
const prepare = async (addresses: readonly string[]) => {
  await fillSubscribers(avow.admin, avow.program.services, addresses);
  return makeCampaign(avow.admin, avow.program.services);
};
const send = () => avow.runTask('newsletter.send');
const campaign = async () => {
  const { rows } = await avow.admin.query(
    'SELECT state, pause_reason FROM newsletter.campaign ORDER BY number',
  );
  return rows[0];
};

const portOf = (url: string) => new URL(url).port;

test('a server that refuses our user pauses the campaign, and nothing is lost', async () => {
  await open(({ url }) => `smtp://avow:wrong@127.0.0.1:${portOf(url)}?maxConnections=3`, {
    authOptional: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth: unknown, _session: unknown, done: (error: Error) => void) =>
      done(Object.assign(new Error('no'), { responseCode: 535 })),
  });
  const id = await prepare(readers(8));
  await send();
  expect(await campaign()).toEqual({ state: 'paused', pause_reason: 'signIn' });
  expect(await statesOf(avow.admin, id)).toEqual({ queued: 8 });
});

test('a certificate that nobody vouches for pauses the campaign', async () => {
  await open(({ url }) => `smtp://127.0.0.1:${portOf(url)}?tls=required`, {
    disabledCommands: ['AUTH'],
    ...certificate,
  });
  const id = await prepare(readers(3));
  await send();
  expect(await campaign()).toEqual({ state: 'paused', pause_reason: 'certificate' });
  expect(await statesOf(avow.admin, id)).toEqual({ queued: 3 });
});

test('a server that is away is asked again by itself', async () => {
  await open(({ url }) => `${url}?maxConnections=3`);
  const id = await prepare(readers(5));
  await server.close();
  await send();
  expect(await campaign()).toEqual({ state: 'sending', pause_reason: 'unreachable' });
  expect(await statesOf(avow.admin, id)).toEqual({ queued: 5 });
});

test('a server that is away is asked after growing pauses, up to a minute, and after the shortest once it was there again', async () => {
  let [away, asked] = [true, 0];
  await open(({ url }) => `${url}?maxConnections=1`, {
    onConnect: (_session: unknown, done: (error?: Error) => void) => {
      asked += 1;
      done(away ? Object.assign(new Error('away'), { responseCode: 421 }) : undefined);
    },
  });
  const id = await prepare(readers(2));
  /** What was asked, when this time has nearly passed, and when it has. */
  const askedAfter = async (ms: number) => {
    const before = asked;
    avow.clock.advance(ms - 1);
    await send();
    const nearly = asked - before;
    avow.clock.advance(1);
    await send();
    return [nearly, asked - before];
  };
  await send();
  expect([asked, await campaign()]).toEqual([1, { state: 'sending', pause_reason: 'unreachable' }]);
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60])
    expect([seconds, await askedAfter(seconds * 1_000)]).toEqual([seconds, [0, 1]]);
  away = false;
  expect(await askedAfter(60_000)).toEqual([0, 1]);
  expect(await statesOf(avow.admin, id)).toEqual({ sent: 2 });
  expect(await campaign()).toEqual({ state: 'sent', pause_reason: null });
  away = true;
  await avow.admin.query("UPDATE newsletter.delivery SET state = 'queued'");
  await avow.admin.query("UPDATE newsletter.campaign SET state = 'sending', finished_at = NULL");
  // No connection is kept from before.
  avow.part('newsletter').stop?.();
  await send();
  expect(await campaign()).toMatchObject({ pause_reason: 'unreachable' });
  expect(await askedAfter(1_000)).toEqual([0, 1]);
});

test('a server that takes every mail and never answers pauses the campaign; what it may have is unknown', async () => {
  await open(({ url }) => `${url}?maxConnections=4`);
  server.manner = () => 'lose';
  const id = await prepare(readers(40));
  await send();
  expect(await campaign()).toEqual({ state: 'paused', pause_reason: 'silent' });
  const states = await statesOf(avow.admin, id);
  expect((states.unknown ?? 0) + (states.queued ?? 0)).toBe(40);
  expect(states.unknown).toBeLessThanOrEqual(20);
  expect([...server.counts().values()].every((times) => times === 1)).toBe(true);
});

test('a server that refuses a hundred mails in a row pauses the campaign; what it refused now and then does not', async () => {
  await open(({ url }) => `${url}?maxConnections=4`);
  const id = await prepare(readers(260));
  server.manner = (to) => (/[05]@/.test(to) ? 'take' : 550);
  await send();
  expect(await campaign()).toEqual({ state: 'sent', pause_reason: null });
  await avow.admin.query("UPDATE newsletter.delivery SET state = 'queued' WHERE campaign_id = $1", [id]);
  await avow.admin.query("UPDATE newsletter.campaign SET state = 'sending', finished_at = NULL");
  server.manner = () => 550;
  await send();
  expect(await campaign()).toEqual({ state: 'paused', pause_reason: 'refusing' });
  const { refused, queued } = await statesOf(avow.admin, id);
  expect((refused ?? 0) + (queued ?? 0)).toBe(260);
  expect(refused).toBeLessThan(110);
});

test('a campaign whose mails can no longer be made is paused, and keeps no other from going', async () => {
  await open(({ url }) => url);
  const first = await prepare(readers(3));
  server.manner = () => 451;
  await send();
  await avow.admin.query("UPDATE newsletter.campaign_text SET body = 'Dear {name}'");
  const second = await makeCampaign(avow.admin, avow.program.services, { number: 2 });
  server.manner = () => 'take';
  avow.clock.advance(60_000);
  const relay = openRelay(server.url);
  const { services, pools } = avow.program;
  const own = { ...services, pool: pools.pool('newsletter') };
  const anew = new Sender(own, pools.database('newsletter'), { relay, keys: [], connections: 4 });
  await anew.run(new AbortController().signal);
  anew.stop();
  relay.close();
  expect(await campaign()).toEqual({ state: 'paused', pause_reason: 'notMade' });
  expect(await statesOf(avow.admin, first)).toEqual({ queued: 3 });
  expect(await statesOf(avow.admin, second)).toEqual({ sent: 3 });
});

test('three processes on one database send nothing twice', async () => {
  await open(({ url }) => url);
  const id = await prepare(readers(600));
  const { services, pools } = avow.program;
  const db: NewsletterDb = pools.database('newsletter');
  const senders = [1, 2, 3].map(() => {
    const relay = openRelay(server.url);
    const sender = new Sender({ ...services, pool: pools.pool('newsletter') }, db, {
      relay,
      keys: [],
      connections: 4,
    });
    return { relay, sender };
  });
  await senders[0]?.sender.run(AbortSignal.timeout(1));
  await Promise.all(senders.map(({ sender }) => sender.run(new AbortController().signal)));
  for (const { sender, relay } of senders) {
    sender.stop();
    relay.close();
  }
  expect(await statesOf(avow.admin, id)).toEqual({ sent: 600 });
  expect(server.taken).toHaveLength(600);
  expect(server.counts().size).toBe(600);
});

test('an end of the program stops the claims, and what is being handed over is noted', async () => {
  await open(({ url }) => `${url}?maxConnections=4`);
  const id = await prepare(readers(300));
  const ending = new AbortController();
  server.manner = () => {
    if (server.taken.length >= 40) ending.abort();
    return 'take';
  };
  const task = avow.part('newsletter').tasks?.find(({ name }) => name === 'newsletter.send');
  await task?.run(null, ending.signal);
  const { sent, queued, ...others } = await statesOf(avow.admin, id);
  expect(others).toEqual({});
  expect(sent).toBe(server.taken.length);
  expect(sent).toBeLessThan(100);
  expect(queued).toBe(300 - Number(sent));
  await send();
  expect(await statesOf(avow.admin, id)).toEqual({ sent: 300 });
});

test('a mail that cannot be made for one reader is reported, and the others go', async () => {
  await open(({ url }) => url);
  const id = await prepare(readers(5));
  await avow.admin.query(
    `UPDATE newsletter.subscriber SET email = repeat('x', 9000) || email WHERE email LIKE 'reader3@%'`,
  );
  await send();
  expect(await statesOf(avow.admin, id)).toEqual({ failed: 1, sent: 4 });
});
