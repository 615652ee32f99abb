import { afterAll, beforeAll, expect, test } from 'vitest';
import { issue } from '../test/activation.ts';
import { cookieOf, customerPassword, openAccount } from '../test/customer.ts';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';
import { subscribe, subscriberRow } from '../test/subscriber.ts';

const email = 'owner@example.com';
let avow: TestProgram;
let owner: { cookie: string };
let stranger: { cookie: string };
beforeAll(async () => {
  avow = await openTestProgram();
  owner = await openAccount(avow, email);
  stranger = await openAccount(avow, 'stranger@example.com');
});
afterAll(() => avow.close());

const read = async (path: string, headers: { cookie: string }) =>
  (await (await avow.request(path, { headers })).text()).replaceAll('&nbsp;', ' ');
const home = (headers: { cookie: string }, language = 'en') => read(`/${language}/account`, headers);
const standing = async (address: string) =>
  (
    await avow.admin.query<{ activity: string }>(
      'SELECT activity FROM rights.consent WHERE person_id = $1 AND ended_at IS NULL ORDER BY 1',
      [await personId(avow, address)],
    )
  ).rows.map(({ activity }) => activity);

test('7.2 the account shows the newsletter with its choices, opens them without a mail, and leaves', async () => {
  expect(await home(owner)).toContain('You do not receive the newsletter.');
  await subscribe(avow, email);
  await avow.admin.query(
    `UPDATE newsletter.subscriber SET language = 'de', topics = '{tips}' WHERE email = $1`,
    [email],
  );
  const page = await home(owner);
  expect(page).toContain('Deutsch');
  expect(page).toMatch(/Topics<\/dt><dd>[^<,]+<\/dd>/);
  expect(await home(stranger)).toContain('You do not receive the newsletter.');
  for (const act of ['manage', 'leave']) {
    const path = `/en/account/newsletter/${act}`;
    expect((await avow.submit(path, {}, stranger)).headers.get('location')).toBe('/en/account');
    expect((await avow.submit(path, {})).headers.get('location')).toBe('/en/account/sign-in');
  }
  expect((await subscriberRow(avow, email))?.left_at).toBeNull();
  const opened = await avow.submit('/en/account/newsletter/manage', {}, owner);
  const link = opened.headers.get('location') ?? '';
  expect(link).toMatch(/^\/en\/newsletter\/manage\/.{20,}/);
  expect(await read(link, owner)).toContain(email);
  expect(await (await avow.submit('/en/account/newsletter/leave', {}, owner)).text()).toContain(
    'You have left',
  );
  expect((await subscriberRow(avow, email))?.left_at).not.toBeNull();
  expect(await home(owner)).toContain('You do not receive the newsletter.');
});

test('7.2 conversations that came with the address are read in the account, and by nobody else', async () => {
  await avow.submit('/en/contact', { message: 'My dictionary is empty', email: 'Owner@Example.com' });
  await avow.submit('/en/contact', { message: 'Not about you', email: 'third@example.com' });
  const page = await home(owner);
  expect(page).toContain('My dictionary is empty');
  expect(page).toContain('Waiting for our answer');
  expect(page).not.toContain('Not about you');
  expect(page.match(/\/account\/conversation\//g)).toHaveLength(1);
  expect(await home(stranger)).toContain('No message came from the address of this account.');
  const path = /\/en\/account\/conversation\/[0-9a-f-]{36}/.exec(page)?.[0] ?? '';
  expect(await read(path, owner)).toContain('My dictionary is empty');
  const refused = await avow.request(path, { headers: stranger });
  expect(refused.status).toBe(404);
  expect(await refused.text()).not.toContain('dictionary');
  expect((await avow.request(path)).headers.get('location')).toBe('/en/account/sign-in');
  for (const wrong of ['x', '00000000-0000-7000-8000-000000000000'])
    expect((await avow.request(`/en/account/conversation/${wrong}`, { headers: owner })).status).toBe(404);
});

test('7.2 files of a conversation are saved from the account, by its owner alone', async () => {
  const form = new FormData();
  form.set('message', 'The log of the fault is attached');
  form.set('email', email);
  form.set('attachment', new File(['line 1\nline 2\n'], 'Fault “1”.log'));
  expect((await avow.submit('/en/contact', form)).status).toBe(303);
  const paths = [...(await home(owner)).matchAll(/\/en\/account\/conversation\/[0-9a-f-]{36}/g)].map(
    ([path]) => path,
  );
  const pages = await Promise.all(paths.map((path) => read(path, owner)));
  const [file = ''] = /\/en\/account\/conversation\/[^"]+\/files\/[^"]+/.exec(pages.join()) ?? [];
  const saved = await avow.request(file, { headers: owner });
  expect(await saved.text()).toBe('line 1\nline 2\n');
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''Fault%20/);
  expect(saved.headers.get('content-security-policy')).toContain('sandbox');
  const refused = await avow.request(file, { headers: stranger });
  expect([refused.status, (await refused.text()).includes('line 1')]).toEqual([404, false]);
  expect((await avow.request(file)).headers.get('location')).toBe('/en/account/sign-in');
  for (const path of paths.filter((one) => !file.startsWith(one)))
    expect((await avow.request(`${path}/files/${file.split('/').at(-1)}`, { headers: owner })).status).toBe(
      404,
    );
});

test('7.2 what is restricted is not shown in the account', async () => {
  const path = /\/en\/account\/conversation\/[0-9a-f-]{36}/.exec(await home(owner))?.[0] ?? '';
  const proven = await proveAddress(avow, email);
  await avow.submit('/en/privacy/my-data/object', { activity: 'contact' }, proven);
  const isHidden = await avow.admin.query(
    'SELECT FROM contact.conversation WHERE restricted AND person_id = $1',
    [await personId(avow, email)],
  );
  const page = await home(owner);
  expect([isHidden.rowCount, page.includes('dictionary'), page.includes('Your messages to us')]).toEqual([
    2,
    false,
    true,
  ]);
  expect((await avow.request(path, { headers: owner })).status).toBe(404);
  await avow.submit('/en/privacy/my-data/pause', {}, proven);
  expect((await avow.request('/en/account', { headers: owner })).status).toBe(303);
  await avow.submit('/en/privacy/my-data/resume', {}, proven);
  expect((await avow.request('/en/account', { headers: owner })).status).toBe(200);
});

test('7.2 the account lists the versions that licences in force entitle to, with release and support', async () => {
  expect(await home(owner)).not.toContain('Your products and versions');
  const [key = ''] = await issue(avow, { product: 'promt-21' });
  const [old = ''] = await issue(avow, { product: 'promt-18' });
  const [over = ''] = await issue(avow, { product: 'promt-20', endsOn: '2026-01-31' });
  avow.clock.set(new Date('2026-01-01T12:00:00Z'));
  for (const licenceKey of [key, old, over])
    await avow.submit('/en/account/licence', { licenceKey }, await again());
  const before = await section(await again());
  expect(before).toContain('PROMT 20');
  expect(before).not.toContain('21.5');
  avow.clock.set(testNow);
  const after = await section(await again());
  for (const shown of ['PROMT 21', '21.5', '10 February 2026', 'supported until', '/en/products/promt-21'])
    expect(after, shown).toContain(shown);
  expect(after).toContain('support ended on 20 September 2021');
  expect(after).not.toContain('PROMT 20');
  expect(await home(stranger)).not.toContain('Your products and versions');
  await avow.admin.query(`UPDATE licensing.licence SET state = 'revoked' WHERE prefix = $1`, [
    key.slice(0, 5),
  ]);
  const revoked = await section(await again());
  expect(revoked).toContain('PROMT 18');
  expect(revoked).not.toContain('21.5');
});

/** A session of the time that it is. */
async function again(): Promise<{ cookie: string }> {
  return cookieOf(await avow.submit('/en/account/sign-in', { email, password: customerPassword }));
}
const section = async (headers: { cookie: string }) =>
  (await home(headers)).split('Your products and versions')[1]?.split('</section></section>')[0] ?? '';

test('7.2 consents stand in the account with what for and since when, and one press withdraws one', async () => {
  // Later than the first sign-up, so that the newest mail is the new one.
  avow.clock.set(testNow);
  avow.clock.advance(60_000);
  await subscribe(avow, email);
  await subscribe(avow, 'stranger@example.com');
  owner = await again();
  const page = await home(owner);
  expect(page.match(/name="activity" value="newsletter"/g)).toHaveLength(1);
  expect(page).toContain('What you agreed to');
  expect((await avow.submit('/en/account/consent', { activity: 'newsletter' })).headers.get('location')).toBe(
    '/en/account/sign-in',
  );
  const done = await avow.submit('/en/account/consent', { activity: 'newsletter' }, owner);
  expect(done.headers.get('location')).toBe('/en/account/consent/withdrawn');
  expect(await read('/en/account/consent/withdrawn', owner)).toContain('Your consent is withdrawn');
  expect(await standing(email)).toEqual(['account']);
  expect(await standing('stranger@example.com')).toEqual(['account', 'newsletter']);
  expect(await subscriberRow(avow, email)).toBeUndefined();
  expect(await home(owner)).not.toContain('name="activity" value="newsletter"');
  for (const [activity, status] of [
    ['contact', 422],
    ['nothing', 400],
  ] as const)
    expect((await avow.submit('/en/account/consent', { activity }, owner)).status, activity).toBe(status);
});

test('7.2 every language has the sections, licences first and consents last', async () => {
  for (const [language, titles] of [
    ['en', ['Licences and machines', 'Your products', 'Newsletter', 'Your messages', 'Your consents']],
    [
      'de',
      ['Lizenzen und Computer', 'Ihre Produkte', 'Newsletter', 'Ihre Nachrichten', 'Ihre Einwilligungen'],
    ],
    ['ru', ['Лицензии и компьютеры', 'Ваши продукты', 'Рассылка', 'Ваши сообщения', 'Ваши согласия']],
  ] as const) {
    const headings = [...(await home(owner, language)).matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map(
      ([, heading = '']) => heading,
    );
    const places = titles.map((title) => headings.findIndex((heading) => heading.startsWith(title)));
    expect(places, language).not.toContain(-1);
    expect(places, language).toEqual(places.toSorted((one, other) => one - other));
  }
});

test('7.2 to withdraw the consent to the account is asked once and deletes it', async () => {
  const page = await home(owner);
  expect(page).not.toContain('name="activity" value="account"');
  expect(page).toContain('/en/account/consent/account');
  expect(await read('/en/account/consent/account', owner)).toContain('deleted at once');
  await avow.submit('/en/account/consent', { activity: 'account' }, owner);
  expect((await avow.request('/en/account', { headers: owner })).status).toBe(303);
  const { rowCount } = await avow.admin.query('SELECT FROM account.account WHERE email = $1', [email]);
  expect(rowCount).toBe(0);
  expect((await avow.request('/en/account', { headers: stranger })).status).toBe(200);
});
