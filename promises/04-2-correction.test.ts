import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

async function writeTo(address: string, name: string): Promise<{ cookie: string }> {
  await avow.submit('/en/contact', { message: 'Hello', email: address, name });
  return proveAddress(avow, address);
}

const fieldNames = async (headers: { cookie: string }) => {
  const page = await (await avow.request('/en/privacy/my-data/correct', { headers })).text();
  return [...page.matchAll(/name="field" value="([^"]+)"/g)].map(([, name]) => name ?? '');
};

test('4.2 a field is changed at once by its person, and the old value stands nowhere any more', async () => {
  const headers = await writeTo('typo@example.com', 'Nnia Wbeer');
  const field =
    (await fieldNames(headers)).find((name) => name.startsWith('contact.conversation.name.')) ?? '';
  const saved = await avow.submit('/en/privacy/my-data/correct', { field, [field]: 'Nina Weber' }, headers);
  expect(saved.headers.get('location')).toContain('done=corrected');
  const all = await (await avow.request('/en/privacy/my-data/all.json', { headers })).text();
  expect(all).toContain('Nina Weber');
  expect(all).not.toContain('Nnia Wbeer');
  const { rows } = await avow.admin.query('SELECT FROM contact.conversation WHERE name = $1', ['Nnia Wbeer']);
  expect(rows).toEqual([]);
});

test('4.2 nobody changes a field of somebody else, and a value that cannot be is refused at its field', async () => {
  const mine = await writeTo('mine@example.com', 'Mine');
  const theirs = await writeTo('theirs@example.com', 'Theirs');
  const [field = ''] = await fieldNames(theirs);
  expect((await avow.submit('/en/privacy/my-data/correct', { field, [field]: 'x' }, mine)).status).toBe(404);
  const email = (await fieldNames(mine)).find((name) => name.includes('.email.')) ?? '';
  const refused = await avow.submit(
    '/en/privacy/my-data/correct',
    { field: email, [email]: 'no address' },
    mine,
  );
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('This value cannot be stored');
});

test('4.2 what is no field becomes a request for a person, and use pauses while it is checked', async () => {
  const headers = await writeTo('other@example.com', 'Other');
  await avow.submit('/en/privacy/my-data/correct-other', { reasons: 'I never wrote this.' }, headers);
  const id = await personId(avow, 'other@example.com');
  const { rows } = await avow.admin.query(
    `SELECT r.kind, r.state, r.reasons, c.restricted FROM rights.request r JOIN contact.conversation c USING (person_id) WHERE person_id = $1`,
    [id],
  );
  expect(rows).toEqual([
    { kind: 'rectification', state: 'open', reasons: 'I never wrote this.', restricted: true },
  ]);
});
