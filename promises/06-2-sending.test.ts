import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewsletterDb } from '../src/modules/newsletter/database.ts';
import {
  cancelCampaign,
  pauseCampaign,
  resumeCampaign,
  retryFailed,
} from '../src/modules/newsletter/sending/commands.ts';
import { progressOf } from '../src/modules/newsletter/sending/queries.ts';
import { readLeaveToken, subscriberIdOf } from '../src/modules/newsletter/token/tokens.ts';
import type { SignedInStaff } from '../src/platform/module.ts';
import { fillSubscribers, makeCampaign, readers, statesOf } from '../test/campaign.ts';
import { type MailServer, openMailServer } from '../test/mail-server.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { joinStaff } from '../test/staff.ts';
import { subscriberRow } from '../test/subscriber.ts';

let server: MailServer;
let avow: TestProgram;
let number = 0;
let by: SignedInStaff;

beforeAll(async () => {
  server = await openMailServer();
  avow = await openTestProgram({ environment: { SMTP_URL: `${server.url}?maxConnections=4` } });
  const { staffId } = await joinStaff(avow);
  by = { staffId, name: 'Ada', role: 'owner', may: () => true };
  await fillSubscribers(avow.admin, avow.program.services, readers(60));
});
afterAll(async () => {
  await avow.close();
  await server.close();
});

const send = () => avow.runTask('newsletter.send');
const db = (): NewsletterDb => avow.program.pools.database('newsletter');
const campaign = async () => {
  server.taken.splice(0);
  number += 1;
  return makeCampaign(avow.admin, avow.program.services, { number });
};
const order = (id: string) => ({ id, by });

test('6.2.3 a campaign that is paused, resumed and slowed down in the middle: the counts add up, and nobody gets it twice', async () => {
  const { services } = avow.program;
  const id = await campaign();
  let paused: Promise<void> | null = null;
  server.manner = (to) => {
    if (server.taken.length === 20) paused ??= pauseCampaign(db(), services, order(id));
    return to === 'reader5@example.com' ? 550 : 'take';
  };
  await send();
  await paused;
  const stood = server.taken.length;
  expect(stood).toBeLessThan(45);
  await send();
  expect(server.taken).toHaveLength(stood);
  await avow.admin.query('SELECT mail.set_pace($1, 300, $2)', ['*', avow.clock.now()]);
  await resumeCampaign(db(), services, order(id));
  for (let second = 0; second < 15; second += 1) {
    avow.clock.advance(1_000);
    await send();
  }
  await avow.admin.query('SELECT mail.set_pace($1, NULL, $2)', ['*', avow.clock.now()]);
  await send();
  const counts = await progressOf(db(), id);
  expect(counts).toMatchObject({
    candidates: 60,
    toSend: 60,
    sent: 59,
    refused: 1,
    failed: 0,
    unknown: 0,
    gone: 0,
  });
  expect([...server.counts().values()].every((times) => times === 1)).toBe(true);
});

test('6.2.3 "retry what failed" mails those who were refused, and nobody else', async () => {
  const id = await campaign();
  server.manner = (to) => (/reader[67]@/.test(to) ? 550 : 'take');
  await send();
  server.taken.splice(0);
  server.manner = () => 'take';
  expect(await retryFailed(db(), avow.program.services, order(id))).toBe(2);
  await send();
  expect([...server.counts().keys()].sort()).toEqual(['reader6@example.com', 'reader7@example.com']);
  expect(await statesOf(avow.admin, id)).toEqual({ sent: 60 });
  expect(await progressOf(db(), id)).toMatchObject({ sent: 60, refused: 0 });
});

test('6.2.3 what was cancelled is not sent, and is counted as left out', async () => {
  const id = await campaign();
  server.manner = () => 451;
  await send();
  await cancelCampaign(db(), avow.program.services, order(id));
  server.manner = () => 'take';
  avow.clock.advance(3_600_000);
  await send();
  expect(server.taken).toEqual([]);
  expect(await progressOf(db(), id)).toMatchObject({ toSend: 60, excluded: 60, sent: 0 });
});

test('6.2.3 the note of a mailing is gone three months after it; its counts stay', async () => {
  const id = await campaign();
  await send();
  const before = await progressOf(db(), id);
  avow.clock.set('2027-02-25T11:00:00Z');
  await avow.runTask('retention.run');
  expect(await statesOf(avow.admin, id)).not.toEqual({});
  avow.clock.set('2027-02-26T12:00:00Z');
  await avow.runTask('retention.run');
  expect(await statesOf(avow.admin, id)).toEqual({});
  expect(await progressOf(db(), id)).toEqual(before);
});

test('6.2.4 the link of a mail whose campaign was deleted two years ago leaves, and a friend who got it forwarded can do no more', async () => {
  const id = await campaign();
  await send();
  const mine = server.taken.find(({ to }) => to === 'reader9@example.com');
  const token = /newsletter\/leave\/([a-z2-7]{42})/.exec(String(mine?.raw))?.[1] ?? '';
  expect(readLeaveToken(avow.program.services, token)).toBe(
    subscriberIdOf(avow.program.services, 'reader9@example.com'),
  );
  for (const table of ['delivery', 'campaign'])
    await avow.admin.query(
      `DELETE FROM newsletter.${table} WHERE ${table === 'campaign' ? 'id' : 'campaign_id'} = $1`,
      [id],
    );
  avow.clock.set('2029-02-26T12:00:00Z');
  for (const path of [`/newsletter/manage/${token}`, `/newsletter/confirm/${token}`])
    expect((await avow.request(path)).status).toBe(410);
  const left = await avow.request(`/newsletter/leave/${token}`, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '26',
      'sec-fetch-site': 'cross-site',
    },
  });
  expect(left.status).toBe(200);
  expect((await subscriberRow(avow, 'reader9@example.com'))?.left_by).toBe('link');
});
