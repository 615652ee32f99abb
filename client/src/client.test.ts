import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issue, shippedProduct } from '../../test/activation.ts';
import { openTestProgram, type TestProgram, testNow } from '../../test/program.ts';
import { type Client, openClient } from './client.ts';
import { ActivationFault } from './fault.ts';
import type { Product } from './product.ts';
import type { Fetch } from './server.ts';

let avow: TestProgram;
let product: Product;
let folder: string;
let asked: string[] = [];
let now = new Date(testNow);

beforeAll(async () => {
  avow = await openTestProgram();
  product = shippedProduct(avow, 'promt-21');
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'avow-client-'));
  now = new Date(testNow);
  asked = [];
});
afterAll(() => avow.close());

/** The real program, without a socket between. */
const throughProgram: Fetch = async (url, init) => {
  const { pathname, search } = new URL(String(url));
  asked.push(pathname);
  return avow.request(pathname + search, init);
};

const open = (more: { machineId?: string; fetch?: Fetch; folder?: string } = {}): Client =>
  openClient({ product, folder, machineId: 'test-machine', now: () => now, fetch: throughProgram, ...more });

async function activateOnline(client: Client, licenceKey: string) {
  const offer = await client.offer('21.5', 'de');
  const agreed = offer.consents.filter(({ purpose }) => purpose === 'licenceVerification');
  const body = client.preview({ licenceKey, version: '21.5', language: 'de', agreed, given: {} });
  return client.activate(body);
}

async function codeOf(action: () => unknown): Promise<string> {
  try {
    await action();
    return 'none';
  } catch (error) {
    return error instanceof ActivationFault ? error.code : String(error);
  }
}

test('a product is activated over the net, and asks nobody afterwards', async () => {
  const [key = ''] = await issue(avow, { entitlements: ['neural'] });
  const client = open();
  expect(await codeOf(() => client.status())).toBe('notActivated');
  const certificate = await activateOnline(client, key);
  const before = asked.length;
  expect(open().status()).toEqual({ validity: 'valid', certificate });
  expect(certificate.entitlements).toEqual(['neural']);
  expect(asked.length).toBe(before);
});

test('a product is activated by codes alone, also when the request is looked at twice', async () => {
  const [key = ''] = await issue(avow, {});
  const client = open();
  const request = client.request();
  expect(open().request()).toBe(request);
  const page = await (await avow.submit('/en/activate', { licenceKey: key, request })).text();
  const response = /<textarea[^>]*>\s*([0-9A-Z-]+)/.exec(page)?.[1] ?? '';
  const wrong = response.replace(/^./, (symbol) => (symbol === '0' ? '2' : '0'));
  expect(await codeOf(() => client.acceptResponse(wrong))).toBe('codeGroup');
  client.acceptResponse(response.toLowerCase().replaceAll('-', ' '));
  expect(client.status().validity).toBe('valid');
  expect(await codeOf(() => client.acceptResponse(response))).toBe('noRequest');
});

test('a seat that was given back by code is over at once, and no old answer or file brings it back', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const client = open();
  const request = client.request();
  const page = await (await avow.submit('/en/activate', { licenceKey: key, request })).text();
  const response = /<textarea[^>]*>\s*([0-9A-Z-]+)/.exec(page)?.[1] ?? '';
  client.acceptResponse(response);
  const file = readFileSync(join(folder, 'certificate.avow'), 'utf8');
  const code = client.deactivateByCode();
  expect(await codeOf(() => client.status())).toBe('notActivated');
  expect(await codeOf(() => client.acceptResponse(response))).toBe('noRequest');
  client.request();
  expect(await codeOf(() => client.acceptResponse(response))).toBe('signatureWrong');
  expect(await codeOf(() => client.acceptFile(file))).toBe('nonceUsed');
  writeFileSync(join(folder, 'certificate.avow'), file);
  expect(await codeOf(() => client.status())).toBe('nonceUsed');
  const freed = await (await avow.submit('/en/activate', { licenceKey: key, request: code })).text();
  expect(freed).toContain('The seat is free');
  await activateOnline(open({ machineId: 'another-machine', folder: join(folder, 'b') }), key);
});

test('a seat is given back over the net, and activated again', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const client = open();
  await activateOnline(client, key);
  await client.deactivate(key);
  expect(await codeOf(() => client.status())).toBe('notActivated');
  await activateOnline(client, key);
  await client.withdraw(key, ['licenceVerification']);
  expect(client.status().validity).toBe('valid');
});

test('a certificate of another machine or product is refused', async () => {
  const [key = ''] = await issue(avow, {});
  await activateOnline(open(), key);
  const file = readFileSync(join(folder, 'certificate.avow'), 'utf8');
  expect(await codeOf(() => open({ machineId: 'another-machine' }).status())).toBe('otherMachine');
  expect(await codeOf(() => open({ machineId: 'another-machine' }).acceptFile(file))).toBe('otherMachine');
  const other = openClient({ product: shippedProduct(avow, 'promt-20'), folder, machineId: 'test-machine' });
  expect(await codeOf(() => other.status())).toBe('otherProduct');
});

test('a clock two years back is refused, one two years ahead does no lasting harm', async () => {
  const [key = ''] = await issue(avow, { endsOn: '2027-11-25' });
  const client = open();
  await activateOnline(client, key);
  now = new Date('2024-11-25T12:00:00Z');
  expect(await codeOf(() => client.status())).toBe('notYetValid');
  now = new Date('2028-11-25T12:00:00Z');
  expect(await codeOf(() => client.status())).toBe('expired');
  now = new Date('2027-11-25T23:59:59Z');
  for (let time = 0; time < 5; time += 1) expect(client.status().validity).toBe('valid');
  now = new Date(testNow);
  expect(client.status().validity).toBe('valid');
});

test('a clock that is put back by more than a week of days that were seen is noticed', async () => {
  const [key = ''] = await issue(avow, {});
  const client = open();
  await activateOnline(client, key);
  for (let day = 1; day <= 40; day += 1) {
    now = new Date(Date.parse(testNow) + day * 86_400_000);
    client.status();
  }
  now = new Date(Date.parse(testNow) + 34 * 86_400_000);
  expect(client.status().validity).toBe('valid');
  now = new Date(Date.parse(testNow) + 30 * 86_400_000);
  expect(await codeOf(() => client.status())).toBe('clockBack');
});

test('a server that is away, in trouble, or answers nonsense leads to manual activation, and nothing is kept', async () => {
  const [key = ''] = await issue(avow, {});
  const answers: readonly Fetch[] = [
    () => Promise.reject(new TypeError('fetch failed')),
    async () => new Response('<html>', { status: 502 }),
    async () => new Response('<html>Sign in to this network', { status: 403 }),
    async () => new Response('<html>Sign in to this network'),
  ];
  for (const ask of answers) {
    const client = open({ fetch: ask });
    const body = client.preview({ licenceKey: key, version: '21.5', language: 'en', agreed: [], given: {} });
    expect(await codeOf(() => client.activate(body))).toBe('serverAway');
    expect(await codeOf(() => client.offer('21.5', 'en'))).toBe('serverAway');
    expect(readdirSync(folder)).toEqual([]);
  }
});

test('what the server refuses comes with its code and its sentence', async () => {
  const [key = ''] = await issue(avow, {});
  const client = open();
  const body = client.preview({ licenceKey: key, version: '21.5', language: 'en', agreed: [], given: {} });
  const fault = await client.activate(body).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'serverRefused', serverCode: 'consentMissing' });
  expect(readdirSync(folder)).toEqual([]);
});

test('an answer that is lost on its way is asked for again, and takes no second seat', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  let lost = true;
  const client = open({
    fetch: async (url, init) => {
      const response = await throughProgram(url, init);
      if (!lost || init?.method !== 'POST') return response;
      lost = false;
      throw new TypeError('the connection was cut');
    },
  });
  const certificate = await activateOnline(client, key);
  expect(client.status().certificate).toEqual(certificate);
});

test('only the user reads what is kept; a folder that cannot be written leaves the old certificate whole', async () => {
  const [key = ''] = await issue(avow, {});
  const client = open();
  await activateOnline(client, key);
  expect(statSync(join(folder, 'certificate.avow')).mode & 0o777).toBe(0o600);
  const everybody = openClient({
    product,
    folder: join(folder, 'all'),
    scope: 'machine',
    machineId: 'test-machine',
    now: () => now,
    fetch: throughProgram,
  });
  await activateOnline(everybody, key);
  expect(statSync(join(folder, 'all/certificate.avow')).mode & 0o777).toBe(0o644);
  rmSync(join(folder, 'all'), { recursive: true });
  const before = readFileSync(join(folder, 'certificate.avow'), 'utf8');
  const blocked = open({ folder: join(folder, 'certificate.avow') });
  expect(await codeOf(() => activateOnline(blocked, key))).toBe('storeFailed');
  expect(readFileSync(join(folder, 'certificate.avow'), 'utf8')).toBe(before);
  expect(readdirSync(folder).sort()).toEqual(['certificate.avow', 'state.json']);
  rmSync(folder, { recursive: true });
});

test('the status is told in well under a millisecond', async () => {
  const [key = ''] = await issue(avow, {});
  const client = open();
  await activateOnline(client, key);
  client.status();
  const begin = performance.now();
  for (let time = 0; time < 200; time += 1) client.status();
  expect((performance.now() - begin) / 200).toBeLessThan(1);
});
