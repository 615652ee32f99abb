import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { policy } from '../../../../test/reference.ts';
import { openKeys } from '../../../platform/keys.ts';
import { measureTokenLength } from '../sending/placeholders.ts';
import {
  leaveAddress,
  leaveToken,
  leaveTokenLength,
  measureToken,
  readLeaveToken,
  readMeasureToken,
  readReturnToken,
  returnToken,
  subscriberIdOf,
  taggedAddress,
} from './tokens.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'avow-newsletter-keys-'));
const services = { policy, keys: openKeys(dataDir), env: { publicUrl: 'http://localhost:8080' } };
afterAll(() => rmSync(dataDir, { recursive: true }));

const ids = fc.uuid().map((id) => id.toLowerCase());
const numbers = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('a token gives back what was put into it, and serves one purpose only', () => {
  fc.assert(
    fc.property(ids, numbers, (id, number) => {
      const leave = leaveToken(services, id);
      const back = returnToken(services, id, number);
      const measure = measureToken(services, id, number);
      expect(leave).toHaveLength(leaveTokenLength);
      expect(measure).toHaveLength(measureTokenLength);
      expect(readLeaveToken(services, leave.toUpperCase())).toBe(id);
      expect(readReturnToken(services, back)).toEqual({ subscriberId: id, campaign: number });
      expect(readMeasureToken(services, measure)).toEqual({ subscriberId: id, campaign: number });
      expect(readReturnToken(services, measure)).toBeNull();
      expect(readMeasureToken(services, back)).toBeNull();
      expect([back, measure].map((token) => readLeaveToken(services, token))).toEqual([null, null]);
    }),
  );
});

test('a token with any symbol changed, cut or added is none of ours', () => {
  const token = leaveToken(services, '0197a0b0-1111-7222-8333-444455556666');
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'a' ? 'b' : 'a';
    expect(readLeaveToken(services, token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
  }
  for (const wrong of ['', 'a', token.slice(1), `${token}a`, token.replace(/./, '!')])
    expect(readLeaveToken(services, wrong)).toBeNull();
});

test('an address has the same id however it is written, and addresses with tokens fit into 64 octets before the @', () => {
  const id = subscriberIdOf(services, 'Reader@Example.COM ');
  expect(subscriberIdOf(services, 'reader@example.com')).toBe(id);
  expect(subscriberIdOf(services, 'reader2@example.com')).not.toBe(id);
  for (const address of [
    leaveAddress(services, id),
    taggedAddress(services, 'b', returnToken(services, id, 4_294_967_295)),
  ])
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
});
