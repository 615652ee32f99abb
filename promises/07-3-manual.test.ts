/** Clause 7.3 on the whole program: activation by codes, in which there is no place for anything about a person. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseCertificate, verifySignature } from '../client/src/certificate.ts';
import { newLicenceKey } from '../client/src/licenceKey.ts';
import { type ActivationRequest, writeRequest } from '../client/src/requestCode.ts';
import { readResponse } from '../client/src/responseCode.ts';
import { answerRequest } from '../src/modules/licensing/manual/commands.ts';
import {
  openSigningKeys,
  rotateSigningKeys,
  type SigningKeys,
} from '../src/modules/licensing/signing/keys.ts';
import { isStored, issue, postJson, shippedProduct } from '../test/activation.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
});
beforeEach(() => avow.clock.set(testNow));
afterAll(() => avow.close());

const asking = (more: Partial<ActivationRequest> = {}): ActivationRequest => ({
  kind: 'activate',
  product: 21,
  keyId: 2,
  machine: randomBytes(8).toString('hex'),
  nonce: randomBytes(5).toString('hex'),
  ...more,
});
const answer = (licenceKey: string, request: ActivationRequest) =>
  postJson(avow, '/api/v1/activations/manual', { licenceKey, request: writeRequest(request) });

test('7.3 of a manual activation licence, mark of the machine, nonce and time are kept, and nothing about a person', async () => {
  const [key = ''] = await issue(avow, {});
  const request = asking();
  const headers = { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'Canary/1.0' };
  const body = new URLSearchParams({ licenceKey: key, request: writeRequest(request) });
  const response = await avow.request('/de/activate', { method: 'POST', body, headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('set-cookie')).toBeNull();
  const { rows } = await avow.admin.query(
    `SELECT machine, nonce, version, consent, manner, activated_at FROM licensing.seat WHERE machine = $1`,
    [Buffer.from(request.machine, 'hex')],
  );
  expect(rows).toEqual([
    {
      machine: Buffer.from(request.machine, 'hex'),
      nonce: Buffer.from(request.nonce, 'hex'),
      version: null,
      consent: null,
      manner: 'manual',
      activated_at: new Date(testNow),
    },
  ]);
  for (const table of ['verification', 'contact', 'network'])
    expect((await avow.admin.query(`SELECT FROM licensing.${table}`)).rowCount).toBe(0);
  const api = await avow.request('/api/v1/activations/manual', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ licenceKey: key, request: writeRequest(asking()) }),
  });
  expect(api.status).toBe(200);
  const visit = { headers: { 'x-forwarded-for': '203.0.113.78' } };
  await avow.request('/de/products', visit);
  await avow.part('accesslog').stop?.();
  for (const canary of ['203.0.113.77', 'Canary/1.0']) expect(await isStored(avow, canary)).toBe(false);
  // The log does hold the address where a page may read it: the line above can fail.
  expect(await isStored(avow, '203.0.113.78')).toBe(true);
});

test('7.3 the typed answer is the certificate, for the machine that asked only', async () => {
  const [key = ''] = await issue(avow, {
    endsOn: '2027-02-28',
    graceDays: 5,
    entitlements: ['dictionaries'],
  });
  const request = asking();
  const { response, certificate } = await (await answer(key, request)).json();
  const product = shippedProduct(avow, 'promt-21');
  const read = readResponse(product, request, response);
  verifySignature(product, read);
  expect(read).toEqual(certificate);
  expect(parseCertificate(JSON.stringify(certificate, null, 2))).toMatchObject({
    ends: '2027-02-28',
    graceDays: 5,
    entitlements: ['dictionaries'],
    consent: null,
  });
  expect(() => verifySignature(product, readResponse(product, asking(), response))).toThrow('was changed');
});

test('7.3 the page gives the answer as groups, as a picture and as a file, without script and cookie', async () => {
  const [key = ''] = await issue(avow, {});
  const request = asking();
  const page = await (
    await avow.submit('/en/activate', { licenceKey: key, request: writeRequest(request) })
  ).text();
  const response = /<textarea[^>]*>\s*([0-9A-Z-]+)/.exec(page)?.[1] ?? '';
  const product = shippedProduct(avow, 'promt-21');
  const typed = readResponse(product, request, response);
  verifySignature(product, typed);
  const file = /href="data:application\/octet-stream;base64,([^"]+)"/.exec(page)?.[1] ?? '';
  expect(parseCertificate(Buffer.from(file, 'base64').toString())).toEqual(typed);
  expect(page).toContain('data:image/svg+xml;base64,');
});

test('7.3 a wrong group is named, in the language of the page', async () => {
  const [key = ''] = await issue(avow, {});
  const code = writeRequest(asking());
  const wrong = code.replace(/.(?=-[^-]*$)/, (symbol) => (symbol === '0' ? '2' : '0'));
  const page = await avow.submit('/de/activate', { licenceKey: key, request: wrong });
  expect(page.status).toBe(422);
  expect(await page.text()).toContain('In Gruppe 4 ist ein Tippfehler. Bitte vergleichen Sie.');
  for (const [language, sentence] of [
    ['en', 'There is a typing mistake in groups 1 and 4. Please compare.'],
    ['de', 'In den Gruppen 1 und 4 ist ein Tippfehler.'],
    ['ru', 'В группах 1 и 4 опечатка.'],
  ]) {
    const both = wrong.replace(/^./, (symbol) => (symbol === '0' ? '2' : '0'));
    const two = await avow.submit(`/${language}/activate`, { licenceKey: key, request: both });
    expect(await two.text()).toContain(sentence);
  }
  const bare = await (await avow.submit('/en/activate', { licenceKey: '', request: 'ABC' })).text();
  expect(bare).toContain('Type this code in, or paste it.');
  expect(bare).toContain('The code is not complete');
  expect(bare).toContain('value="ABC"');
});

test('7.3 a seat is given back by code, and the old request is answered no more', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const request = asking();
  expect((await answer(key, request)).status).toBe(200);
  const again = await answer(key, request);
  expect(again.status).toBe(200);
  expect((await answer(key, asking())).status).toBe(409);
  expect(await (await answer(key, asking({ kind: 'deactivate', machine: request.machine }))).json()).toEqual(
    {},
  );
  const replayed = await answer(key, request);
  expect([replayed.status, (await replayed.json()).code]).toEqual([409, 'nonceUsed']);
  expect((await answer(key, asking())).status).toBe(200);
});

test('7.3 a machine that asks anew keeps its seat and gets an answer for its new request', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const first = asking();
  await answer(key, first);
  const second = asking({ machine: first.machine });
  const { response } = await (await answer(key, second)).json();
  const product = shippedProduct(avow, 'promt-21');
  verifySignature(product, readResponse(product, second, response));
  const { rows } = await avow.admin.query(
    'SELECT count(*)::integer AS seats FROM licensing.seat WHERE machine = $1',
    [Buffer.from(first.machine, 'hex')],
  );
  expect(rows).toEqual([{ seats: 1 }]);
});

test('7.3 a request of another product, of a licence of another, and an unknown key are refused', async () => {
  const [key = ''] = await issue(avow, {});
  expect(await (await answer(key, asking({ product: 999 }))).json()).toMatchObject({
    code: 'requestOfOther',
  });
  expect(await (await answer(key, asking({ product: 20 }))).json()).toMatchObject({ code: 'licenceRefused' });
  expect(await (await answer(newLicenceKey(), asking())).json()).toMatchObject({ code: 'licenceRefused' });
});

test('7.3 after a rotation old certificates verify, new ones bear the next key, and a client with both takes each', async () => {
  const other = await openTestProgram();
  const shipped = shippedProduct(other, 'promt-21');
  const [key = ''] = await issue(other, {});
  const { services } = other.program;
  const ask = (signing: SigningKeys, more: Partial<ActivationRequest> = {}) =>
    answerRequest(
      other.program.pools.database('licensing'),
      { ...services, signing },
      { licenceKey: key, request: asking(more) },
    );
  try {
    const before = await ask(openSigningKeys(other.env.dataDir));
    expect(rotateSigningKeys(other.env.dataDir)).toBe(2);
    const rotated = openSigningKeys(other.env.dataDir);
    const after = await ask(rotated);
    const certificates = [before, after].map((one) => 'certificate' in one && one.certificate);
    expect(certificates).toMatchObject([{ keyId: 1 }, { keyId: 2 }]);
    for (const one of certificates) if (one) verifySignature(shipped, one);
    expect(Object.keys(shippedProduct(other, 'promt-21').keys)).toEqual(['2', '3']);
    // A client that knows the old key alone still gets what it can verify.
    expect(await ask(rotated, { keyId: 1 })).toMatchObject({ certificate: { keyId: 1 } });
  } finally {
    await other.close();
  }
});
