import { afterAll, beforeAll, expect, test } from 'vitest';
import { proveAddress } from '../../../test/person.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import type { IncomingMail } from '../../platform/module.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

/** A mail whose sender nobody vouches for. */
async function arrives(from: string, subject: string) {
  const recipient = avow.program.services.policy.controller.emails.privacy;
  const mail: IncomingMail = {
    recipient,
    from,
    authenticated: false,
    subject,
    text: '',
    automatic: false,
    messageId: null,
    inReplyTo: null,
    attachments: [],
    raw: Buffer.alloc(0),
  };
  return avow
    .part('rights')
    .inbox?.find(({ matches }) => matches(recipient))
    ?.receive(mail);
}

async function mailsTo(address: string): Promise<number> {
  const { rows } = await avow.admin.query<{ mails: number }>(
    'SELECT count(*)::int AS mails FROM mail.outbox WHERE recipient = $1',
    [address],
  );
  return rows[0]?.mails ?? 0;
}

test('forged mails cannot make us pester somebody with links', async () => {
  const subjects = ['Please erase my data', 'Auskunft', 'I object', 'отзыв согласия'];
  for (let sent = 0; sent < 20; sent += 1)
    expect(await arrives('Nina@Example.com', subjects[sent % 4] ?? '')).toBe('stored');
  expect(await mailsTo('nina@example.com')).toBe(5);
  await arrives('olga@example.com', 'Please erase my data');
  expect(await mailsTo('olga@example.com')).toBe(1);
});

test('forged mails do not keep the true owner from asking on the page', async () => {
  for (let sent = 0; sent < 10; sent += 1) await arrives('vera@example.com', 'Please erase my data');
  await expect(proveAddress(avow, 'vera@example.com')).resolves.toHaveProperty('cookie');
});

test('what a link says was done is shown only where it is one of our words', async () => {
  const headers = await proveAddress(avow, 'done@example.com');
  const page = (done: string) => avow.request(`/en/privacy/my-data?done=${done}`, { headers });
  const plain = await (await page('')).text();
  for (const name of ['constructor', 'toString', '__proto__'])
    expect([(await page(name)).status, await (await page(name)).text()]).toEqual([200, plain]);
});
