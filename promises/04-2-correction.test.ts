import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { signInStaff } from '../test/staff.ts';
import { everythingStored } from '../test/stored.ts';

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

/** Says that something of a person went to a third party, as the gate notes it. */
async function passOn(address: string, activity: string, recipient: string): Promise<void> {
  await avow.admin.query(
    `INSERT INTO disclosure.entry (person_id, policy_version, id, activity, kind, recipient, ground, agreed_by, disclosed_at)
     VALUES ($1, 'x', gen_random_uuid(), $2, 'third-party', $3, 'consent', '{}', $4)`,
    [await personId(avow, address), activity, recipient, avow.clock.now()],
  );
}

test('4.2 a field is changed at once by its person, and the old value is stored and served nowhere any more', async () => {
  const headers = await writeTo('typo@example.com', 'Nnia Wbeer');
  const staff = await signInStaff(avow);
  const { rows } = await avow.admin.query(
    `SELECT id FROM contact.conversation WHERE email = 'typo@example.com'`,
  );
  const served = async () => {
    const paths = ['', '/correct', '/erase', '/all.json', '/all.csv'].map(
      (path) => `/en/privacy/my-data${path}`,
    );
    const console = ['/console/messages', `/console/messages/${rows[0].id}`];
    const asked = [
      ...paths.map((path) => avow.request(path, { headers })),
      ...console.map((path) => avow.request(path, { headers: staff })),
    ];
    return (await Promise.all(asked.map(async (answer) => (await answer).text()))).join();
  };
  expect(await served()).toContain('Nnia Wbeer');
  expect(await everythingStored(avow)).toContain('Nnia Wbeer');
  const field = (await fieldNames(headers)).find((name) => name.startsWith('contact.conversation.name.'));
  if (!field) throw new Error('The name is no field.');
  const saved = await avow.submit('/en/privacy/my-data/correct', { field, [field]: 'Nina Weber' }, headers);
  expect(saved.headers.get('location')).toContain('done=corrected');
  for (const after of [await served(), await everythingStored(avow)]) {
    expect(after).toContain('Nina Weber');
    expect(after).not.toContain('Nnia Wbeer');
  }
});

test('4.2 recipients of what was corrected are told: the request stays open until a person has done it', async () => {
  const headers = await writeTo('passed@example.com', 'Pased On');
  await passOn('passed@example.com', 'contact', 'Sample Court');
  await passOn('passed@example.com', 'newsletter', 'Somebody Else');
  const field = (await fieldNames(headers)).find((name) => name.includes('.name.')) ?? '';
  await avow.submit('/en/privacy/my-data/correct', { field, [field]: 'Passed On' }, headers);
  const { rows } = await avow.admin.query(
    `SELECT id, state, decision FROM rights.request WHERE person_id = $1 AND kind = 'rectification'`,
    [await personId(avow, 'passed@example.com')],
  );
  expect(rows).toMatchObject([{ state: 'open', decision: 'corrected; to be told (Art. 19): Sample Court' }]);
  const page = await avow.request(`/console/requests/${rows[0].id}`, { headers: await signInStaff(avow) });
  expect(await page.text()).toContain('to be told (Art. 19): Sample Court');
});

test.each([
  ['pause', 'restriction', 'restricted'],
  ['erase', 'erasure', 'erased'],
])('4.2 so are they after "%s" (Art. 19)', async (act, kind, decision) => {
  const headers = await writeTo(`${act}@example.com`, 'Passed On');
  const id = await personId(avow, `${act}@example.com`);
  await passOn(`${act}@example.com`, 'contact', 'Sample Court');
  await avow.submit(`/en/privacy/my-data/${act}`, {}, headers);
  const { rows } = await avow.admin.query(
    'SELECT state, decision, due_at FROM rights.request WHERE person_id = $1 AND kind = $2',
    [id, kind],
  );
  expect(rows).toMatchObject([
    { state: 'open', decision: `${decision}; to be told (Art. 19): Sample Court` },
  ]);
  expect(rows[0].due_at > avow.clock.now()).toBe(true);
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
