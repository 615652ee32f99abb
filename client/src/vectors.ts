/** The public test vectors: what any verifier, in whatever language, must read, accept and refuse. */
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import {
  type Certificate,
  formatCertificate,
  parseCertificate,
  signedBytes,
  signTerms,
  type Terms,
  verifySignature,
} from './certificate.ts';
import { consentHash, consentTextHash } from './consent.ts';
import { ActivationFault } from './fault.ts';
import { normaliseLicenceKey } from './licenceKey.ts';
import { machineMark } from './machine.ts';
import type { Product } from './product.ts';
import { type ActivationRequest, readRequest, writeRequest } from './requestCode.ts';
import { readResponse, writeResponse } from './responseCode.ts';
import { keyShape, requestShape, writeCode } from './symbols.ts';

/** Secrets that everybody knows: for these vectors and for nothing else. */
const seeds = { 1: '11'.repeat(32), 2: '22'.repeat(32), 3: '33'.repeat(32) } as const;

/** An Ed25519 private key of its seed (RFC 8410: the 32 bytes behind a fixed beginning). */
const keyOf = (seed: string): KeyObject =>
  createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
const rawOf = (seed: string): string => String(createPublicKey(keyOf(seed)).export({ format: 'jwk' }).x);

const product: Product = {
  product: 'promt-21',
  number: 21,
  name: 'PROMT 21',
  editions: { standard: 1, professional: 2 },
  entitlements: ['updates', 'dictionaries', 'neural'],
  keys: { 1: rawOf(seeds[1]), 2: rawOf(seeds[2]) },
  server: 'https://www.example.com',
};

const request: ActivationRequest = {
  kind: 'activate',
  product: 21,
  keyId: 2,
  machine: machineMark('00112233445566778899aabbccddeeff', 'promt-21'),
  nonce: '0123456789',
};

/** One of 100 fixed bits. */
const licenceKey = writeCode(keyShape, 0x0123456789abcdef012345678n);

const terms: Terms = {
  keyId: 1,
  product: 'promt-21',
  edition: 'professional',
  machine: request.machine,
  nonce: request.nonce,
  issued: '2026-11-25',
  ends: '2028-02-29',
  graceDays: 14,
  entitlements: ['updates', 'neural'],
  consent: null,
};

/** The fault that reading something ends with; a vector that fails differently is a mistake of this file. */
function faultOf(read: () => unknown): { fault: string; groups?: readonly number[] } {
  try {
    read();
  } catch (error) {
    if (!(error instanceof ActivationFault)) throw error;
    return { fault: error.code, ...(error.groups.length > 0 && { groups: error.groups }) };
  }
  throw new Error('A vector that must be refused is taken.');
}

const check = (file: string) => verifySignature(product, parseCertificate(file));

/** All vectors as the text of their file. */
export function vectorsFile(): string {
  const perpetual = { ...terms, keyId: 2, ends: null, graceDays: 0, entitlements: [], edition: 'standard' };
  const shown = {
    product: 'promt-21',
    version: '21.5',
    purpose: 'licenceVerification',
    language: 'en',
    policyVersion: '2026-11-23',
    text: 'I agree – Ich bin einverstanden – Я согласен.',
  } as const;
  const consented = { ...terms, consent: consentHash({ licenceVerification: consentTextHash(shown) }) };
  const signed = signTerms(terms, keyOf(seeds[1]));
  const valid = [
    { name: 'with an end, grace and entitlements', certificate: signed },
    { name: 'perpetual, under the next key', certificate: signTerms(perpetual, keyOf(seeds[2])) },
    { name: 'with a consent', certificate: signTerms(consented, keyOf(seeds[1])) },
  ];
  const code = writeRequest(request);
  const response = writeResponse(product, signed);
  const vectors = {
    format: 'avow-activation-vectors-1',
    note: 'The seeds are for these vectors only: everybody knows them.',
    seeds,
    product,
    machine: [
      { machineId: '00112233445566778899aabbccddeeff', product: 'promt-21', mark: request.machine },
      {
        machineId: '00112233445566778899aabbccddeeff',
        product: 'promt-20',
        mark: machineMark('00112233445566778899aabbccddeeff', 'promt-20'),
      },
    ],
    consent: [{ shown, hash: consentTextHash(shown), certificateConsent: consented.consent }],
    licenceKeys: {
      taken: [{ typed: licenceKey.toLowerCase().replaceAll('-', ' '), key: licenceKey }],
      refused: refusedKeys(),
    },
    requests: {
      taken: [
        { code, typed: code.toLowerCase().replaceAll('-', ' '), request },
        requestVector({ ...request, kind: 'deactivate', nonce: 'ffffffffff' }),
      ],
      refused: refusedRequests(code),
    },
    certificates: {
      valid: valid.map(({ name, certificate }) => ({
        name,
        file: formatCertificate(certificate),
        signed: signedBytes(certificate).toString('hex'),
        signature: Buffer.from(certificate.signature, 'base64url').toString('hex'),
      })),
      refused: refusedFiles(signed),
    },
    responses: {
      taken: [
        { asked: { machine: request.machine, nonce: request.nonce }, code: response, certificate: signed },
      ],
      refused: [
        {
          name: 'answer to another request',
          asked: { machine: request.machine, nonce: 'aaaaaaaaaa' },
          code: response,
          ...faultOf(() =>
            verifySignature(
              product,
              readResponse(product, { machine: request.machine, nonce: 'aaaaaaaaaa' }, response),
            ),
          ),
        },
        {
          name: 'a mistyped group',
          asked: { machine: request.machine, nonce: request.nonce },
          code: changedAt(response, 16),
          ...faultOf(() => readResponse(product, request, changedAt(response, 16))),
        },
      ],
    },
    validity: [
      { certificate: 0, day: '2026-11-24', fault: 'notYetValid' },
      { certificate: 0, day: '2026-11-25', validity: 'valid' },
      { certificate: 0, day: '2028-02-29', validity: 'valid' },
      { certificate: 0, day: '2028-03-01', validity: 'grace' },
      { certificate: 0, day: '2028-03-14', validity: 'grace' },
      { certificate: 0, day: '2028-03-15', fault: 'expired' },
      { certificate: 1, day: '2199-06-05', validity: 'valid' },
    ],
  };
  return `${JSON.stringify(vectors, null, 2)}\n`;
}

/** Another symbol at a place of a code. */
const changedAt = (code: string, at: number): string =>
  code.slice(0, at) + (code[at] === '0' ? '2' : '0') + code.slice(at + 1);

const requestVector = (asked: ActivationRequest) => ({
  code: writeRequest(asked),
  typed: writeRequest(asked),
  request: asked,
});

function refusedKeys() {
  const typed = ['', 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA', 'UUUUU-00000-00000-00000-00000', '0000'];
  return typed.map((one) => ({ typed: one, ...faultOf(() => normaliseLicenceKey(one)) }));
}

function refusedRequests(code: string) {
  const [first = '', second = '', ...rest] = code.split('-');
  const typed = [
    changedAt(code, 7),
    [second, first, ...rest].join('-'),
    code.slice(0, -1),
    `${code.slice(0, -1)}U`,
    // Of the next version of the codes, with right check symbols.
    writeCode(requestShape, 2n << 121n),
  ];
  return typed.map((one) => ({ typed: one, ...faultOf(() => readRequest(one)) }));
}

/** A signature with the right key over the same fields, behind another text than a certificate's. */
function signedFor(purpose: string, terms: Terms): string {
  const message = signedBytes(terms);
  const fields = message.subarray(message.indexOf(0));
  return sign(null, Buffer.concat([Buffer.from(purpose), fields]), keyOf(seeds[1])).toString('base64url');
}

function refusedFiles(signed: Certificate) {
  const file = formatCertificate(signed);
  const flipped = Buffer.from(signed.signature, 'base64url');
  flipped[0] = (flipped[0] ?? 0) ^ 1;
  const other = (change: object) => `${JSON.stringify({ ...signed, ...change }, null, 2)}\n`;
  const files: readonly (readonly [string, string])[] = [
    ['one bit of the signature', other({ signature: flipped.toString('base64url') })],
    ['another edition', other({ edition: 'standard' })],
    ['no end', other({ ends: null })],
    ['another entitlement', other({ entitlements: ['updates', 'dictionaries'] })],
    ['another machine', other({ machine: 'ffffffffffffffff' })],
    ['the id of another key that is known', other({ keyId: 2 })],
    ['the id of a key that is not', other({ keyId: 3 })],
    ['signed for another purpose', other({ signature: signedFor('avow machine 1', signed) })],
    ['another format', other({ format: 'avow-certificate-2' })],
    ['its own public key inside', other({ key: rawOf(seeds[3]) })],
    ['an algorithm inside', other({ alg: 'none' })],
    ['a member left out', `${JSON.stringify({ ...signed, consent: undefined }, null, 2)}\n`],
    ['a member twice', file.replace('"keyId": 1,', '"keyId": 2,\n  "keyId": 1,')],
    ['data behind it', `${file}{}`],
    ['a day that is none', other({ ends: '2027-02-29' })],
    ['a signature that is not canonical', other({ signature: `${signed.signature.slice(0, -1)}_` })],
    ['no JSON', 'certificate'],
  ];
  return files.map(([name, text]) => ({ name, file: text, ...faultOf(() => check(text)) }));
}
