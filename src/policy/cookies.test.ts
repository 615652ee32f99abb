import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policy } from '../../test/reference.ts';
import { clearCookie, readCookie, serverEnd, setCookie, withCookiePrefixes } from './cookies.ts';
import type { CookieName } from './vocabulary.ts';

const now = new Date('2026-11-25T12:00:00Z');
const options = { secure: true, now };

test('a session cookie has no expiry date; every cookie is out of reach of scripts', () => {
  expect(setCookie(policy, 'visit', 'abc', options)).toBe(
    'avow_visit=abc; Path=/; SameSite=Lax; HttpOnly; Secure',
  );
});

test('by https each cookie bears the strictest prefix that its path allows', () => {
  const { cookies } = withCookiePrefixes(policy);
  expect([cookies.visit.name, cookies.proof.name, cookies.staff.name]).toEqual([
    '__Host-avow_visit',
    '__Host-avow_proof',
    '__Secure-avow_staff',
  ]);
});

test('the life of a cookie is that of the policy, to the calendar month', () => {
  // 25 November to 25 May: 181 days.
  expect(setCookie(policy, 'choice', 'a1g0y0', options)).toContain(`Max-Age=${181 * 86_400}`);
});

test('5.2 a cookie that is not in the policy cannot be set', () => {
  expect(() => setCookie(policy, 'tracker' as CookieName, 'x', options)).toThrow(
    /declares no cookie "tracker"/,
  );
});

test('no value breaks out of its cookie', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(';', '\r', '\n', ',', ' ', '='), fc.string(), (a, bad, b) => {
      expect(() => setCookie(policy, 'visit', a + bad + b, options)).toThrow(RangeError);
    }),
  );
});

test('a cookie is read by its whole name', () => {
  const header = 'xavow_visit=1; avow_visitx=2; avow_visit=3';
  expect(readCookie(policy, 'visit', header)).toBe('3');
  expect(readCookie(policy, 'choice', header)).toBeUndefined();
});

test('clearing ends it at once, on the same path', () => {
  expect(clearCookie(policy, 'staff', options)).toBe(
    'avow_staff=; Path=/console; SameSite=Strict; HttpOnly; Max-Age=0; Secure',
  );
});

test('the server ends a visit after idleness, and in any case', () => {
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  expect(serverEnd(policy.cookies.visit, now, after(10))).toEqual(after(40));
  expect(serverEnd(policy.cookies.visit, now, after(710))).toEqual(after(720));
  expect(serverEnd(policy.cookies.choice, now, now)).toBeNull();
});
