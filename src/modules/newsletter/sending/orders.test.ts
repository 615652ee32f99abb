/** What members of staff order while a campaign is sent, and after. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillSubscribers, makeCampaign, readers, statesOf } from '../../../../test/campaign.ts';
import { type MailServer, openMailServer } from '../../../../test/mail-server.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { newId } from '../../../platform/ids.ts';
import type { NewsletterDb } from '../database.ts';
import { cancelCampaign, resolveUnknown, retryFailed } from './commands.ts';

/** What the server does before it answers to MAIL FROM. */
let before: () => Promise<void>;
let server: MailServer;
let avow: TestProgram;
beforeEach(async () => {
  before = async () => {};
  server = await openMailServer({
    options: { onMailFrom: (_address, _session, done) => void before().then(() => done()) },
  });
  avow = await openTestProgram({ environment: { SMTP_URL: `${server.url}?maxConnections=4` } });
});
afterEach(async () => {
  await avow.close();
  await server.close();
});

const send = () => avow.runTask('newsletter.send');
const db = (): NewsletterDb => avow.program.pools.database('newsletter');
const by = () => ({ staffId: newId(avow.clock), name: 'Jo', role: 'owner' as const, may: () => true });
const prepare = async (addresses: readonly string[], number = 1) => {
  await fillSubscribers(avow.admin, avow.program.services, addresses);
  return makeCampaign(avow.admin, avow.program.services, { number });
};
const stateOf = async (id: string) =>
  (await avow.admin.query('SELECT state, finished_at FROM newsletter.campaign WHERE id = $1', [id])).rows[0];
const countsOf = async (id: string) => {
  const { rows } = await avow.admin.query<{ what: string; number: number }>(
    'SELECT what, number FROM newsletter.campaign_count WHERE campaign_id = $1 AND number > 0',
    [id],
  );
  return Object.fromEntries(rows.map(({ what, number }) => [what, number]));
};

test('a campaign that is cancelled while mails are deferred comes to its end, and nobody waits for it', async () => {
  const id = await prepare(readers(4));
  let cancelled: Promise<void> | null = null;
  before = () => (cancelled ??= cancelCampaign(db(), avow.program.services, { id, by: by() }));
  server.manner = () => 451;
  await send();
  expect(await statesOf(avow.admin, id)).toEqual({ excluded: 4 });
  expect(await stateOf(id)).toEqual({ state: 'cancelled', finished_at: avow.clock.now() });
});

test('nothing of a cancelled campaign is queued again, for nobody would send it', async () => {
  const id = await prepare(readers(2));
  server.manner = () => 550;
  await send();
  await avow.admin.query("UPDATE newsletter.campaign SET state = 'cancelled' WHERE id = $1", [id]);
  const order = { id, by: by() };
  await expect(retryFailed(db(), avow.program.services, order)).rejects.toThrow('campaignMoved');
  await expect(resolveUnknown(db(), avow.program.services, { ...order, as: 'again' })).rejects.toThrow(
    'campaignMoved',
  );
  expect(await statesOf(avow.admin, id)).toEqual({ refused: 2 });
});

test.each(['sent', 'cancelled'])(
  'counting as sent what is unknown changes the counts of a campaign that was %s',
  async (state) => {
    const id = await prepare(readers(3));
    server.manner = (to) => (to === 'reader1@example.com' ? 'lose' : 'take');
    await send();
    expect((await countsOf(id)).unknown).toBeGreaterThanOrEqual(1);
    await avow.admin.query('UPDATE newsletter.campaign SET state = $2 WHERE id = $1', [id, state]);
    await resolveUnknown(db(), avow.program.services, { id, by: by(), as: 'sent' });
    await send();
    expect(await countsOf(id)).toEqual({ candidates: 3, toSend: 3, sent: 3 });
    expect(await stateOf(id)).toMatchObject({ state });
  },
);

test('counts that were kept outlive the ledger, whatever is ordered after', async () => {
  const id = await prepare(readers(3));
  await send();
  await avow.admin.query('DELETE FROM newsletter.delivery WHERE campaign_id = $1', [id]);
  await resolveUnknown(db(), avow.program.services, { id, by: by(), as: 'sent' });
  await send();
  expect(await countsOf(id)).toEqual({ candidates: 3, toSend: 3, sent: 3 });
});

test('a campaign of which all is deferred takes nothing of the pace from another', async () => {
  const first = await prepare(readers(2));
  server.manner = () => 451;
  await send();
  server.manner = () => 'take';
  const second = await makeCampaign(avow.admin, avow.program.services, { number: 2 });
  await avow.admin.query('SELECT mail.set_pace($1, $2, $3)', ['*', 60, avow.clock.now()]);
  await avow.admin.query('UPDATE newsletter.delivery SET next_attempt_at = $1', [
    new Date(avow.clock.now().getTime() + 3_600_000),
  ]);
  for (const _ of [1, 2]) {
    avow.clock.advance(1_000);
    await send();
  }
  expect(await statesOf(avow.admin, first)).toEqual({ queued: 2 });
  expect(await statesOf(avow.admin, second)).toEqual({ sent: 2 });
});
