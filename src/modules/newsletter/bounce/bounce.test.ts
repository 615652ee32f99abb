import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mailbox, openMailbox } from '../../../../test/mailbox.ts';
import { proveAddress } from '../../../../test/person.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { routeMail } from '../../outbox/module.ts';
import type { NewsletterDb } from '../database.ts';
import { addSubscriber, leaveNewsletter } from '../subscriber/commands.ts';
import { leaveToken, returnToken, subscriberIdOf, taggedAddress } from '../token/tokens.ts';
import { takeBounce } from './commands.ts';

let avow: TestProgram;
let mailbox: Mailbox;
let db: NewsletterDb;
beforeAll(async () => {
  mailbox = await openMailbox();
  avow = await openTestProgram({ environment: { IMAP_URL: mailbox.url } });
  db = avow.program.pools.database('newsletter');
  for (const number of [1, 2, 3, 4, 5]) await addCampaign(number);
});
afterAll(async () => {
  await avow?.close();
  await mailbox?.close();
});

const plain = 'newsletter@promt.invalid';
const campaignId = (number: number) => `01900000-0000-7000-8000-00000000010${number}`;
const services = () => avow.program.services;
const noDns = async () => {
  throw new Error('no DNS here');
};
const route = (raw: string) =>
  routeMail(
    avow.program.pools.database('mail'),
    { ...services(), parts: () => avow.program.parts },
    Buffer.from(raw),
    noDns,
  );
const rows = async (sql: string, values: unknown[] = []) => (await avow.admin.query(sql, values)).rows;

const addCampaign = (number: number) =>
  avow.admin.query(
    `INSERT INTO newsletter.campaign (id, number, title, state, topics, archived, revision, created_at, changed_at)
     VALUES ($1, $2, 'News', 'sent', '{}', false, 1, $3, $3)`,
    [campaignId(number), number, avow.clock.now()],
  );

let readers = 0;
/** A subscriber to whom five campaigns went. */
async function reader(): Promise<{ email: string; id: string; personId: string }> {
  readers += 1;
  const email = `reader.${readers}@example.com`;
  const personId = await subscribe(email);
  await avow.admin.query(
    `INSERT INTO newsletter.delivery (person_id, policy_version, campaign_id, number, state, next_attempt_at, noted_at)
     SELECT $1, 'test', id, $2, 'sent', $3, $3 FROM newsletter.campaign`,
    [personId, readers, avow.clock.now()],
  );
  return { email, personId, id: subscriberIdOf(services(), email) };
}

const subscribe = async (email: string): Promise<string> => {
  const now = avow.clock.now();
  const given = { email, language: null, topics: null, proof: 'confirmed', wording: 'Yes.' } as const;
  const times = { sourcePage: '/', mailHash: null, signedUpAt: now, confirmedAt: now };
  return (await db.transaction().execute((tx) => addSubscriber(tx, services(), { ...given, ...times })))
    .personId;
};

const bounceOf = (to: string, status: string, returned: readonly string[] = [], action = 'failed') =>
  [
    'From: MAILER-DAEMON@mx.example.net',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    'Final-Recipient: rfc822; somebody@example.com',
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    ...returned,
    '--b--',
    '',
  ].join('\r\n');

const complaintOf = (to: string, returned: readonly string[], type = 'abuse') =>
  [
    'From: feedback@provider.example',
    `To: ${to}`,
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'Version: 1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...returned,
    '--b--',
    '',
  ].join('\r\n');

const returnPath = (id: string, campaign: number) =>
  taggedAddress(services(), 'b', returnToken(services(), id, campaign));
const leaveHeader = (id: string) =>
  `List-Unsubscribe: <http://localhost:8080/newsletter/leave/${leaveToken(services(), id)}>`;

const bouncesOf = (personId: string) =>
  rows('SELECT campaign_id, kind, email, status FROM newsletter.bounce WHERE person_id = $1 ORDER BY id', [
    personId,
  ]);
const leftBy = async (personId: string) =>
  (await rows('SELECT left_by FROM newsletter.subscriber WHERE person_id = $1', [personId]))[0]?.left_by;
const counts = async (number: number) =>
  Object.fromEntries(
    (
      await rows('SELECT what, number FROM newsletter.campaign_count WHERE campaign_id = $1', [
        campaignId(number),
      ])
    ).map(({ what, number: times }) => [what, times]),
  );
const unrouted = async () => (await rows('SELECT count(*)::int AS n FROM mail.unrouted'))[0].n;

describe('a mailbox that is gone', () => {
  test('ends the subscription at once, and is counted once however often the report comes', async () => {
    const { id, personId, email } = await reader();
    const report = bounceOf(returnPath(id, 1), '5.1.1');
    expect(await route(report)).toBe('stored');
    expect(await route(report)).toBe('stored');
    expect(await bouncesOf(personId)).toEqual([
      { campaign_id: campaignId(1), kind: 'hard', email, status: '5.1.1' },
    ]);
    expect(await leftBy(personId)).toBe('bounce');
    expect(await counts(1)).toMatchObject({ 'bounced.hard': 1 });
    const ledger = 'SELECT state, reason FROM newsletter.delivery WHERE person_id = $1 AND campaign_id = $2';
    expect(await rows(ledger, [personId, campaignId(1)])).toEqual([{ state: 'sent', reason: 'bounced' }]);
  });

  test('is counted once even after the bounce itself has been deleted', async () => {
    const { id, personId } = await reader();
    await route(bounceOf(returnPath(id, 2), '5.1.1'));
    await avow.admin.query('DELETE FROM newsletter.bounce WHERE person_id = $1', [personId]);
    await route(bounceOf(returnPath(id, 2), '5.1.1'));
    expect(await counts(2)).toMatchObject({ 'bounced.hard': 1 });
  });

  test('is counted too where the ledger did not know whether the mail had left', async () => {
    const { id, personId } = await reader();
    await avow.admin.query(
      "UPDATE newsletter.delivery SET state = 'unknown', reason = 'programEnded' WHERE person_id = $1",
      [personId],
    );
    const before = (await counts(3))['bounced.hard'] ?? 0;
    await route(bounceOf(returnPath(id, 3), '5.1.1'));
    expect(await counts(3)).toMatchObject({ 'bounced.hard': before + 1 });
  });

  test('is taken from the mailbox over IMAP', async () => {
    const { id, personId } = await reader();
    mailbox.deliver(bounceOf(returnPath(id, 1), '5.2.1'));
    await avow.runTask('mail.fetch');
    expect(mailbox.count()).toBe(0);
    expect(await leftBy(personId)).toBe('bounce');
  });
});

describe('a passing reason', () => {
  const soft = (id: string, campaign: number) => route(bounceOf(returnPath(id, campaign), '5.2.2'));

  test('ends the subscription with the third campaign, not with the third report', async () => {
    const { id, personId } = await reader();
    for (const campaign of [1, 1, 1, 2]) await soft(id, campaign);
    expect(await leftBy(personId)).toBeNull();
    await soft(id, 3);
    expect(await leftBy(personId)).toBe('bounce');
  });

  test('counts no longer than bounces are kept', async () => {
    const { id, personId } = await reader();
    await soft(id, 1);
    await soft(id, 2);
    avow.clock.advance(30 * 86_400_000);
    await soft(id, 3);
    expect(await leftBy(personId)).toBeNull();
  });

  test('ends it also under a policy that lets bounces stay', async () => {
    const { id, personId } = await reader();
    const { policy } = services();
    const { bounce } = policy.activities;
    const lasting = { ...policy, activities: { ...policy.activities, bounce: { ...bounce, keep: [] } } };
    for (const campaign of [1, 2, 3])
      await takeBounce(
        db,
        { ...services(), policy: lasting },
        { subscriberId: id, campaign, kind: 'soft', status: '5.2.2' },
      );
    expect(await leftBy(personId)).toBe('bounce');
  });

  test('of before a new subscription counts no more', async () => {
    const { id, personId, email } = await reader();
    await soft(id, 1);
    await soft(id, 2);
    await leaveNewsletter(db, services(), { subscriberId: id, by: 'link' });
    avow.clock.advance(60_000);
    await subscribe(email);
    await soft(id, 3);
    expect(await leftBy(personId)).toBeNull();
  });

  test.each(['4.2.2', '5.2.2', '5.3.0', '5.4.4', '5.7.1', '5.1.8'])(
    'such as %s stays one',
    async (status) => {
      const { id, personId } = await reader();
      await route(bounceOf(returnPath(id, 4), status));
      expect(await bouncesOf(personId)).toMatchObject([{ kind: 'soft', status }]);
      expect(await leftBy(personId)).toBeNull();
    },
  );

  test('that is only a delay, or a mail that arrived, is understood and not stored', async () => {
    const { id, personId } = await reader();
    expect(await route(bounceOf(returnPath(id, 1), '4.4.1', [], 'delayed'))).toBe('stored');
    expect(await route(bounceOf(returnPath(id, 1), '2.0.0', [], 'delivered'))).toBe('stored');
    expect(await bouncesOf(personId)).toEqual([]);
  });
});

describe('a complaint', () => {
  test('is traced by the leave link and the feedback id of the returned mail', async () => {
    const { id, personId } = await reader();
    expect(await route(complaintOf(plain, [leaveHeader(id), 'Feedback-ID: 4:newsletter:avow']))).toBe(
      'stored',
    );
    expect(await bouncesOf(personId)).toMatchObject([{ kind: 'complaint', campaign_id: campaignId(4) }]);
    expect(await leftBy(personId)).toBe('complaint');
    expect(await counts(4)).toMatchObject({ complaints: 1 });
  });

  test.each([
    [
      'the address to leave',
      (id: string) => `To: ${taggedAddress(services(), 'l', leaveToken(services(), id))}`,
    ],
    ['the return path', (id: string) => `Return-Path: <${returnPath(id, 4)}>`],
  ])('is traced by %s', async (_, header) => {
    const { id, personId } = await reader();
    expect(await route(complaintOf(plain, [header(id)]))).toBe('stored');
    expect(await leftBy(personId)).toBe('complaint');
  });

  test('of another type is left to a person', async () => {
    const { id, personId } = await reader();
    expect(await route(complaintOf(plain, [leaveHeader(id)], 'not-spam'))).toBe('notUnderstood');
    expect(await leftBy(personId)).toBeNull();
  });
});

describe('to the plain address', () => {
  test('a bounce is traced by what came back', async () => {
    const { id, personId } = await reader();
    expect(await route(bounceOf(plain, '5.1.1', [leaveHeader(id)]))).toBe('stored');
    expect(await bouncesOf(personId)).toMatchObject([{ kind: 'hard', campaign_id: null }]);
  });

  test('a letter of a person is kept for a person, also on a return path', async () => {
    const { id } = await reader();
    const before = await unrouted();
    for (const to of [plain, returnPath(id, 1)])
      expect(
        await route(`From: jo@example.com\r\nTo: ${to}\r\nSubject: Re: News\r\n\r\nThank you.\r\n`),
      ).toBe('notUnderstood');
    expect(await unrouted()).toBe(before + 2);
  });

  test('an automatic reply is understood, and nothing is stored of it', async () => {
    const before = await unrouted();
    const away = `From: jo@example.com\r\nTo: ${plain}\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nUntil May.\r\n`;
    expect(await route(away)).toBe('stored');
    expect(await unrouted()).toBe(before);
  });
});

describe('a forged report', () => {
  test('acts on nobody: each changed symbol of a token spoils it, and the report is kept for a person', async () => {
    const { id, personId } = await reader();
    const path = returnPath(id, 1);
    const other = path.replace(/\+b(.)/, (_, first) => `+b${first === 'a' ? 'c' : 'a'}`);
    expect(await route(bounceOf(other, '5.1.1'))).toBe('notUnderstood');
    const header = leaveHeader(id).replace(/.>$/, (end) => (end === 'a>' ? 'b>' : 'a>'));
    expect(await route(complaintOf(plain, [header]))).toBe('notUnderstood');
    expect(await route(complaintOf(plain, ['To: somebody@example.com']))).toBe('notUnderstood');
    expect(await leftBy(personId)).toBeNull();
    expect(await bouncesOf(personId)).toEqual([]);
  });

  test('with a token of its own sender drives no count of a campaign that did not go to them', async () => {
    const { id, personId } = await reader();
    await avow.admin.query('DELETE FROM newsletter.delivery WHERE person_id = $1', [personId]);
    await route(complaintOf(plain, [leaveHeader(id), 'Feedback-ID: 5:newsletter:avow']));
    expect(await counts(5)).toEqual({});
  });
});

describe('of somebody whom the newsletter does not see', () => {
  test('who was erased, nothing is stored and nothing fails', async () => {
    const { id, email, personId } = await reader();
    await avow.submit('/en/privacy/my-data/erase', {}, await proveAddress(avow, email));
    expect(await route(bounceOf(returnPath(id, 1), '5.1.1'))).toBe('stored');
    expect(await bouncesOf(personId)).toEqual([]);
  });

  test('who paused the use of their data, a bounce changes nothing, and a complaint leaves as their link does', async () => {
    const { id, email, personId } = await reader();
    await avow.submit('/en/privacy/my-data/pause', {}, await proveAddress(avow, email));
    expect(await route(bounceOf(returnPath(id, 1), '5.1.1'))).toBe('stored');
    expect(await leftBy(personId)).toBeNull();
    expect(await route(complaintOf(plain, [leaveHeader(id)]))).toBe('stored');
    expect(await leftBy(personId)).toBe('complaint');
    expect(await bouncesOf(personId)).toEqual([]);
  });
});
