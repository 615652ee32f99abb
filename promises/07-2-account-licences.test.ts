import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCertificate } from '../client/src/certificate.ts';
import { activateWith, installer, issue } from '../test/activation.ts';
import { openAccount } from '../test/customer.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
let owner: { cookie: string };
let key = '';
beforeAll(async () => {
  avow = await openTestProgram();
  owner = await openAccount(avow, 'owner@example.com');
  [key = ''] = await issue(avow, { product: 'promt-18', edition: 'professional', seats: 1 });
});
afterAll(() => avow.close());

const home = async (headers: { cookie: string }) =>
  (await (await avow.request('/en/account', { headers })).text()).replaceAll('&nbsp;', ' ');
const seatId = async () =>
  (await avow.admin.query<{ id: string }>('SELECT id FROM licensing.seat WHERE ended_at IS NULL')).rows[0]
    ?.id ?? '';

test('7.2 a licence comes into the account by its whole key alone', async () => {
  const wrong = await avow.submit('/en/account/licence', { licenceKey: key.slice(0, 5) }, owner);
  expect(wrong.status).toBe(422);
  const [other = ''] = await issue(avow, { product: 'promt-18' });
  expect(await home(owner)).toContain('No licence is in this account yet.');
  expect((await avow.submit('/en/account/licence', { licenceKey: key.toLowerCase() }, owner)).status).toBe(
    303,
  );
  const page = await home(owner);
  expect(page).toContain(`Licence ${key.slice(0, 5)}-…`);
  expect(page).not.toContain(key);
  expect(page).not.toContain(other.slice(0, 5));
});

test('7.2 its machines are shown with their certificates, and a seat is freed there', async () => {
  const members = installer(key, 'promt-18', '18');
  expect((await activateWith(avow, members)).status).toBeLessThan(300);
  expect(await home(owner)).toContain(members.machine);
  const id = await seatId();
  const file = await avow.request(`/account/seat/${id}/certificate`, { headers: owner });
  expect(file.headers.get('content-disposition')).toContain(`${members.machine}.avow`);
  expect(parseCertificate(await file.text())).toMatchObject({
    machine: members.machine,
    product: 'promt-18',
  });
  expect((await activateWith(avow, installer(key, 'promt-18', '18'))).status).toBe(409);
  expect(await (await avow.request(`/en/account/seat/${id}`, { headers: owner })).text()).toContain('<form');
  expect((await avow.submit(`/en/account/seat/${id}`, {}, owner)).status).toBe(303);
  expect(await home(owner)).toContain('No machine has a seat.');
  expect((await activateWith(avow, installer(key, 'promt-18', '18'))).status).toBeLessThan(300);
});

test('7.2 nobody else sees or frees a seat', async () => {
  const stranger = await openAccount(avow, 'stranger@example.com');
  const id = await seatId();
  for (const path of [`/en/account/seat/${id}`, `/account/seat/${id}/certificate`])
    expect((await avow.request(path, { headers: stranger })).status, path).toBe(404);
  expect((await avow.submit(`/en/account/seat/${id}`, {}, stranger)).status).toBe(404);
  expect((await avow.request(`/en/account/seat/${id}`)).status).toBe(303);
  expect(await home(stranger)).not.toContain(key.slice(0, 5));
});
