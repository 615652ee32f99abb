import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  type Certificate,
  formatCertificate,
  parseCertificate,
  signTerms,
  validityOn,
  verifySignature,
} from './certificate.ts';
import { consentHash, consentTextHash } from './consent.ts';
import { dayNumber, dayText, parseDay } from './days.ts';
import { ActivationFault } from './fault.ts';
import { machineMark } from './machine.ts';
import { type Product, parseProduct } from './product.ts';

const pair = generateKeyPairSync('ed25519');
const raw = (key: typeof pair.publicKey) => String(key.export({ format: 'jwk' }).x);
const product: Product = {
  product: 'promt-21',
  number: 21,
  name: 'PROMT 21',
  editions: { professional: 2 },
  entitlements: ['updates'],
  keys: { 1: raw(pair.publicKey), 2: raw(generateKeyPairSync('ed25519').publicKey) },
  server: 'https://www.example.com',
};
const certificate = signTerms(
  {
    keyId: 1,
    product: 'promt-21',
    edition: 'professional',
    machine: '0123456789abcdef',
    nonce: '0123456789',
    issued: '2026-11-25',
    ends: '2028-02-29',
    graceDays: 14,
    entitlements: ['updates'],
    consent: 'ab'.repeat(32),
  },
  pair.privateKey,
);
const text = formatCertificate(certificate);

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof ActivationFault ? error.code : String(error);
  }
  return 'none';
};
const check = (file: string) => codeOf(() => verifySignature(product, parseCertificate(file)));

test('a certificate comes back from its file as it was, and verifies', () => {
  expect(parseCertificate(text)).toEqual(certificate);
  expect(check(text)).toBe('none');
  expect(check(text.trim())).toBe('none');
});

test('no single bit of a certificate file can be changed', () => {
  const bytes = Buffer.from(text.trim());
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(check(changed.toString()), `bit ${bit}`).not.toBe('none');
  }
});

test('another key id, a missing one, an own key inside, an algorithm, and anything behind it are refused', () => {
  const value: Record<string, unknown> = JSON.parse(text);
  const changed = (change: object) => check(JSON.stringify({ ...value, ...change }, null, 2));
  expect(changed({ keyId: 2 })).toBe('signatureWrong');
  expect(changed({ keyId: 3 })).toBe('keyUnknown');
  expect(changed({ keyId: '1' })).toBe('fileValue');
  expect(changed({ alg: 'none' })).toBe('fileMember');
  expect(changed({ keys: { 1: raw(generateKeyPairSync('ed25519').publicKey) } })).toBe('fileMember');
  expect(changed({ entitlements: ['updates', 'neural'] })).toBe('signatureWrong');
  expect(changed({ ends: null })).toBe('signatureWrong');
  expect(changed({ consent: null })).toBe('signatureWrong');
  expect(changed({ ends: '2027-02-29' })).toBe('fileValue');
  const { keyId, ...without } = value;
  expect(check(JSON.stringify(without, null, 2))).toBe('fileMember');
  for (const behind of ['x', '{}', '\0', text]) expect(check(text + behind)).toBe('fileForm');
  expect(check(text.replace('"keyId": 1,', '"keyId": 2,\n  "keyId": 1,'))).toBe('fileForm');
  for (const other of ['', 'null', '[]', '"x"', '1', '{'])
    expect(check(other)).toMatch(/^file(Form|Member)$/);
});

test('fields cannot be moved into one another', () => {
  const moved: Certificate = { ...certificate, product: 'promt-21professional', edition: 'x' };
  expect(codeOf(() => verifySignature(product, moved))).toBe('signatureWrong');
});

test('a certificate is valid from its first UTC day to the last, then for the days of grace', () => {
  const on = (instant: string) => codeOf(() => validityOn(certificate, dayNumber(new Date(instant))));
  expect(on('2026-11-24T23:59:59Z')).toBe('notYetValid');
  expect(on('2026-11-25T00:00:00Z')).toBe('none');
  expect(validityOn(certificate, dayNumber(new Date('2028-02-29T23:59:59Z')))).toBe('valid');
  expect(validityOn(certificate, dayNumber(new Date('2028-03-01T00:00:00Z')))).toBe('grace');
  expect(validityOn(certificate, dayNumber(new Date('2028-03-14T23:59:59Z')))).toBe('grace');
  expect(on('2028-03-15T00:00:00Z')).toBe('expired');
  // The same instants as clocks 14 hours before and behind UTC show them.
  expect(on('2028-03-15T13:59:59+14:00')).toBe('none');
  expect(on('2028-03-14T12:00:00-12:00')).toBe('expired');
  expect(on('2024-11-25T12:00:00Z')).toBe('notYetValid');
});

test('no time zone of the clock moves the end of a term, on a leap day as on any other', () => {
  const zone = process.env.TZ;
  const offsets = new Set<number>();
  for (const there of ['Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kathmandu', 'UTC']) {
    process.env.TZ = there;
    offsets.add(new Date('2028-02-29T12:00:00Z').getTimezoneOffset());
    const on = (instant: string) => validityOn(certificate, dayNumber(new Date(instant)));
    expect(on('2028-02-29T23:59:59.999Z'), there).toBe('valid');
    expect(on('2028-03-01T00:00:00Z'), there).toBe('grace');
    expect(on('2028-03-14T23:59:59.999Z'), there).toBe('grace');
    expect(
      codeOf(() => on('2028-03-15T00:00:00Z')),
      there,
    ).toBe('expired');
    expect(
      codeOf(() => on('2026-11-24T23:59:59Z')),
      there,
    ).toBe('notYetValid');
  }
  // -14 h, +12 h, -5:45 h and none: the zones did change.
  expect([...offsets].sort((a, b) => a - b)).toEqual([-840, -345, 0, 720]);
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('days are counted from the first of 2020, and only real ones are read', () => {
  expect(parseDay('2020-01-01')).toBe(1);
  expect(dayText(1)).toBe('2020-01-01');
  expect(dayText(parseDay('2028-02-29') ?? 0)).toBe('2028-02-29');
  for (const none of ['2027-02-29', '2019-12-31', '2200-01-01', '2026-1-1', '', '2026-11-25T00:00:00Z'])
    expect(parseDay(none)).toBeNull();
});

test('a hash of consent is bound to product, version, purpose, language, policy and words', () => {
  const shown = {
    product: 'promt-21',
    version: '21.5',
    purpose: 'account',
    language: 'en',
    policyVersion: '2026-11-23',
    text: 'I agree.',
  } as const;
  const hash = consentTextHash(shown);
  const others = [
    { product: 'promt-20' },
    { version: '21' },
    { purpose: 'personalSupport' as const },
    { language: 'de' },
    { policyVersion: '2026-11-24' },
    { text: 'I agree' },
    { product: 'promt-2', version: '121.5' },
  ].map((change) => consentTextHash({ ...shown, ...change }));
  expect(new Set([hash, ...others]).size).toBe(others.length + 1);
  expect(consentHash({})).toBeNull();
  expect(consentHash({ account: hash, licenceVerification: hash })).toBe(
    consentHash({ licenceVerification: hash, account: hash }),
  );
});

test('the marks of a machine for two products are unrelated', () => {
  expect(machineMark('machine', 'promt-21')).toMatch(/^[0-9a-f]{16}$/);
  expect(machineMark('machine', 'promt-21')).toBe(machineMark('machine', 'promt-21'));
  expect(machineMark('machine', 'promt-20')).not.toBe(machineMark('machine', 'promt-21'));
  expect(machineMark('another', 'promt-21')).not.toBe(machineMark('machine', 'promt-21'));
});

test('a product file is read strictly', () => {
  expect(parseProduct(JSON.stringify(product))).toEqual(product);
  for (const change of [
    { more: 1 },
    { number: 0 },
    { number: 1024 },
    { keys: {} },
    { keys: { 16: product.keys[1] } },
    { keys: { 1: 'short' } },
    { editions: { a: 16 } },
    { server: 'ftp://example.com' },
    { server: undefined },
  ])
    expect(codeOf(() => parseProduct(JSON.stringify({ ...product, ...change })))).toBe('productForm');
  expect(codeOf(() => parseProduct('x'))).toBe('productForm');
});

test('a certificate is verified in well under a millisecond', () => {
  const begin = performance.now();
  for (let time = 0; time < 200; time += 1) verifySignature(product, parseCertificate(text));
  expect((performance.now() - begin) / 200).toBeLessThan(1);
});
