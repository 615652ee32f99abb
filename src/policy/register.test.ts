import { expect, test } from 'vitest';
import { policy, texts, withLeaf } from '../../test/reference.ts';
import { compileRegister, registerCsv } from './register.ts';
import { activityNames } from './vocabulary.ts';

const register = compileRegister(policy, texts.en, 'en');
const row = (name: string) => register.activities.find(({ activity }) => activity === name);

test('the register says of every activity what Art. 30(1) asks', () => {
  expect(register.activities.map(({ activity }) => activity).toSorted()).toEqual(activityNames.toSorted());
  for (const entry of register.activities) {
    for (const text of [
      entry.title,
      entry.purpose,
      entry.subjects,
      entry.basis,
      entry.ground,
      entry.timeLimits,
    ])
      expect(text, entry.activity).toMatch(/\S/);
  }
  expect(register.controller).toMatchObject({ name: 'PROMT LLC', country: 'Russia' });
  expect(register.representative).toContain('Art. 27');
  expect(register.dataProtectionOfficer).toContain('Art. 37');
  expect(register.security.length).toBeGreaterThan(3);
});

test('both programs of clause 1.1 are in the register', () => {
  expect(row('licenceVerification')?.surface).toBe('activationClient');
  expect(row('contact')?.surface).toBe('webServer');
});

test('recipients in third countries are named with their safeguard, those in the Union are not third', () => {
  expect(row('yandexMetrica')?.thirdCountries).toEqual([
    'YANDEX LLC, Russia: your explicit consent (Art. 49(1)(a) GDPR)',
  ]);
  expect(row('googleAnalytics')).toMatchObject({ thirdCountries: [] });
  expect(row('googleAnalytics')?.recipients[0]).toContain('Google Ireland Limited');
});

test('the CSV has one line an activity, ends lines as RFC 4180 says, and runs no formula', () => {
  const evil = withLeaf(policy, ['recipients', 'mailRelay', 'name'], '=HYPERLINK("x"), Ltd');
  const csv = registerCsv(compileRegister(evil, texts.en, 'en'));
  const lines = csv.split('\r\n');
  expect(lines).toHaveLength(activityNames.length + 2);
  expect(lines[0]).toMatch(/^activity,title,clause,/);
  expect(csv).toContain(`"'=HYPERLINK(""x""), Ltd (`);
});
