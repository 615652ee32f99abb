import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policy } from '../../test/reference.ts';
import { fieldSchema } from './fields.ts';
import type { Policy } from './language.ts';

const contact = fieldSchema(policy, 'contact');

/** The contact form under a policy that takes other data. */
const contactTaking = (data: Policy['activities']['contact']['data']) =>
  fieldSchema(
    { ...policy, activities: { ...policy.activities, contact: { ...policy.activities.contact, data } } },
    'contact',
  );

test('required fields are required, optional ones are not, and empty text counts as not given', () => {
  expect(contact.safeParse({ message: 'Hello', email: ' ', name: '' }).data).toEqual({ message: 'Hello' });
  expect(contact.safeParse({ message: '  ' }).success).toBe(false);
  expect(contact.safeParse({}).success).toBe(false);
});

test('a field that the policy does not take is refused by name', () => {
  const { error } = contact.safeParse({ message: 'Hello', surname: 'Roe' });
  expect(error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['surname'] }]);
});

test('what arises in the program is no field', () => {
  expect(contact.safeParse({ message: 'Hello', token: 'x' }).success).toBe(false);
});

test('the form follows the policy', () => {
  expect(contactTaking({ message: 'optional' }).safeParse({}).success).toBe(true);
  expect(
    contactTaking({ message: 'required' }).safeParse({ message: 'x', email: 'a@example.com' }).success,
  ).toBe(false);
});

test('no line of a form can break out of a header line', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('\r', '\n', '\r\n', '\u2028', '\0'),
      fc.string(),
      (before, end, after) => {
        const name = `a${before}${end}${after}b`;
        return !contact.safeParse({ message: 'x', name }).success;
      },
    ),
  );
});

test('an anonymous address is as good as any; a mistyped one is told', () => {
  expect(contact.safeParse({ message: 'x', email: 'nobody@mailinator.com' }).success).toBe(true);
  expect(contact.safeParse({ message: 'x', email: 'nobody@' }).success).toBe(false);
});
