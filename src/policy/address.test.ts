import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAddress, typedAddress } from './address.ts';

test.each([
  'nina@example.com',
  'anna@müller.example',
  'ü@müller.example',
  'анна@пример.example',
  '用户@例子.example',
  'nina@xn--mller-kva.example',
  "o'neil+list!#$%&*/=?^_`{|}~-@example.com",
  '"two@ats"@example.com',
  `n@${'a.'.repeat(122)}example`,
])('%s is taken', (text) => {
  expect(typedAddress.parse(` ${text} `)).toBe(text);
});

test.each([
  '',
  'nina',
  'nina@',
  '@example.com',
  'nina@example',
  'nina@127.0.0.1',
  'nina@1.2',
  'nina@[127.0.0.1]',
  'nina@example.com:25',
  'nina@example.com/x',
  'nina@ex%61mple.com',
  'nina@-a.example',
  'nina@a..example',
  'nina@\u00ad.example',
  '.nina@example.com',
  'ni..na@example.com',
  'nina@example.com@example.org',
  '"nina@example.com',
  '"ni"na"@example.com',
  `n@${'ü'.repeat(64)}.example`,
  `${'n'.repeat(243)}@example.com`,
])('%j is refused', (text) => {
  expect(isAddress(text)).toBe(false);
});

const letters = fc.string({
  unit: fc.constantFrom('a', 'Z', '7', 'ü', 'ж', '字'),
  minLength: 1,
  maxLength: 12,
});
const unsafe = fc.constantFrom(...' \t\r\n\0\u007f\u0085\u00a0\u2028\u3000\u202e\ufeff<>,', '\ud800');

test('letters of any script make an address, and nothing that could break out of a header line does', () => {
  fc.assert(
    fc.property(letters, letters, unsafe, fc.nat(), (local, domain, bad, place) => {
      const good = `${local}@a${domain}a.example`;
      expect(isAddress(good)).toBe(true);
      const at = place % (good.length + 1);
      expect(isAddress(good.slice(0, at) + bad + good.slice(at))).toBe(false);
    }),
  );
});

test('no more than one @ outside of quotes', () => {
  fc.assert(
    fc.property(letters, letters, letters, (one, two, domain) => {
      expect(isAddress(`${one}@${two}@${domain}.example`)).toBe(false);
      expect(isAddress(`"${one}@${two}"@a${domain}a.example`)).toBe(true);
    }),
  );
});
