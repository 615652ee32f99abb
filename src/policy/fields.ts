/** What a form or an interface of an activity may take: compiled from the categories of the policy. */
import { z } from 'zod';
import { address } from './address.ts';
import type { Policy } from './language.ts';
import { type ActivityName, type DataCategory, languages } from './vocabulary.ts';

// C0 and C1 controls but tab, line feed and carriage return; a single line has none of these either.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
const lineBreaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !lineBreaks.test(text), { params: { code: 'lineBreak' } });
const prose = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !controls.test(text), { params: { code: 'controlCharacter' } });

/** Shapes of what people type, by category. Lengths are in UTF-16 units; an address has at most 254 (RFC 5321). */
const shapes: { readonly [C in DataCategory]?: z.ZodType<string> } = {
  email: line(254).pipe(address),
  name: line(200),
  phone: line(50),
  message: prose(20_000),
  description: prose(20_000),
  reasons: prose(5_000),
  productName: line(100),
  productVersion: line(50),
  licenceNumber: line(100),
  operatingSystem: line(100),
  userName: line(100),
  firstName: line(100),
  surname: line(100),
  purchaseDate: line(10).pipe(z.iso.date()),
  purchasePlace: line(200),
  edition: line(50),
  passkeyName: line(60),
  topics: line(500),
  rating: line(2),
  language: line(2).pipe(z.enum(languages)),
};

/** Whether people type it into a field of a form, as they do not with files, passwords and ticks. */
export const isField = (category: DataCategory): boolean => shapes[category] !== undefined;

/**
 * A strict schema of the fields that a person may give for an activity: required and optional ones by the name of their
 * category. A field that the policy does not take is refused by name. Empty text counts as not given.
 */
export function fieldSchema(policy: Policy, activity: ActivityName) {
  const fields: Record<string, z.ZodType<string | undefined>> = {};
  for (const [category, taking] of givenFields(policy, activity)) {
    const shape = shapes[category];
    if (!shape) continue;
    fields[category] =
      taking === 'required'
        ? shape.refine((text) => text !== '', { params: { code: 'missing' } })
        : optional(shape);
  }
  return z.strictObject(fields);
}

const optional = (shape: z.ZodType<string>) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    shape.optional(),
  );

/** The categories that persons give for an activity, with whether they must. */
export function givenFields(
  policy: Policy,
  activity: ActivityName,
): [DataCategory, 'required' | 'optional'][] {
  return Object.entries(policy.activities[activity].data).filter(
    (entry): entry is [DataCategory, 'required' | 'optional'] =>
      entry[1] === 'required' || entry[1] === 'optional',
  );
}
