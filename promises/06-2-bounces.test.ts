/** The full circle of a campaign: out over SMTP, back as a report into the mailbox, and what follows (clause 6.2). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewsletterDb } from '../src/modules/newsletter/database.ts';
import { progressOf } from '../src/modules/newsletter/sending/queries.ts';
import { makeCampaign } from '../test/campaign.ts';
import { type MailServer, openMailServer, type TakenMail } from '../test/mail-server.ts';
import { type Mailbox, openMailbox } from '../test/mailbox.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { runQueued, subscribe, subscriberRow } from '../test/subscriber.ts';

const [gone, angry, full, glad] = ['gone', 'angry', 'full', 'glad'].map((name) => `${name}@example.com`) as [
  string,
  string,
  string,
  string,
];

let server: MailServer;
let mailbox: Mailbox;
let avow: TestProgram;
let number = 0;
beforeAll(async () => {
  server = await openMailServer();
  mailbox = await openMailbox();
  avow = await openTestProgram({ environment: { SMTP_URL: server.url, IMAP_URL: mailbox.url } });
  for (const address of [gone, angry, full, glad]) await subscribe(avow, address);
});
afterAll(async () => {
  await avow?.close();
  await mailbox?.close();
  await server?.close();
});

const db = (): NewsletterDb => avow.program.pools.database('newsletter');
const progress = (id: string) => progressOf(db(), id);
const readers = () => [...server.counts().keys()].sort();

/** Sends one more campaign to whoever subscribes. @returns its id */
async function sendCampaign(): Promise<string> {
  server.taken.splice(0);
  number += 1;
  avow.clock.advance(86_400_000);
  const id = await makeCampaign(avow.admin, avow.program.services, { number });
  await avow.runTask('newsletter.send');
  return id;
}

const mailTo = (address: string): TakenMail => {
  const taken = server.taken.find(({ to }) => to === address);
  if (!taken) throw new Error(`Nothing was sent to ${address}.`);
  return taken;
};
const headOf = ({ raw }: TakenMail) => String(raw).split('\r\n\r\n', 1)[0] ?? '';

/** What the server of a reader makes of a mail that it took and cannot deliver (RFC 3464): it knows its envelope only. */
const deliveryReport = (mail: TakenMail, status: string): string =>
  report(mail.from, 'delivery-status', [
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    `Final-Recipient: rfc822; ${mail.to}`,
    'Action: failed',
    `Status: ${status}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    headOf(mail),
  ]);

/** What a provider makes of a complaint (RFC 5965), to the address that is registered with it. */
const complaint = (mail: TakenMail, to: string): string =>
  report(to, 'feedback-report', [
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Loop/1.0',
    'Version: 1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    String(mail.raw),
  ]);

const report = (to: string, type: string, parts: readonly string[]): string =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.com',
    `To: <${to}>`,
    'Subject: Report',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${type}; boundary=b`,
    '',
    '--b',
    ...parts,
    '--b--',
    '',
  ].join('\r\n');

async function fetchMail(...raw: readonly string[]): Promise<void> {
  for (const one of raw) mailbox.deliver(one);
  await avow.runTask('mail.fetch');
  expect(mailbox.count()).toBe(0);
  expect((await avow.admin.query('SELECT reason FROM mail.unrouted')).rows).toEqual([]);
}

/** Bounces of a campaign by whose they are: the address of the subscriber, not the one that a report names. */
async function bounces(id: string) {
  const { rows } = await avow.admin.query(
    `SELECT subscriber.email AS reader, campaign_id, kind, status FROM newsletter.bounce
     JOIN newsletter.subscriber USING (person_id) WHERE campaign_id = $1 ORDER BY reader, kind`,
    [id],
  );
  return rows;
}

async function consentEnded(address: string): Promise<boolean> {
  const { rows } = await avow.admin.query(
    `SELECT consent.ended_at FROM rights.consent JOIN rights.address USING (person_id) WHERE address = $1 AND activity = 'newsletter'`,
    [address],
  );
  return rows.length === 1 && rows[0].ended_at !== null;
}

test('6.2.4 a mail that comes back to its return path is traced to its reader and campaign, and a mailbox that is gone gets no more', async () => {
  const first = await sendCampaign();
  expect(readers()).toEqual([angry, full, glad, gone]);
  expect(new Set(server.taken.map(({ from }) => from)).size).toBe(4);
  const [toGone, toFull] = [mailTo(gone), mailTo(full)];
  const second = await sendCampaign();
  await fetchMail(deliveryReport(toGone, '5.1.1'), deliveryReport(toFull, '5.2.2'));
  // Both came back of the first campaign, though a second has gone out since.
  expect(await bounces(first)).toEqual([
    { reader: full, campaign_id: first, kind: 'soft', status: '5.2.2' },
    { reader: gone, campaign_id: first, kind: 'hard', status: '5.1.1' },
  ]);
  expect(await progress(first)).toMatchObject({ sent: 4, 'bounced.hard': 1, 'bounced.soft': 1 });
  expect(await bounces(second)).toEqual([]);
  expect(await progress(second)).not.toHaveProperty('bounced.hard');
  expect((await subscriberRow(avow, gone))?.left_by).toBe('bounce');
  expect([await consentEnded(gone), await consentEnded(full)]).toEqual([true, false]);
  const third = await sendCampaign();
  expect(readers()).toEqual([angry, full, glad]);
  expect(await progress(third)).toMatchObject({ candidates: 3, toSend: 3, sent: 3 });
});

test('6.2.4 a report that comes twice, or by way of another address, counts once', async () => {
  const id = await sendCampaign();
  const back = deliveryReport(mailTo(full), '5.2.2');
  const plain = avow.program.services.policy.controller.emails.newsletter;
  await fetchMail(back, back, back.replace(/^To: .*$/m, `To: ${plain}`));
  expect(await bounces(id)).toHaveLength(1);
  expect(await progress(id)).toMatchObject({ sent: 3, 'bounced.soft': 1 });
  expect((await subscriberRow(avow, full))?.left_by).toBeNull();
});

test('6.2.4 a complaint ends the subscription of whoever complained, and of nobody else', async () => {
  const id = await sendCampaign();
  const plain = avow.program.services.policy.controller.emails.newsletter;
  await fetchMail(complaint(mailTo(angry), plain));
  expect(await bounces(id)).toEqual([{ reader: angry, campaign_id: id, kind: 'complaint', status: null }]);
  expect(await progress(id)).toMatchObject({ sent: 3, complaints: 1 });
  expect((await subscriberRow(avow, angry))?.left_by).toBe('complaint');
  expect(await consentEnded(angry)).toBe(true);
  await sendCampaign();
  expect(readers()).toEqual([full, glad]);
});

test('6.2.4 a mailbox that the server does not know when a campaign is sent gets no more; a refusal for another reason changes nothing', async () => {
  const replies = {
    enhanced: '550 5.1.1 <enhanced@example.com>: Recipient address rejected',
    words: '550 No such user here',
    code: 550,
    moved: 551,
    name: 553,
    policy: '550 5.7.1 Blocked',
    relay: '550 relay not permitted',
    text: '550 5.6.0 Not readable',
    sender: '550 5.1.8 Bad sender',
    other: 554,
  } as const;
  const addresses = Object.keys(replies).map((name) => `${name}@example.com`);
  for (const address of addresses) await subscribe(avow, address);
  for (let reader = 0; reader < 4; reader += 1) await subscribe(avow, `reader${reader}@example.com`);
  server.manner = (to) => Object.entries(replies).find(([name]) => to.startsWith(name))?.[1] ?? 'take';
  const id = await sendCampaign();
  expect(await progress(id)).toMatchObject({ sent: 6, refused: 10 });
  expect(await bounces(id)).toEqual([]);
  await runQueued(avow);
  await avow.runTask('newsletter.refused', id);
  expect(await bounces(id)).toEqual(
    (
      [
        ['code', null],
        ['enhanced', '5.1.1'],
        ['moved', null],
        ['name', null],
        ['words', '5.1.1'],
      ] as const
    ).map(([name, status]) => ({ reader: `${name}@example.com`, campaign_id: id, kind: 'hard', status })),
  );
  expect(await progress(id)).toMatchObject({ sent: 6, refused: 10, 'bounced.hard': 5 });
  expect((await subscriberRow(avow, 'code@example.com'))?.left_by).toBe('bounce');
  expect(await consentEnded('words@example.com')).toBe(true);
  server.manner = () => 'take';
  await sendCampaign();
  const others = ['other', 'policy', 'relay', 'sender', 'text'].map((name) => `${name}@example.com`);
  expect(readers().filter((reader) => addresses.includes(reader))).toEqual(others);
});

test('6.2.4 a server that refuses everybody without saying why costs nobody their subscription', async () => {
  server.manner = () => 550;
  const id = await sendCampaign();
  await runQueued(avow);
  expect(await progress(id)).toMatchObject({ sent: 0, refused: 11 });
  expect(await bounces(id)).toEqual([]);
  server.manner = () => 'take';
  await sendCampaign();
  expect(readers()).toHaveLength(11);
});
