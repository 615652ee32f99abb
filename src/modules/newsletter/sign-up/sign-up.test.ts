import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { everythingStored } from '../../../../test/stored.ts';
import { linkIn, mailsTo, runQueued, signUp, subscribe, subscriberRow } from '../../../../test/subscriber.ts';
import { isAddress } from '../../../policy/address.ts';
import { languages } from '../../../policy/vocabulary.ts';
import { subscriptionsPath } from './api/openapi.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());
/** A day later nothing is left of any limit. */
beforeEach(() => avow.clock.advance(86_400_000));

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  avow.request(subscriptionsPath, {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'cross-site', ...headers },
  });
const asked = (email: string, more: Record<string, unknown> = {}) => post(JSON.stringify({ email, ...more }));

/** What the newsletter asks of the database while something is done, without the values. */
async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const pool = avow.program.pools.pool('newsletter');
  const note = (client: PoolClient) => {
    const query: (...args: unknown[]) => unknown = client.query.bind(client);
    const noting = (...args: unknown[]) => {
      const [first] = args;
      texts.push(
        typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : String(first),
      );
      return query(...args);
    };
    Object.assign(client, { query: noting });
    restore.push(() => Object.assign(client, { query }));
  };
  const restore: (() => void)[] = [];
  pool.on('acquire', note);
  await act();
  pool.off('acquire', note);
  for (const back of restore) back();
  return texts.filter((text) => text !== '');
}

const shown = async (response: Response) => ({
  status: response.status,
  headers: [...response.headers].filter(([name]) => name !== 'date'),
  body: await response.text(),
});

test('known and unknown addresses: the same answer, and the same statements behind it', async () => {
  await subscribe(avow, 'known@example.com');
  const answers: unknown[] = [];
  const statements: string[][] = [];
  for (const email of ['known@example.com', 'unknown@example.com'])
    for (const act of [
      () => avow.submit('/en/newsletter', { email }),
      () => asked(email),
      () => avow.submit('/en/newsletter/manage', { email }),
    ])
      statements.push(await statementsOf(async () => answers.push(await shown(await act()))));
  expect(statements[0]?.some((text) => text.includes('INSERT INTO newsletter.sign_up'))).toBe(true);
  expect(statements[2]?.some((text) => text.includes('insert into "newsletter"."manage_link"'))).toBe(true);
  expect(statements.slice(3)).toEqual(statements.slice(0, 3));
  expect(answers.slice(3)).toEqual(answers.slice(0, 3));
  expect(JSON.stringify(answers)).not.toContain('known@');
  await runQueued(avow);
  expect((await mailsTo(avow, 'known@example.com')).map(({ kind }) => kind)).toEqual([
    'newsletter.manage',
    'newsletter.confirmation',
  ]);
  expect((await mailsTo(avow, 'unknown@example.com')).map(({ kind }) => kind)).toEqual([
    'newsletter.confirmation',
  ]);
});

const long = (length: number) =>
  `${'a'.repeat(length - 187)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.de`;

test.each([
  'nina@bücher.example',
  'почта@пример.example',
  '"nina weber"@example.com'.replace(' ', '.'),
  "o'hara+news@example.com",
  long(247),
])('the address %s is taken as it is, and its mail is made', async (email) => {
  await signUp(avow, email);
  await runQueued(avow);
  expect((await mailsTo(avow, email)).length).toBe(1);
});

test.each([
  '',
  'nina',
  'nina@example.com\r\nBcc: all@example.com',
  'nina@example.com%0aBcc:all@example.com@',
  'nina@example.com, otto@example.com',
  'Nina <nina@example.com>',
  'nina@[127.0.0.1]',
  'nina\u0000@example.com',
  `${'a'.repeat(243)}@example.com`,
])('%j is refused beside its field, and stored nowhere', async (email) => {
  const form = await avow.submit('/en/newsletter', { email });
  expect(form.status).toBe(422);
  expect(await form.text()).toContain('id="field-email-error"');
  const api = await asked(email);
  expect(api.status).toBe(422);
  expect(await api.json()).toMatchObject({
    code: 'badValues',
    errors: expect.arrayContaining([expect.objectContaining({ pointer: '/email' })]),
  });
  const { rowCount } = await avow.admin.query('SELECT FROM newsletter.sign_up WHERE signed_up_at = $1', [
    avow.clock.now(),
  ]);
  expect(rowCount).toBe(0);
});

test('whatever is typed: an address gets a mail to itself alone, all else is refused', async () => {
  const typed = fc.oneof(
    fc.emailAddress({ size: 'large' }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.domain()).map(([a, b]) => `${a}@${b}`),
  );
  await fc.assert(
    fc.asyncProperty(typed, async (email) => {
      avow.clock.advance(86_400_000);
      const { status } = await avow.submit('/en/newsletter', { email });
      const taken = isAddress(email.trim()) && !email.includes('\uFFFD');
      expect(status).toBe(taken ? 303 : 422);
      if (!taken) return;
      await runQueued(avow);
      expect((await mailsTo(avow, email.trim())).length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test('the interface refuses what it does not describe as problem details that repeat nothing', async () => {
  const secret = 'secret@example.com';
  const cases: [Response, number, string][] = [
    [await post('{"email":', undefined), 400, 'badJson'],
    [await post('not json'), 400, 'badJson'],
    [await post('[]'), 422, 'badValues'],
    [await post(`email=${secret}`, { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'notJson'],
    [await asked(secret, { [secret]: 1 }), 422, 'unknownField'],
    [await asked(secret, { language: 'fr' }), 422, 'badValues'],
    [await asked('x'.repeat(5_000)), 422, 'badValues'],
    [await avow.request(`/api/${secret}`), 404, 'notFound'],
    [await avow.request(subscriptionsPath), 405, 'wrongMethod'],
  ];
  for (const [response, status, code] of cases) {
    const text = await response.text();
    expect([response.status, JSON.parse(text).code]).toEqual([status, code]);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(text).not.toContain('secret');
  }
  expect(await everythingStored(avow)).not.toContain(secret);
});

test('scripts of other sites may ask first and read the answer; too many are told how long to wait', async () => {
  const first = await avow.request(subscriptionsPath, {
    method: 'OPTIONS',
    headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
  });
  expect(first.status).toBe(204);
  expect(first.headers.get('access-control-allow-origin')).toBe('*');
  expect(first.headers.get('access-control-allow-methods')).toContain('POST');
  expect(first.headers.get('access-control-allow-headers')).toBe('Content-Type');
  const statuses: number[] = [];
  let last: Response | undefined;
  for (let time = 0; time < 61; time += 1) {
    last = await asked(`many-${time}@example.com`);
    statuses.push(last.status);
  }
  expect(statuses.slice(0, 60).every((status) => status === 202)).toBe(true);
  expect(last?.status).toBe(429);
  expect(last?.headers.get('retry-after')).toBe('3600');
  const form = await avow.submit('/en/newsletter', { email: 'many@example.com' });
  expect([form.status, form.headers.get('retry-after')]).toEqual([429, '3600']);
});

test('the description names every address of the interface, and its answers are those that are given', async () => {
  const response = await avow.request('/api/openapi.json');
  const description = await response.json();
  expect(description.openapi).toBe('3.1.1');
  const served = [...avow.program.parts.values()]
    .flatMap((part) => part.routes ?? [])
    .filter(({ path }) => path.startsWith('/api/') && path !== '/api/openapi.json')
    .map(({ path, method }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
  const described = Object.entries<Record<string, unknown>>(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(served.sort());
  const { responses } = description.paths[subscriptionsPath].post;
  const given = [
    (await asked('described@example.com')).status,
    (await post('{')).status,
    (await asked('no')).status,
    (await post('{}', { 'content-type': 'text/plain' })).status,
    (await post('{}', { 'content-type': 'application/json', 'content-length': '5000' })).status,
  ];
  expect([...given, 429].map(String).sort()).toEqual(Object.keys(responses).sort());
  for (const language of languages)
    expect(description.paths[subscriptionsPath].post.description).toContain(`- ${language}: `);
});

test('the evidence names the language asked for, and the site that embeds the form', async () => {
  const sources = async (email: string) =>
    (await avow.admin.query('SELECT language, source_page FROM newsletter.sign_up WHERE email = $1', [email]))
      .rows;
  await asked('api@example.com', { language: 'ru' });
  expect(await sources('api@example.com')).toEqual([{ language: 'ru', source_page: subscriptionsPath }]);
  const embedded = { origin: 'https://shop.example:8443', 'sec-fetch-site': 'cross-site' };
  const sent = await avow.submit('/de/newsletter', { email: 'embedded@example.com' }, embedded);
  expect(sent.headers.get('location')).toBe('/de/newsletter/sent');
  expect(await sources('embedded@example.com')).toEqual([
    { language: 'de', source_page: 'shop.example:8443' },
  ]);
});

test('many workers at once mail once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const email = `at-once-${round}@example.com`;
    for (let time = 0; time < 8; time += 1) await signUp(avow, email);
    const { rows } = await avow.admin.query<{ id: string }>(
      'SELECT id FROM newsletter.sign_up WHERE email = $1',
      [email],
    );
    await Promise.all([...rows, ...rows].map(({ id }) => avow.runTask('newsletter.confirm', id)));
    expect((await mailsTo(avow, email)).length).toBe(1);
  }
});

test('a mail shows the way out in its text and its headers, and says when its link ends', async () => {
  await signUp(avow, 'headers@example.com', 'de');
  await runQueued(avow);
  const [mail] = await mailsTo(avow, 'headers@example.com');
  const path = linkIn(mail?.body_text, 'leave');
  const [https, mailto] = mail?.list_unsubscribe?.split(' ') ?? [];
  expect(https).toBe(`${avow.env.publicUrl}${path}`);
  expect(mailto).toBe(`mailto:newsletter+l${path.split('/').at(-1)}@promt.invalid`);
  expect(mail?.subject).toBe('Bitte bestätigen Sie den Newsletter');
  expect(mail?.body_text).toContain('Der Link gilt bis');
});

test('a mail to the address that leaves does, from whomever; a delivery report does not', async () => {
  await subscribe(avow, 'by-mail@example.com');
  const [mail] = await mailsTo(avow, 'by-mail@example.com');
  const to = mail?.list_unsubscribe?.split('mailto:')[1]?.toUpperCase() ?? '';
  const route = avow.part('newsletter').inbox?.find(({ matches }) => matches(to));
  const incoming = (raw: string) => ({
    recipient: to,
    from: 'somebody@example.net',
    authenticated: false,
    subject: '',
    text: '',
    automatic: true,
    messageId: null,
    inReplyTo: null,
    attachments: [],
    raw: Buffer.from(raw),
  });
  const report = [
    'From: <>',
    'Content-Type: multipart/report;',
    ' report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    'Action: failed',
    'Status: 5.1.1',
    '--b--',
  ].join('\r\n');
  const inWords = 'From: MAILER-DAEMON@mx.example.net\r\nSubject: failure notice\r\n\r\nNo such user.\r\n';
  for (const raw of [report, inWords]) expect(await route?.receive(incoming(raw))).toBe('notUnderstood');
  expect(await subscriberRow(avow, 'by-mail@example.com')).toMatchObject({ left_at: null });
  expect(
    await route?.receive(incoming('Subject: unsubscribe\r\nAuto-Submitted: auto-generated\r\n\r\n')),
  ).toBe('stored');
  expect(await subscriberRow(avow, 'by-mail@example.com')).toMatchObject({ left_by: 'mail' });
  expect(await route?.receive(incoming('Subject: again\r\n\r\n'))).toBe('stored');
});

test('a link that is cut off asks for the address, and leaves nobody', async () => {
  const [page, done] = [
    await avow.request('/newsletter/leave/abc', { headers: { 'accept-language': 'ru' } }),
    await avow.submit('/newsletter/leave/abc', {}),
  ];
  expect([page.status, done.status]).toEqual([404, 404]);
  expect(await page.text()).toContain('action="/ru/newsletter/manage"');
});
