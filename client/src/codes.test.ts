import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signTerms, type Terms, verifySignature } from './certificate.ts';
import { ActivationFault } from './fault.ts';
import { keyPrefix, newLicenceKey, normaliseLicenceKey } from './licenceKey.ts';
import type { Product } from './product.ts';
import { type ActivationRequest, readRequest, writeRequest } from './requestCode.ts';
import { readResponse, writeResponse } from './responseCode.ts';
import { grouped, groupStates, keyShape, requestShape, responseShape } from './symbols.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const hex = (digits: number) =>
  fc
    .uint8Array({ minLength: digits / 2, maxLength: digits / 2 })
    .map((bytes) => Buffer.from(bytes).toString('hex'));
const request: fc.Arbitrary<ActivationRequest> = fc.record({
  kind: fc.constantFrom('activate', 'deactivate'),
  product: fc.integer({ min: 1, max: 1023 }),
  keyId: fc.integer({ min: 1, max: 15 }),
  machine: hex(16),
  nonce: hex(10),
});

function faultOf(act: () => unknown): ActivationFault {
  try {
    act();
  } catch (error) {
    if (error instanceof ActivationFault) return error;
    throw error;
  }
  throw new Error('There was no fault.');
}

test('a request comes back as it was, however it is typed', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const code = writeRequest(asked);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){4}[0-9A-HJKMNP-TV-Z]{6}$/);
      expect(readRequest(code)).toEqual(asked);
      const spoken = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
      expect(readRequest(spoken)).toEqual(asked);
    }),
  );
});

test('any wrong symbol and any two exchanged ones show, in their group', () => {
  fc.assert(
    fc.property(request, fc.nat({ max: 29 }), fc.nat({ max: 30 }), (asked, at, by) => {
      const symbols = writeRequest(asked).replaceAll('-', '');
      const old = alphabet.indexOf(symbols[at] ?? '');
      const other = alphabet[(old + by + 1) % 32] ?? '';
      const wrong = symbols.slice(0, at) + other + symbols.slice(at + 1);
      expect(faultOf(() => readRequest(wrong))).toMatchObject({
        code: 'codeGroup',
        groups: [Math.floor(at / 6) + 1],
      });
      const left = at % 6 === 5 ? at - 1 : at;
      const [a, b] = [symbols[left] ?? '', symbols[left + 1] ?? ''];
      const turned = symbols.slice(0, left) + b + a + symbols.slice(left + 2);
      if (a !== b) expect(faultOf(() => readRequest(turned)).groups).toEqual([Math.floor(at / 6) + 1]);
    }),
    { numRuns: 1_000 },
  );
});

test('exchanged groups show, and a code of one kind is none of another', () => {
  const code = writeRequest({
    kind: 'activate',
    product: 21,
    keyId: 2,
    machine: 'ab'.repeat(8),
    nonce: '01'.repeat(5),
  });
  const [a = '', b = '', ...rest] = code.split('-');
  expect(faultOf(() => readRequest([b, a, ...rest].join('-'))).groups).toEqual([1, 2]);
  expect(faultOf(() => normaliseLicenceKey(code)).code).toBe('codeLength');
});

test('a code that is still typed tells which group is right, wrong or unfinished', () => {
  const code = writeRequest({
    kind: 'activate',
    product: 1,
    keyId: 1,
    machine: '00'.repeat(8),
    nonce: 'ff'.repeat(5),
  });
  expect(groupStates(requestShape, '')).toEqual([]);
  expect(groupStates(requestShape, code)).toEqual(Array(5).fill('right'));
  expect(groupStates(requestShape, code.slice(0, 9))).toEqual(['right', 'unfinished']);
  const wrong = code.replace(/^./, (first) => (first === '0' ? '2' : '0'));
  expect(groupStates(requestShape, wrong)[0]).toBe('wrong');
  expect(groupStates(requestShape, 'UUUUUU')).toEqual(['wrong']);
  expect(grouped(requestShape, code.replaceAll('-', '').toLowerCase())).toBe(code);
});

test('what can be no code is refused with what is missing', () => {
  expect(faultOf(() => readRequest('')).code).toBe('codeLength');
  expect(faultOf(() => readRequest('ABC'))).toMatchObject({
    code: 'codeLength',
    message: expect.stringContaining('3 of 30'),
  });
  expect(faultOf(() => readRequest(`${'0'.repeat(12)}U${'0'.repeat(17)}`))).toMatchObject({
    code: 'codeSymbol',
    groups: [3],
  });
  expect(faultOf(() => readRequest('\0'.repeat(30))).code).toBe('codeSymbol');
  expect(faultOf(() => readRequest('A'.repeat(100_000))).code).toBe('codeLength');
});

test('a request of the future is told apart from a mistyped one', () => {
  // Version 2 with all else zero: the check symbols are right.
  const future = 'G0000';
  const states = alphabet.split('').map((check) => `${future}${check}`);
  const first = states.find((group) => groupStates(requestShape, group)[0] === 'right') ?? '';
  const zeros = (at: number) =>
    [...alphabet]
      .map((check) => `00000${check}`)
      .find((group, _, all) => {
        const typed = [first, ...Array.from({ length: at - 1 }, () => all[0])].join('') + group;
        return groupStates(requestShape, typed)[at] === 'right';
      }) ?? '';
  const code = [first, zeros(1), zeros(2), zeros(3), zeros(4)].join('-');
  expect(faultOf(() => readRequest(code)).code).toBe('codeVersion');
});

test('licence keys are random, have one spelling, and show a wrong symbol', () => {
  const keys = Array.from({ length: 200 }, newLicenceKey);
  expect(new Set(keys).size).toBe(200);
  for (const key of keys) {
    expect(groupStates(keyShape, key)).toEqual(Array(5).fill('right'));
    expect(normaliseLicenceKey(key.toLowerCase().replaceAll('-', ' '))).toBe(key);
    expect(keyPrefix(key)).toBe(key.split('-')[0]);
  }
});

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const product: Product = {
  product: 'promt-21',
  number: 21,
  name: 'PROMT 21',
  editions: { standard: 1, expert: 15 },
  entitlements: ['updates', 'dictionaries', 'neural'],
  keys: { 3: String(publicKey.export({ format: 'jwk' }).x) },
  server: 'https://www.example.com',
};
const terms: fc.Arbitrary<Terms> = fc.record({
  keyId: fc.constant(3),
  product: fc.constant('promt-21'),
  edition: fc.constantFrom('standard', 'expert'),
  machine: hex(16),
  nonce: hex(10),
  issued: fc.constantFrom('2020-01-01', '2026-11-25', '2028-02-29', '2199-06-05'),
  ends: fc.constantFrom(null, '2026-11-25', '2028-02-29'),
  graceDays: fc.integer({ min: 0, max: 63 }),
  entitlements: fc.subarray(['updates', 'dictionaries', 'neural']),
  consent: fc.constant(null),
});

test('a response of 19 groups is the whole certificate, for the machine that asked and for no other', () => {
  fc.assert(
    fc.property(terms, (decided) => {
      const certificate = signTerms(decided, privateKey);
      const code = writeResponse(product, certificate);
      expect(groupStates(responseShape, code)).toEqual(Array(19).fill('right'));
      const read = readResponse(product, decided, code);
      expect(read).toEqual(certificate);
      verifySignature(product, read);
      const other = { machine: decided.machine, nonce: randomBytes(5).toString('hex') };
      expect(faultOf(() => verifySignature(product, readResponse(product, other, code))).code).toBe(
        'signatureWrong',
      );
    }),
    { numRuns: 50 },
  );
});
