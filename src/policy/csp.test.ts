import { expect, test } from 'vitest';
import { policy } from '../../test/reference.ts';
import { contentSecurityPolicy } from './csp.ts';

const switchedOn = {
  ...policy,
  recipients: { ...policy.recipients, google: { ...policy.recipients.google, siteId: 'G-TEST1234' } },
};

test('6.3.3 without a grant nothing but our own server is named', () => {
  for (const one of [policy, switchedOn]) expect(contentSecurityPolicy(one)).not.toContain('https:');
});

test('a grant opens the hosts of that third party and of no other', () => {
  const opened = contentSecurityPolicy(switchedOn, ['google', 'yandex']);
  expect(opened).toContain("script-src 'self' https://www.googletagmanager.com;");
  expect(opened).not.toContain('yandex');
});

test('a third party that is switched off stays closed even with a grant', () => {
  expect(contentSecurityPolicy(policy, ['google'])).toBe(contentSecurityPolicy(policy));
});

test('no inline script or style, no frame, no foreign form', () => {
  const header = contentSecurityPolicy(switchedOn, ['google']);
  expect(header).not.toMatch(/unsafe|\*;|data:[^;]*script/);
  expect(header).toMatch(/default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/);
});
