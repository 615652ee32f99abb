import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asStaff, testStaffId } from '../../../test/console.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';

let avow: TestProgram;
let desk: ReturnType<typeof asStaff>;
beforeAll(async () => {
  avow = await openTestProgram({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
  desk = asStaff(avow);
});
afterAll(() => avow.close());

const rows = async (sql: string, values: readonly unknown[] = []) =>
  (await avow.admin.query(sql, [...values])).rows;
const conversations = () => rows('SELECT * FROM contact.conversation ORDER BY id');
const counts = async () =>
  (
    await rows(`SELECT (SELECT count(*)::int FROM contact.conversation) AS conversations,
      (SELECT count(*)::int FROM contact.message) AS messages, (SELECT count(*)::int FROM contact.attachment) AS files,
      (SELECT count(*)::int FROM contact.attachment_chunk) AS chunks, (SELECT count(*)::int FROM mail.outbox) AS mails`)
  )[0];

/** Each message comes a second later and from another address, so that no test meets the limit by chance. */
let sender = 0;
async function send(fields: Readonly<Record<string, string>> | FormData) {
  sender += 1;
  avow.clock.advance(1_000);
  return avow.submit('/en/contact', fields, { 'x-forwarded-for': `203.0.113.${sender}` });
}
const codeOf = (response: Response) => /\/r\/([^?]+)/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
async function sent(fields: Readonly<Record<string, string>>) {
  const code = codeOf(await send(fields));
  const conversation = (await conversations()).at(-1);
  return { code, id: String(conversation?.id), personId: String(conversation?.person_id) };
}

describe('the form', () => {
  test('takes a message without an address and answers with a receipt code', async () => {
    const response = await send({ message: 'Which systems does version 21 run on?' });
    expect(response.status).toBe(303);
    const code = codeOf(response);
    expect(code).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    const page = await avow.request(`/en/r/${code}?sent`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('Which systems does version 21 run on?');
    expect(html).toContain(code);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(html).not.toContain('site.js');
  });

  test('keeps the code only as a keyed hash, and writes to nobody', async () => {
    const before = await counts();
    const { code } = await sent({ message: 'Nobody knows me' });
    const [row] = await rows(
      'SELECT receipt_hash, email, name, phone FROM contact.conversation ORDER BY id DESC',
    );
    expect(row).toMatchObject({ email: null, name: null, phone: null });
    expect(row.receipt_hash).not.toContain(code);
    expect((await counts())?.mails).toBe(before?.mails);
  });

  test('confirms to an address without repeating anything that was written', async () => {
    await sent({ message: 'Buy cheap things', email: 'nina@example.com', name: 'Spam name', phone: '123' });
    const [mail] = await rows('SELECT * FROM mail.outbox ORDER BY id DESC');
    expect(mail).toMatchObject({ recipient: 'nina@example.com', kind: 'contact.confirmation' });
    expect(mail.subject + mail.body_text + mail.body_html).not.toMatch(/cheap|Spam name/);
    expect(mail.reply_to).toMatch(/^contact\+[0-9a-z]{20}@/);
  });

  test('confirms to one address three times a day, and stores every message', async () => {
    const before = await counts();
    for (let time = 0; time < 5; time += 1) await sent({ message: 'again', email: 'often@example.com' });
    const after = await counts();
    expect(after?.mails - before?.mails).toBe(3);
    expect(after?.conversations - before?.conversations).toBe(5);
  });

  test('refuses an unknown field by its name and stores nothing', async () => {
    const before = await counts();
    const response = await send({ message: 'hi', company: 'Example' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('the field “company”');
    expect(await counts()).toEqual(before);
  });

  test('knows one person by one address', async () => {
    const first = await sent({ message: 'one', email: 'Jo@Example.com' });
    const second = await sent({ message: 'two', email: 'jo@example.com' });
    expect(second.personId).toBe(first.personId);
  });

  test('takes addresses beyond ASCII as typed, and knows their person by either spelling of the domain', async () => {
    const typed = await sent({ message: 'one', email: 'Ü@Müller.example' });
    const wired = await sent({ message: 'two', email: 'ü@xn--mller-kva.example' });
    expect(wired.personId).toBe(typed.personId);
    const { rows } = await avow.admin.query(
      'SELECT email FROM contact.conversation WHERE person_id = $1 ORDER BY id',
      [typed.personId],
    );
    expect(rows).toEqual([{ email: 'Ü@Müller.example' }, { email: 'ü@xn--mller-kva.example' }]);
  });

  test.each([
    ['an empty message', { message: '  \n ' }, 'please fill it in'],
    ['no message', { name: 'Jo' }, 'please fill it in'],
    ['20,001 characters', { message: 'x'.repeat(20_001) }, 'shorten it to 20,000 characters'],
    ['a header in the address', { message: 'hi', email: 'a@example.com\r\nBcc: b@example.com' }, 'one line'],
    ['a header in the name', { message: 'hi', name: 'Jo\nBcc: b@example.com' }, 'one line'],
    ['a header in the number', { message: 'hi', phone: '1\r\nX: y' }, 'one line'],
    ['half an address', { message: 'hi', email: 'nina@' }, 'not a complete e-mail address'],
    ['a NUL in the message', { message: 'a\u0000b' }, 'control characters'],
    ['unreadable characters', { message: 'caf\uFFFD' }, 'unreadable'],
  ])(
    'refuses %s with a sentence at the field, keeps what was typed, stores nothing',
    async (_, fields, sentence) => {
      const before = await counts();
      const response = await send(fields);
      const html = await response.text();
      expect(response.status).toBe(422);
      expect(html).toContain(sentence);
      if ('name' in fields && fields.name === 'Jo') expect(html).toContain('value="Jo"');
      expect(await counts()).toEqual(before);
    },
  );

  test('takes 20,000 characters, line breaks counted once', async () => {
    const response = await send({ message: 'lines\r\n'.repeat(3_333) });
    expect(response.status).toBe(303);
  });

  test('refuses a form in another encoding than UTF-8', async () => {
    const response = await avow.request('/en/contact', {
      method: 'POST',
      body: 'message=caf%E9',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.status).toBe(415);
  });

  test('asks to wait after ten messages of one address within the hour, and keeps the text', async () => {
    const again = () =>
      avow.submit('/en/contact', { message: 'one of many' }, { 'x-forwarded-for': '198.51.100.1' });
    for (let time = 0; time < 10; time += 1) expect((await again()).status).toBe(303);
    const response = await again();
    expect(response.status).toBe(429);
    const html = await response.text();
    expect(html).toContain('please wait 60 minutes');
    expect(html).toContain('one of many</textarea>');
  });
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
function withFiles(...files: readonly [string, Uint8Array<ArrayBuffer>][]): FormData {
  const form = new FormData();
  form.set('message', 'see the files');
  for (const [name, content] of files) form.append('attachment', new File([content], name));
  return form;
}
const plain = (text: string) => new Uint8Array(Buffer.from(text));

describe('files', () => {
  test('are stored in pieces and come out whole, to be saved only', async () => {
    const big = new Uint8Array(Buffer.from('line of a log\n'.repeat(40_000)));
    await send(withFiles(['../../etc/Fehler “1”.log', big], ['shot.html', new Uint8Array(png)]));
    const [{ id }] = await rows('SELECT id FROM contact.conversation ORDER BY id DESC LIMIT 1');
    const files = await rows('SELECT * FROM contact.attachment ORDER BY type');
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ['shot.html.png', 'image/png'],
      ['Fehler “1”.log', 'text/plain'],
    ]);
    const [{ largest, pieces }] = await rows(
      'SELECT max(length(content)) AS largest, count(*)::int AS pieces FROM contact.attachment_chunk WHERE attachment_id = $1',
      [files[1].id],
    );
    expect(largest).toBe(262_144);
    expect(pieces).toBe(3);
    const saved = await desk.request(`/console/messages/${id}/files/${files[1].id}`);
    expect(Buffer.from(await saved.arrayBuffer()).equals(Buffer.from(big))).toBe(true);
    expect(saved.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Fehler%20%E2%80%9C1%E2%80%9D.log",
    );
    expect(saved.headers.get('content-security-policy')).toContain('sandbox');
  });

  test.each([
    [
      'a program called .png',
      withFiles(['image.png', plain('MZ\u0000\u0001\u0002binary')]),
      'of a type that we do not take',
    ],
    [
      'a page called .txt',
      withFiles(['x.txt', plain('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')]),
      'of a type that we do not take',
    ],
    [
      'six files',
      withFiles(...Array.from({ length: 6 }, (): [string, Uint8Array<ArrayBuffer>] => ['a.txt', plain('a')])),
      'at most 5',
    ],
    ['too large a file', withFiles(['a.txt', new Uint8Array(5_000_001).fill(97)]), 'at most 5 MB'],
    ['an empty file', withFiles(['a.txt', new Uint8Array()]), 'A file is empty'],
  ])('%s is refused with a sentence, and the message is not stored without it', async (_, form, sentence) => {
    const before = await counts();
    const response = await send(form);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(sentence);
    expect(await counts()).toEqual(before);
  });
});

describe('the return page', () => {
  test('opens for the code however it is typed, and for no other', async () => {
    const { code } = await sent({ message: 'typed from paper' });
    const typed = await avow.submit('/en/r', { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` });
    expect(typed.status).toBe(303);
    expect(await (await avow.request(typed.headers.get('location') ?? '')).text()).toContain(
      'typed from paper',
    );
    const wrong = await avow.submit('/en/r', {
      code: code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    });
    expect(wrong.status).toBe(422);
    expect((await avow.request('/en/r/00000-00000-00000-00000-00000')).status).toBe(404);
  });

  test('sends on to the code as it is printed, whatever blanks of Unicode were typed into it', async () => {
    const { code } = await sent({ message: 'with odd blanks' });
    const odd = encodeURIComponent(code.replace('-', '\u2003\r\n'));
    const closed = await avow.submit(`/en/r/${odd}/close`, {});
    expect(closed.headers.get('location')).toBe(`/en/r/${code}?closed`);
  });

  test('is throttled for an address that guesses', async () => {
    const guess = async () => (await avow.submit('/en/r', { code: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA' })).status;
    const statuses = [];
    for (let time = 0; time < 25; time += 1) statuses.push(await guess());
    expect(statuses.at(-1)).toBe(429);
  });

  test('shows our answer, takes a further message, and is closed by the person', async () => {
    const { code, id } = await sent({ message: 'a question' });
    await desk.submit(`/console/messages/${id}/answer`, { message: 'the answer' });
    expect(await (await avow.request(`/en/r/${code}`)).text()).toContain('the answer');
    await avow.submit(`/en/r/${code}/messages`, { message: 'one thing more' });
    const state = async () =>
      (await rows('SELECT state, closed_at FROM contact.conversation WHERE id = $1', [id]))[0];
    expect(await state()).toMatchObject({ state: 'open' });
    expect(await (await avow.request(`/en/r/${code}`)).text()).toContain('one thing more');
    await avow.submit(`/en/r/${code}/close`, {});
    expect(await state()).toEqual({ state: 'closed', closed_at: avow.clock.now() });
  });

  test('deletes everything at once: messages, files and mails', async () => {
    const form = withFiles(['a.txt', plain('canary-file')]);
    form.set('email', 'gone@example.com');
    const code = codeOf(await send(form));
    const [{ id, person_id: person }] = await rows(
      'SELECT * FROM contact.conversation ORDER BY id DESC LIMIT 1',
    );
    await desk.submit(`/console/messages/${id}/answer`, { message: 'canary-answer' });
    const response = await avow.submit(`/en/r/${code}/delete`, {});
    expect(response.status).toBe(200);
    for (const table of [
      'contact.conversation',
      'contact.message',
      'contact.attachment',
      'contact.attachment_chunk',
      'mail.outbox',
    ])
      expect(await rows(`SELECT 1 FROM ${table} WHERE person_id = $1`, [person])).toEqual([]);
    expect((await avow.request(`/en/r/${code}`)).status).toBe(404);
  });
});

describe('the console', () => {
  test('lists who waits without names or addresses, and counts them', async () => {
    await sent({ message: 'listed message', email: 'listed@example.com', name: 'Lena Listed' });
    const html = await (await desk.request('/console/messages')).text();
    expect(html).toContain('listed message');
    expect(html).not.toMatch(/listed@example|Lena Listed/);
  });

  test('records each opening of a conversation', async () => {
    const { id, personId } = await sent({ message: 'read me', email: 'read@example.com' });
    const html = await (await desk.request(`/console/messages/${id}`)).text();
    expect(html).toContain('read@example.com');
    const found = await rows(
      'SELECT staff_id, reader, reason FROM rights.consultation WHERE person_id = $1',
      [personId],
    );
    expect(found).toEqual([{ staff_id: testStaffId, reader: 'Nina Weber', reason: 'contact.conversation' }]);
  });

  test('answers by mail to the address, once, with a reply address that leads back', async () => {
    const { id } = await sent({ message: 'mail me', email: 'mail@example.com' });
    const response = await desk.submit(`/console/messages/${id}/answer`, {
      message: 'First <b>line</b>\nsecond',
    });
    expect(response.status).toBe(303);
    const mails = await rows(
      "SELECT * FROM mail.outbox WHERE recipient = 'mail@example.com' AND kind = 'contact.answer'",
    );
    expect(mails).toHaveLength(1);
    expect(mails[0].body_text).toContain('First <b>line</b>\nsecond');
    expect(mails[0].body_html).toContain('First &lt;b&gt;line&lt;/b&gt;<br/>second');
  });

  test('says when everything goes and why', async () => {
    const { id } = await sent({ message: 'how long' });
    const page = async () => (await desk.request(`/console/messages/${id}`)).text();
    expect(await page()).toContain('25 May 2027: 6 months after receipt');
    await desk.submit(`/console/messages/${id}/answer`, { message: 'so long' });
    expect(await page()).toContain('23 February 2027: 90 days after the last answer');
    await desk.submit(`/console/messages/${id}/close`, {});
    expect(await page()).toContain('25 December 2026: 30 days after closing');
    await desk.submit(`/console/messages/${id}/reopen`, {});
    expect(await page()).toContain('23 February 2027');
  });

  test('logs a call without a number: the form has no such field and refuses one', async () => {
    const before = await counts();
    expect(await (await desk.request('/console/messages/call')).text()).not.toContain('name="phone"');
    const refused = await desk.submit('/console/messages/call', {
      message: 'asked for a price',
      phone: '555',
    });
    expect(refused.status).toBe(422);
    expect(await counts()).toEqual(before);
    const stored = await desk.submit('/console/messages/call', { message: 'asked for a price' });
    expect(await (await desk.request(stored.headers.get('location') ?? '')).text()).toContain(
      'asked for a price',
    );
  });

  test('lets nobody in whose role has nothing to do with messages', async () => {
    const { id } = await sent({ message: 'not for everybody' });
    const editor = asStaff(avow, 'editor');
    expect((await editor.request(`/console/messages/${id}`)).status).toBe(403);
    expect((await editor.submit(`/console/messages/${id}/answer`, { message: 'x' })).status).toBe(403);
    expect((await avow.request('/console/messages')).status).toBe(303);
  });
});
