import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mailbox, openMailbox } from '../../../test/mailbox.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';

let avow: TestProgram;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
  avow = await openTestProgram({ environment: { IMAP_URL: mailbox.url } });
});
afterAll(async () => {
  await avow?.close();
  await mailbox?.close();
});

const message = (to: string, text: string) =>
  `From: Jo <jo@example.com>\r\nTo: ${to}\r\nSubject: Hello\r\nMessage-ID: <${text}@example.com>\r\n\r\n${text}\r\n`;
const bodies = async () =>
  (await avow.admin.query('SELECT body FROM contact.message ORDER BY body')).rows.map(({ body }) => body);

test('takes what lies in the mailbox and leaves no copy there', async () => {
  mailbox.deliver(message('contact@promt.invalid', 'one'));
  mailbox.deliver(message('contact@promt.invalid', 'two'));
  mailbox.deliver(message('nobody@promt.invalid', 'three'));
  await avow.runTask('mail.fetch');
  expect(await bodies()).toEqual(['Hello\n\none', 'Hello\n\ntwo']);
  expect((await avow.admin.query('SELECT recipient FROM mail.unrouted')).rows).toEqual([
    { recipient: 'nobody@promt.invalid' },
  ]);
  expect(mailbox.count()).toBe(0);
  await avow.runTask('mail.fetch');
  expect(await bodies()).toHaveLength(2);
});

test('a mail that the database cannot take stays in the mailbox, and is taken once it can', async () => {
  await avow.admin.query('ALTER TABLE contact.message RENAME TO message_away');
  await avow.admin.query('ALTER TABLE mail.unrouted RENAME TO unrouted_away');
  mailbox.deliver(message('contact@promt.invalid', 'four'));
  await expect(avow.runTask('mail.fetch')).rejects.toThrow();
  expect(mailbox.count()).toBe(1);
  await avow.admin.query('ALTER TABLE contact.message_away RENAME TO message');
  await avow.admin.query('ALTER TABLE mail.unrouted_away RENAME TO unrouted');
  await avow.runTask('mail.fetch');
  expect(await bodies()).toContain('Hello\n\nfour');
  expect(mailbox.count()).toBe(0);
});

test('a mail that cannot be taken does not keep those behind it waiting', async () => {
  await avow.admin.query(
    `ALTER TABLE contact.message ADD CONSTRAINT no_five CHECK (body NOT LIKE '%five');
     ALTER TABLE mail.unrouted ADD CONSTRAINT no_five CHECK (position('five'::bytea in raw) = 0)`,
  );
  mailbox.deliver(message('contact@promt.invalid', 'five'));
  mailbox.deliver(message('contact@promt.invalid', 'six'));
  await expect(avow.runTask('mail.fetch')).rejects.toThrow();
  expect(await bodies()).toContain('Hello\n\nsix');
  expect(mailbox.count()).toBe(1);
  await avow.admin.query(
    'ALTER TABLE contact.message DROP CONSTRAINT no_five; ALTER TABLE mail.unrouted DROP CONSTRAINT no_five',
  );
  await avow.runTask('mail.fetch');
  expect(await bodies()).toContain('Hello\n\nfive');
});

test('however many cannot be taken, those behind them are taken at the next visit', async () => {
  await avow.admin.query(
    `ALTER TABLE mail.unrouted ADD CONSTRAINT away CHECK (recipient <> 'away@promt.invalid')`,
  );
  for (let number = 0; number < 25; number += 1)
    mailbox.deliver(message('away@promt.invalid', `away${number}`));
  mailbox.deliver(message('contact@promt.invalid', 'eight'));
  await expect(avow.runTask('mail.fetch')).rejects.toThrow();
  await expect(avow.runTask('mail.fetch')).rejects.toThrow();
  expect(await bodies()).toContain('Hello\n\neight');
  expect(mailbox.count()).toBe(25);
  await avow.admin.query('ALTER TABLE mail.unrouted DROP CONSTRAINT away');
  await avow.runTask('mail.fetch');
  expect(mailbox.count()).toBe(0);
});

test('a NUL in a header is taken out', async () => {
  mailbox.deliver(
    `Delivered-To: nobody\0@promt.invalid\r\n${message('nobody@promt.invalid', 'seven').replace('<jo@', '<j\0o@')}`,
  );
  await avow.runTask('mail.fetch');
  expect(mailbox.count()).toBe(0);
});

test('a wrong password is one failure, without the password in it', async () => {
  const wrong = await openTestProgram({
    environment: { IMAP_URL: mailbox.url.replace('open-sesame', 'wr0ng') },
  });
  try {
    const failure = await wrong.runTask('mail.fetch').then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Error);
    expect(String(failure)).not.toContain('wr0ng');
  } finally {
    await wrong.close();
  }
});
