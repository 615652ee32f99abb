import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReport } from './report.ts';

const mail = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));
const read = (...lines: readonly string[]) => readReport(mail(...lines));
const daemon = 'From: MAILER-DAEMON@mx.example.net (Mail Delivery System)';

function report(...fields: readonly string[]): Buffer {
  return mail(
    daemon,
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b/1"',
    '',
    '--b/1',
    'Content-Type: text/plain',
    '',
    'I am sorry.',
    '--b/1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    ...fields,
    '',
    '--b/1',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <ours@example.org>',
    'Feedback-ID: 7:newsletter:avow',
    'Content-Type: text/plain',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'https://example.org/newsletter/lea=',
    've/abc',
    '--b/1--',
    '',
  );
}

describe('a report in the form of RFC 3464', () => {
  test('gives each recipient with action, status and address, and what came back decoded', () => {
    const found = readReport(
      report(
        'Original-Recipient: rfc822;Jo@Example.com',
        'Final-Recipient: rfc822; jo@mailbox.example.com',
        'Action: failed',
        'Status: 5.1.1 (bad destination mailbox address)',
        '',
        'Final-Recipient: RFC822; <uma@example.com>',
        'Action: delayed',
        'Status: 4.4.1',
      ),
    );
    expect(found).toMatchObject({
      kind: 'delivery',
      recipients: [
        { address: 'jo@example.com', action: 'failed', status: '5.1.1' },
        { address: 'uma@example.com', action: 'delayed', status: '4.4.1' },
      ],
      returned: { messageId: '<ours@example.org>', feedbackId: '7:newsletter:avow' },
    });
    expect(found?.kind === 'delivery' && found.returned.text).toContain('/newsletter/leave/abc');
  });

  test.each([
    ['5.0.0', 'smtp; 550 5.1.1 user unknown', '5.1.1'],
    ['5.3.0', 'smtp; 553 5.3.0 Unknown E-Mail Address', '5.1.1'],
    ['5.0.0', 'smtp; 552 mailbox is full', '5.2.2'],
    ['4.0.0', 'smtp; 450 user unknown in relay table, try later', '4.0.0'],
    ['5.7.1', 'smtp; 550 5.1.1 rejected as spam', '5.7.1'],
    ['', 'smtp; 550-5.2.1 The account is disabled', '5.2.1'],
    ['', 'smtp; 451 try again', '4.0.0'],
  ])('with status "%s" and the words "%s" means %s', (status, words, meant) => {
    const found = readReport(report('Action: failed', `Status: ${status}`, `Diagnostic-Code: ${words}`));
    const first = found?.kind === 'delivery' ? found.recipients[0]?.status : undefined;
    expect(first).toBe(meant);
  });

  test.each(['delivered', 'relayed', 'expanded'])('of a mail that was %s is no failure', (action) => {
    const found = readReport(report(`Action: ${action}`, 'Status: 2.0.0'));
    expect(found).toMatchObject({ recipients: [{ action: 'delivered' }] });
  });

  test('inside a returned mail is not what this mail reports', () => {
    const letter = mail(
      'From: jo@example.com',
      'Content-Type: multipart/mixed; boundary=o',
      '',
      '--o',
      'Content-Type: text/plain',
      '',
      'Look what came back!',
      '--o',
      'Content-Type: message/rfc822',
      '',
      report('Action: failed', 'Status: 5.1.1').toString('latin1'),
      '--o--',
    );
    expect(readReport(letter)).toBeNull();
  });
});

test('a complaint in the form of RFC 5965 gives its type and what the envelope said', () => {
  const found = read(
    'From: feedback@provider.example',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=f',
    '',
    '--f',
    'Content-Type: text/plain',
    '',
    'This is a report.',
    '--f',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: Abuse',
    'Version: 1',
    'Original-Mail-From: <newsletter+bxyz@example.org>',
    '--f',
    'Content-Type: text/rfc822-headers',
    '',
    'Feedback-ID: 7:newsletter:avow',
    'List-Unsubscribe: <https://example.org/newsletter/leave/abc>',
    '--f--',
  );
  expect(found).toMatchObject({
    kind: 'feedback',
    type: 'abuse',
    returned: { feedbackId: '7:newsletter:avow' },
  });
  expect(found?.kind === 'feedback' && found.returned.text).toMatch(/bxyz@[\s\S]*leave\/abc/);
});

describe('a bounce without a report', () => {
  test.each<[server: string, lines: string[], status: string]>([
    [
      'qmail',
      [
        'From: MAILER-DAEMON@qmail.example.net',
        'Subject: failure notice',
        '',
        'Hi. This is the qmail-send program at qmail.example.net.',
        '',
        '<jo@example.com>:',
        '192.0.2.1 does not like recipient.',
        'Remote host said: 550 sorry, no mailbox here by that name. (#5.1.1)',
        '',
        '--- Below this line is a copy of the message.',
        '',
        'Message-ID: <ours@example.org>',
        '',
        'a full mailbox: 5.2.2',
      ],
      '5.1.1',
    ],
    [
      'Exim',
      [
        'From: Mail Delivery System <Mailer-Daemon@exim.example.net>',
        'X-Failed-Recipients: jo@example.com',
        'Subject: Mail delivery failed: returning message to sender',
        '',
        'A message that you sent could not be delivered to one or more of its',
        'recipients. This is a permanent error. The following address(es) failed:',
        '',
        '  jo@example.com',
        '    Unrouteable address',
        '',
        '------ This is a copy of the message, including all the headers. ------',
        '',
        'Message-ID: <ours@example.org>',
      ],
      '5.1.2',
    ],
    [
      'Exchange',
      [
        'From: System Administrator <postmaster@corp.example.com>',
        'Subject: Undeliverable: News',
        '',
        'Your message did not reach some or all of the intended recipients.',
        '  jo@example.com on 1/2/2026 3:04 PM',
        '    The e-mail account does not exist at the organization this message was sent to.',
        '    <mx.corp.example.com #5.1.1 smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found>',
        'Message-ID: <ours@example.org>',
      ],
      '5.1.1',
    ],
    [
      'Postfix of old',
      [
        daemon,
        'Subject: Undelivered Mail Returned to Sender',
        '',
        '<jo@example.com>: host mx.example.com[192.0.2.1] said: 552 5.2.2 Mailbox full (in reply to RCPT TO command)',
        'Message-ID: <ours@example.org>',
      ],
      '5.2.2',
    ],
    [
      'Gmail',
      [
        'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
        'Subject: Delivery Status Notification (Failure)',
        'X-Failed-Recipients: jo@example.com',
        '',
        'Delivery to the following recipient failed permanently:',
        '     jo@example.com',
        'The email account that you tried to reach does not exist.',
        '',
        '----- Original message -----',
        'Message-ID: <ours@example.org>',
      ],
      '5.1.1',
    ],
    [
      'Mail.ru',
      [
        'From: mailer-daemon@mail.example.ru',
        'Subject: Mail failure.',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(
          'Это письмо создано автоматически.\n\nНет такого пользователя: jo@example.com\n\nЗаголовки исходного сообщения:\nMessage-ID: <ours@example.org>\n',
        ).toString('base64'),
      ],
      '5.1.1',
    ],
    [
      'a full mailbox in German',
      [
        'From: postmaster@firma.example.de',
        'Subject: Unzustellbar',
        '',
        'Das Postfach ist voll.',
        'Message-ID: <ours@example.org>',
      ],
      '5.2.2',
    ],
    [
      'a server that may succeed later',
      [daemon, 'Subject: failed', '', '450 user unknown, greylisted', 'Message-ID: <ours@example.org>'],
      '4.1.1',
    ],
  ])('%s', (_, lines, status) => {
    expect(read(...lines)).toMatchObject({
      kind: 'delivery',
      recipients: [{ action: 'failed', status }],
      returned: { messageId: '<ours@example.org>' },
    });
  });

  test('that only warns is a delay', () => {
    expect(
      read(
        daemon,
        'Subject: Warning',
        '',
        'THIS IS A WARNING MESSAGE ONLY',
        'Deferred: 452 4.2.2 Mailbox full',
      ),
    ).toMatchObject({ recipients: [{ action: 'delayed', status: '4.2.2' }] });
  });

  test('of which nothing can be understood is none', () => {
    expect(read(daemon, 'Subject: Hello', '', 'Something happened.')).toBeNull();
  });
});

describe('a reply', () => {
  test.each([
    ['Auto-Submitted: auto-replied', 'Subject: Away'],
    ['X-Autoreply: yes', 'Subject: Away'],
    ['Precedence: auto_reply', 'Subject: Away'],
    ['X-Nothing: 1', 'Subject: Out of Office: News'],
    ['X-Nothing: 1', `Subject: =?UTF-8?B?${Buffer.from('Автоответ: меня нет').toString('base64')}?=`],
    ['Return-Path: <>', 'Subject: Abwesenheitsnotiz'],
  ])('by a machine (%s, %s) is told from one by a person, whatever it says', (...lines) => {
    expect(read('From: jo@example.com', ...lines, '', 'The mailbox old@example.com does not exist.')).toEqual(
      {
        kind: 'autoReply',
      },
    );
  });

  test('by a person is no report, whatever it says', () => {
    expect(
      read('From: jo@example.com', 'Auto-Submitted: no', 'Subject: Re: News', '', 'User unknown? 550 5.1.1'),
    ).toBeNull();
  });
});

test('no octets make the reader throw, or think for long', () => {
  const words = [
    '\r\n',
    '\n\n',
    '--b',
    '--',
    'Content-Type: multipart/report; boundary=b\n',
    ' ',
    ';',
    'Status: 5.1.1',
    '\0',
    'é',
  ];
  const near = [
    'Content-Type: message/delivery-status\n\n',
    'message/rfc822',
    'user ',
    'x'.repeat(300),
    '<a@b>',
    daemon,
  ];
  const texts = fc
    .array(fc.constantFrom(...words, ...near), { maxLength: 60 })
    .map((parts) => parts.join(''));
  const bytes = fc.uint8Array({ maxLength: 400 }).map((octets) => Buffer.from(octets));
  fc.assert(
    fc.property(
      fc.oneof(
        bytes,
        texts.map((one) => Buffer.from(one)),
      ),
      (raw) => {
        readReport(raw);
      },
    ),
    { numRuns: 500 },
  );
  for (const unit of ['user ', '--b\n', '\n ', '<', 'a:', '= \n', 'mailbox address ', '(', '\r\n\r\n']) {
    const long = `${daemon}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${unit.repeat(400_000)}`;
    const begun = performance.now();
    readReport(Buffer.from(long));
    readReport(Buffer.from(long.replace('multipart/mixed', 'text/html')));
    expect([unit, performance.now() - begun < 3_000]).toEqual([unit, true]);
  }
});

const inputs = process.env.AVOW_TEST_INPUTS;
if (!inputs)
  process.stderr.write('Real bounces were not read: AVOW_TEST_INPUTS names no folder of test inputs.\n');

test.runIf(inputs)('every real bounce is understood, and no real letter is taken for one', () => {
  const folder = join(inputs ?? '', 'mail');
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const kindOf = (name: string) => readReport(readFileSync(join(folder, name)))?.kind;
  const bounces = names.filter((name) => name.startsWith('multipart_report'));
  expect(bounces.length).toBeGreaterThan(0);
  expect(bounces.filter((name) => kindOf(name) !== 'delivery')).toEqual([]);
  const letters = names.filter((name) => name.startsWith('plain_') || name.startsWith('rfc'));
  expect(letters.filter((name) => kindOf(name) !== undefined)).toEqual([]);
});
