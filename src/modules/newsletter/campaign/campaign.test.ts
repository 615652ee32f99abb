import { afterAll, beforeAll, expect, test } from 'vitest';
import { asStaff } from '../../../../test/console.ts';
import { png } from '../../../../test/picture.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { joinStaff, type TestMember } from '../../../../test/staff.ts';

let avow: TestProgram;
let desk: ReturnType<typeof asStaff>;
let owner: TestMember;

beforeAll(async () => {
  avow = await openTestProgram();
  desk = asStaff(avow);
  owner = await joinStaff(avow);
}, 60_000);
afterAll(() => avow?.close());

const rows = async (statement: string, values: unknown[] = []) =>
  (await avow.admin.query(statement, values)).rows;

async function create(): Promise<string> {
  const made = await desk.submit('/console/newsletter', {});
  return made.headers.get('location') ?? '';
}

const typed = {
  revision: '1',
  text: 'en',
  title: 'November',
  subject: 'News',
  preheader: 'All of it',
  body: '# Hello',
};
const idOf = (path: string) => path.split('/').at(-1) ?? '';

test('a campaign is made, written in two languages, and listed', async () => {
  const path = await create();
  expect((await desk.request(path)).status).toBe(200);
  const saved = await desk.submit(path, { ...typed, 'topic-tips': 'yes', archived: 'yes' });
  expect(saved.headers.get('location')).toBe(`${path}?text=en&saved`);
  await desk.submit(path, { ...typed, revision: '2', text: 'de', subject: 'Neues', body: 'Hallo\r\n\r\nda' });
  expect(await rows('SELECT title, topics, archived, revision FROM newsletter.campaign')).toEqual([
    { title: 'November', topics: [], archived: false, revision: 3 },
  ]);
  expect(
    await rows('SELECT language, subject, body FROM newsletter.campaign_text ORDER BY language'),
  ).toEqual([
    { language: 'de', subject: 'Neues', body: 'Hallo\n\nda' },
    { language: 'en', subject: 'News', body: '# Hello' },
  ]);
  const page = await (await desk.request('/console/newsletter')).text();
  expect(page).toContain('November');
  expect(page).toContain('en, de');
});

test('two editors do not overwrite each other, and neither loses a word', async () => {
  const path = await create();
  await desk.submit(path, { ...typed, body: 'The first editor' });
  const refused = await desk.submit(path, { ...typed, body: 'The second editor' });
  expect(refused.status).toBe(409);
  const page = await refused.text();
  expect(page).toContain('Somebody else saved this campaign meanwhile');
  expect(page).toContain('The first editor');
  expect(page).toContain('The second editor');
  expect(page).toContain('name="revision" value="2"');
  const [stored] = await rows('SELECT body FROM newsletter.campaign_text WHERE campaign_id = $1', [
    idOf(path),
  ]);
  expect(stored.body).toBe('The first editor');
  await desk.submit(path, { ...typed, revision: '2', body: 'Both' });
  const [both] = await rows('SELECT body FROM newsletter.campaign_text WHERE campaign_id = $1', [idOf(path)]);
  expect(both.body).toBe('Both');
});

test('a text emptied of all is removed', async () => {
  const path = await create();
  await desk.submit(path, typed);
  await desk.submit(path, { ...typed, revision: '2', subject: '', preheader: '', body: ' ' });
  expect(await rows('SELECT * FROM newsletter.campaign_text WHERE campaign_id = $1', [idOf(path)])).toEqual(
    [],
  );
});

test.each([
  ['a line break in the subject', { subject: 'News\r\nBcc: x@example.com' }, 'This must be one line.'],
  ['a subject that is too long', { subject: 'x'.repeat(201) }, 'at most 200 characters'],
  ['no title', { title: ' ' }, 'This is needed.'],
])('%s is refused, and what was typed stays', async (_name, wrong, message) => {
  const path = await create();
  const refused = await desk.submit(path, { ...typed, body: 'Still here', ...wrong });
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(page).toContain(message);
  expect(page).toContain('Still here');
  expect(await rows('SELECT * FROM newsletter.campaign_text WHERE campaign_id = $1', [idOf(path)])).toEqual(
    [],
  );
});

test('a topic that the policy does not have is refused', async () => {
  const path = await create();
  expect((await desk.submit(path, { ...typed, 'topic-nothing': 'yes' })).status).toBe(422);
});

async function upload(path: string, name: string, content: Uint8Array<ArrayBuffer>, revision = '1') {
  const form = new FormData();
  for (const [field, value] of Object.entries({ ...typed, revision })) form.set(field, value);
  form.append('pictures', new File([content], name));
  return desk.request(path, { method: 'POST', body: form });
}

test('a picture is stored with the text, served to everybody for good, and removed', async () => {
  const path = await create();
  expect((await upload(path, 'Größe & Form.PNG', png(1_200, 600))).status).toBe(303);
  const [picture] = await rows('SELECT * FROM newsletter.image WHERE campaign_id = $1', [idOf(path)]);
  expect(picture).toMatchObject({ name: 'grosse-form.png', type: 'image/png', width: 1200, height: 600 });
  const served = await avow.request(`/newsletter/images/${picture.id}.png`);
  expect(served.headers.get('content-type')).toBe('image/png');
  expect(served.headers.get('cache-control')).toContain('immutable');
  expect(served.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await served.arrayBuffer()).equals(Buffer.from(png(1_200, 600)))).toBe(true);
  expect((await avow.request(`/newsletter/images/${picture.id}.gif`)).status).toBe(404);
  expect((await upload(path, 'grosse-form.png', png(2, 2), '2')).status).toBe(303);
  const names = await rows('SELECT name FROM newsletter.image WHERE campaign_id = $1 ORDER BY name', [
    idOf(path),
  ]);
  expect(names).toEqual([{ name: 'grosse-form-2.png' }, { name: 'grosse-form.png' }]);
  await desk.submit(path, { ...typed, revision: '3', act: `remove:${picture.id}` });
  expect((await avow.request(`/newsletter/images/${picture.id}.png`)).status).toBe(404);
});

test.each([
  ['a page that calls itself a picture', 'a.png', Buffer.from('<script>alert(1)</script>'), 'is no PNG'],
  ['an SVG', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'is no PNG'],
  ['a damaged picture', 'a.png', Buffer.from(png(1, 1)).subarray(0, 12), 'is no PNG'],
  [
    'a picture of 3 MB',
    'a.png',
    Buffer.concat([Buffer.from(png(9, 9)), Buffer.alloc(3_000_000)]),
    'larger than 2 MB',
  ],
])('%s is refused with its remedy, and nothing is stored', async (_name, file, content, message) => {
  const path = await create();
  const refused = await upload(path, file, new Uint8Array(content));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain(message);
  expect(await rows('SELECT * FROM newsletter.image WHERE campaign_id = $1', [idOf(path)])).toEqual([]);
  expect(await rows('SELECT * FROM newsletter.campaign_text WHERE campaign_id = $1', [idOf(path)])).toEqual(
    [],
  );
});

test('a picture of 100 MB is refused before it is read', async () => {
  const path = await create();
  const refused = await desk.request(path, {
    method: 'POST',
    body: 'x',
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '100000000' },
  });
  expect(refused.status).toBe(413);
  expect(await refused.text()).toContain('Send less text or smaller files');
});

test('a campaign takes twenty pictures and no more', async () => {
  const path = await create();
  const form = new FormData();
  for (const [field, value] of Object.entries(typed)) form.set(field, value);
  for (let number = 1; number <= 21; number += 1)
    form.append('pictures', new File([png(1, 1)], `${number}.png`));
  const refused = await desk.request(path, { method: 'POST', body: form });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('21.png is one too many');
});

test('the preview is a document of its own that runs nothing', async () => {
  const path = await create();
  await desk.submit(path, typed);
  const stored = await desk.request(`${path}/preview?look=dark`);
  expect(stored.headers.get('content-security-policy')).toContain('sandbox allow-same-origin');
  expect(stored.headers.get('content-security-policy')).not.toContain('script');
  const dark = await stored.text();
  expect(dark).toContain('Hello');
  expect(dark).not.toContain('prefers-color-scheme');
  const shown = await desk.submit(`${path}/preview`, { text: 'en', body: 'Typed **now**', look: 'light' });
  expect(await shown.text()).toContain('Typed <strong>now</strong>');
  const text = await desk.submit(`${path}/preview`, { text: 'en', body: 'Typed **now**', look: 'text' });
  expect(await text.text()).toContain('Typed *now*');
  const facts = await desk.submit(`${path}/preview`, { text: 'en', body: 'Dear {name}', look: 'facts' });
  expect(await facts.text()).toContain('{name} looks like a variable');
});

const outbox = () =>
  rows(`SELECT recipient, subject, priority, body_text FROM mail.outbox WHERE kind = 'newsletter.test'`);

test('a test goes to the address of whoever asks for it, and to no other, ten times an hour', async () => {
  const path = await create();
  const test = { ...typed, act: 'test' };
  for (let turn = 1; turn <= 10; turn += 1) {
    const sent = await avow.submit(path, { ...test, revision: String(turn) }, owner.headers);
    expect(sent.headers.get('location')).toBe(`${path}?text=en&tested`);
  }
  const mails = await outbox();
  expect(mails).toHaveLength(10);
  expect(mails[0]).toMatchObject({ recipient: owner.email, subject: '[Test] News', priority: 0 });
  expect(mails[0].body_text).not.toContain('avowleave');
  expect((await avow.submit(path, { ...test, revision: '11' }, owner.headers)).status).toBe(429);
  expect(await outbox()).toHaveLength(10);
});

test('a test of a faulty text is not sent, and the text is saved', async () => {
  const path = await create();
  const before = await outbox();
  const refused = await desk.submit(path, { ...typed, act: 'test', body: 'Dear {{name}}' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('{{name}} looks like a variable');
  expect(await outbox()).toHaveLength(before.length);
  const [stored] = await rows('SELECT body FROM newsletter.campaign_text WHERE campaign_id = $1', [
    idOf(path),
  ]);
  expect(stored.body).toBe('Dear {{name}}');
});

test('a copy has texts and pictures of its own; deleting one leaves the other', async () => {
  const path = await create();
  await upload(path, 'a.png', png(4, 4));
  const copy = (await desk.submit(`${path}/duplicate`, {})).headers.get('location') ?? '';
  expect(await (await desk.request(`${path}/delete`)).text()).toContain(
    'the links in them to leave go on working',
  );
  expect((await desk.submit(`${path}/delete`, {})).headers.get('location')).toBe('/console/newsletter');
  expect((await desk.request(path)).status).toBe(404);
  expect(await rows('SELECT title FROM newsletter.campaign WHERE id = $1', [idOf(copy)])).toEqual([
    { title: 'November (copy)' },
  ]);
  expect(await rows('SELECT name FROM newsletter.image WHERE campaign_id = $1', [idOf(copy)])).toEqual([
    { name: 'a.png' },
  ]);
});

test('numbers of campaigns are never given twice', async () => {
  const path = await create();
  const numberOf = async (id: string) =>
    (await rows('SELECT number FROM newsletter.campaign WHERE id = $1', [id]))[0].number;
  const gone = await numberOf(idOf(path));
  await desk.submit(`${path}/delete`, {});
  expect(await numberOf(idOf(await create()))).toBeGreaterThan(gone);
});

test.each(['scheduled', 'sending', 'paused'])(
  'a campaign that is %s is neither changed nor deleted',
  async (state) => {
    const path = await create();
    await desk.submit(path, typed);
    await avow.admin.query('UPDATE newsletter.campaign SET state = $1 WHERE id = $2', [state, idOf(path)]);
    expect((await desk.submit(path, { ...typed, revision: '2' })).status).toBe(422);
    expect((await desk.submit(`${path}/delete`, {})).status).toBe(409);
    expect(await (await desk.request(path)).text()).not.toContain('name="body"');
  },
);

test('who has no part in the newsletter sees and changes nothing', async () => {
  const path = await create();
  const support = asStaff(avow, 'support');
  for (const page of ['/console/newsletter', path, `${path}/preview`])
    expect((await support.request(page)).status).toBe(403);
  expect((await support.submit(path, typed)).status).toBe(403);
});

test('before it is sent, a campaign shows what has to be mended, and asks its links when told to', async () => {
  const path = await create();
  await desk.submit(path, { ...typed, body: 'Dear {name}, [read](http://127.0.0.1:9/)' });
  const page = await (await desk.request(`${path}/send`)).text();
  expect(page).toContain('EN: Must be mended');
  expect(page).toContain('{name} looks like a variable');
  expect(page).not.toContain('does not answer');
  const checked = await (await desk.submit(`${path}/send/check`, {})).text();
  expect(checked).toContain('The link http://127.0.0.1:9/ does not answer.');
});
