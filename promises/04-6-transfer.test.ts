/** Data handed to another controller whom the person names: by express consent, once, and through the gate. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const rows = async (sql: string, values: unknown[] = []) => (await avow.admin.query(sql, values)).rows;

async function writer(address: string): Promise<{ cookie: string }> {
  await avow.submit('/en/contact', { message: `A word of ${address}`, email: address, name: 'Nina Weber' });
  return proveAddress(avow, address);
}

const wish = { recipient: 'Import@Other.example', 'send-contact': 'yes', agree: 'yes' };
const offer = (headers: { cookie: string }, fields: Record<string, string> = wish) =>
  avow.submit('/en/privacy/my-data/transfer', fields, headers);

async function mailTo(recipient: string): Promise<{ link: string; mail: string }> {
  const [last] = await rows(
    'SELECT subject, body_text, body_html FROM mail.outbox WHERE recipient = $1 ORDER BY id DESC LIMIT 1',
    [recipient],
  );
  const link = /https?:\/\/[^\s/]+(\/\S+\/transfer\/\S+)/.exec(last?.body_text ?? '')?.[1];
  if (!link) throw new Error(`No link was mailed to ${recipient}.`);
  return { link, mail: `${last.subject} ${last.body_text} ${last.body_html}` };
}
const requestOf = async (address: string) =>
  (
    await rows(
      `SELECT decision FROM rights.request WHERE person_id = $1 AND kind = 'portability' ORDER BY id DESC LIMIT 1`,
      [await personId(avow, address)],
    )
  )[0]?.decision;

test('4.6 whom the person names gets a link without personal data, which fetches what they chose, once', async () => {
  const headers = await writer('nina@example.com');
  expect((await offer(headers)).headers.get('location')).toContain('done=offered');
  const { link, mail } = await mailTo('import@other.example');
  expect(mail).not.toMatch(/nina|weber/i);
  expect(link).toMatch(/^\/en\/privacy\/transfer\/[\w-]{43}$/);
  const token = link.slice(-43);
  const stored = await rows('SELECT row_to_json(t)::text AS row FROM rights.transfer t');
  for (const { row } of stored) expect(row).not.toContain(token);
  for (let scan = 0; scan < 2; scan += 1) {
    const page = await (await avow.request(link)).text();
    expect(page).not.toMatch(/nina|weber/i);
  }
  const file = await avow.submit(link, {});
  expect(file.headers.get('content-type')).toContain('application/json');
  const document = await file.json();
  expect(document).toMatchObject({ scope: 'transfer', address: 'nina@example.com' });
  expect(document.activities.map(({ activity }: { activity: string }) => activity)).toEqual(['contact']);
  expect(JSON.stringify(document)).toContain('A word of nina@example.com');
  expect((await avow.submit(link, {})).status).toBe(410);
  expect((await avow.request(link)).status).toBe(410);
});

test('4.6 the consent is express: its receipt keeps words, recipient and activity, and without it nothing is sent', async () => {
  const headers = await writer('express@example.com');
  const id = await personId(avow, 'express@example.com');
  const { agree: _, ...silent } = wish;
  const { 'send-contact': __, ...nothing } = wish;
  for (const [fields, fault] of [
    [silent, 'Without your consent nothing is sent'],
    [nothing, 'Tick what is to be sent'],
    [{ ...wish, recipient: 'nobody' }, 'such as privacy@example.com'],
    [{ ...wish, recipient: 'Express@example.com' }, 'your own address'],
  ] as const) {
    const refused = await offer(headers, fields);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(fault);
  }
  expect(await rows('SELECT FROM rights.consent WHERE person_id = $1', [id])).toEqual([]);
  await offer(headers);
  expect(
    await rows(
      'SELECT activity, recipient, decision, wording, ended_at FROM rights.consent WHERE person_id = $1',
      [id],
    ),
  ).toEqual([
    {
      activity: 'contact',
      recipient: 'import@other.example',
      decision: 'granted',
      wording: expect.stringMatching(/^I agree expressly that .* import@other\.example: /),
      ended_at: null,
    },
  ]);
});

test('4.6 what leaves is entered in the register when it leaves, on that consent, which ends with it', async () => {
  const headers = await writer('entered@example.com');
  const id = await personId(avow, 'entered@example.com');
  await offer(headers);
  const entries = () =>
    rows(
      `SELECT e.activity, e.recipient, e.ground, c.ended_at IS NOT NULL AS ended FROM disclosure.entry e
       JOIN rights.consent c ON c.id::text = e.evidence WHERE e.person_id = $1 AND e.kind = 'designated-by-person'`,
      [id],
    );
  expect(await entries()).toEqual([]);
  await avow.submit((await mailTo('import@other.example')).link, {});
  expect(await entries()).toEqual([
    { activity: 'contact', recipient: 'import@other.example', ground: 'consent', ended: true },
  ]);
  expect(await requestOf('entered@example.com')).toBe('fetched');
  const page = await (await avow.request('/en/privacy/my-data', { headers })).text();
  expect(page).toContain('import@other.example');
});

test('4.5 taking it back is one press, as giving was, and the link is dead at once', async () => {
  const headers = await writer('back@example.com');
  await offer(headers);
  const { link } = await mailTo('import@other.example');
  const page = await (await avow.request('/en/privacy/my-data/take', { headers })).text();
  const transfer = /name="transfer" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const stranger = await writer('stranger@example.com');
  expect((await avow.submit('/en/privacy/my-data/take-back', { transfer }, stranger)).status).toBe(410);
  const done = await avow.submit('/en/privacy/my-data/take-back', { transfer }, headers);
  expect(done.headers.get('location')).toContain('done=takenBack');
  expect((await avow.submit(link, {})).status).toBe(410);
  expect(await requestOf('back@example.com')).toBe('taken back');
});

test('4.6 withdrawal in any other way, and erasure, stop the transfer too', async () => {
  const headers = await writer('gone@example.com');
  await offer(headers);
  const { link } = await mailTo('import@other.example');
  await avow.admin.query('UPDATE rights.consent SET ended_at = $1 WHERE person_id = $2', [
    avow.clock.now(),
    await personId(avow, 'gone@example.com'),
  ]);
  expect((await avow.submit(link, {})).status).toBe(410);
  await offer(headers, { ...wish, recipient: 'second@other.example' });
  const second = await mailTo('second@other.example');
  await avow.submit('/en/privacy/my-data/erase', {}, headers);
  expect((await avow.submit(second.link, {})).status).toBe(410);
});

test('4.6 a link that nobody used ends with its time, and the consent with it', async () => {
  const headers = await writer('late@example.com');
  await offer(headers);
  const { link } = await mailTo('import@other.example');
  avow.clock.advance(7 * 86_400_000 - 1);
  expect((await avow.request(link)).status).toBe(200);
  avow.clock.advance(1);
  expect((await avow.submit(link, {})).status).toBe(410);
  await avow.runTask('rights.deadlines');
  expect(await requestOf('late@example.com')).toBe('not fetched');
  const id = await personId(avow, 'late@example.com');
  expect(await rows('SELECT ended_at FROM rights.consent WHERE person_id = $1', [id])).toEqual([
    { ended_at: avow.clock.now() },
  ]);
  expect(await rows('SELECT FROM rights.transfer WHERE person_id = $1', [id])).toEqual([]);
});

test('4.6 a person cannot have mail sent to strangers without end', async () => {
  const headers = await writer('many@example.com');
  for (let time = 0; time < 5; time += 1) expect((await offer(headers)).status).toBe(303);
  expect((await offer(headers)).status).toBe(429);
  const waiting = await rows('SELECT FROM rights.transfer WHERE person_id = $1', [
    await personId(avow, 'many@example.com'),
  ]);
  expect(waiting).toHaveLength(1);
});
