/** What an activation may carry: the policy's rule for the version of the product, checked member by member. */
import { z } from 'zod';
import { consentHash } from '../../../../client/src/consent.ts';
import { ActivationFault } from '../../../../client/src/fault.ts';
import { normaliseLicenceKey } from '../../../../client/src/licenceKey.ts';
import { DomainError } from '../../../platform/fault.ts';
import { type FieldFault, validate } from '../../../platform/http/forms.ts';
import type { Services } from '../../../platform/module.ts';
import { fieldSchema } from '../../../policy/fields.ts';
import type { Policy } from '../../../policy/language.ts';
import { versionRule } from '../../../policy/products.ts';
import {
  type ConsentPurpose,
  consentPurposes,
  dataCategories,
  languages,
} from '../../../policy/vocabulary.ts';
import { fieldsOf, offeredText } from '../consent/offers.ts';
import { productTerms } from '../product/terms.ts';
import type { Activation, Given } from './commands.ts';

type RequestServices = Pick<Services, 'policy' | 'texts'>;

/** A request that was read, the part of it that is an activation, and the password for an account. */
export interface ReadActivation extends Omit<Activation, 'address'> {
  readonly password: string | null;
  readonly language: (typeof languages)[number] | null;
}

export type Reading =
  | { readonly ok: true; readonly value: ReadActivation }
  | { readonly ok: false; readonly code: 'badValues'; readonly faults: readonly FieldFault[] }
  | { readonly ok: false; readonly code: 'fieldsRefused'; readonly fields: readonly string[] };

export const licenceKeyText = z
  .string()
  .max(100)
  .transform((typed, context) => {
    try {
      return normaliseLicenceKey(typed);
    } catch (error) {
      if (!(error instanceof ActivationFault)) throw error;
      context.addIssue({ code: 'custom', params: { code: error.code } });
      return z.NEVER;
    }
  });
export const machineText = z.string().regex(/^[0-9a-f]{16}$/);

const consentSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.string().max(40),
});

const ownSchema = z.strictObject({
  licenceKey: licenceKeyText,
  product: z.string().max(40),
  version: z
    .string()
    .regex(/^\d+(\.\d+)*$/)
    .max(20),
  machine: machineText,
  nonce: z.string().regex(/^[0-9a-f]{10}$/),
  keyId: z.int().min(1).max(15).optional(),
  language: z.enum(languages).optional(),
  consents: z.partialRecord(z.enum(consentPurposes), consentSchema).optional(),
});
type Own = z.infer<typeof ownSchema>;

/**
 * Reads the JSON of an activation.
 * @throws DomainError `unknownField`, `versionUnlisted`, `consentMissing`, `consentUnknown`
 */
export function readActivation(services: RequestServices, body: unknown): Reading {
  const { policy } = services;
  const { own, personal } = divide(body);
  const checked = validate(ownSchema, own);
  if (!checked.ok) return { ok: false, code: 'badValues', faults: checked.faults };
  const { value } = checked;
  const rule = ruleFor(policy, value);
  if (!rule) throw new DomainError('versionUnlisted');
  const consents = value.consents ?? {};
  if (rule.collects === 'none') {
    const refused = [
      ...Object.keys(personal),
      ...Object.keys(consents).map((purpose) => `consents/${purpose}`),
    ];
    return refused.length > 0 ? { ok: false, code: 'fieldsRefused', fields: refused } : read(value, {});
  }
  return readConsented(services, value, personal);
}

/** All that the policy has a word for and that the request itself is not made of: refused by name where it is not taken. */
const personalNames: ReadonlySet<string> = new Set(
  dataCategories.filter((name) => !Object.hasOwn(ownSchema.shape, name)),
);

/** The members that are about a person, apart from the others. */
function divide(body: unknown) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { own: body, personal: {} };
  const entries = Object.entries(body);
  return {
    own: Object.fromEntries(entries.filter(([name]) => !personalNames.has(name))),
    personal: Object.fromEntries(entries.filter(([name]) => personalNames.has(name))),
  };
}

export const ruleFor = (policy: Policy, { product, version }: Pick<Own, 'product' | 'version'>) => {
  const terms = productTerms(policy, product);
  return terms && versionRule(policy, terms.name, version);
};

function readConsented(
  services: RequestServices,
  value: Own,
  personal: Readonly<Record<string, unknown>>,
): Reading {
  const agreed = consentPurposes.filter((purpose) => value.consents?.[purpose]);
  if (!agreed.includes('licenceVerification')) throw new DomainError('consentMissing');
  const allowed = new Set<string>(agreed.flatMap((purpose) => fieldsOf(services, purpose)));
  const refused = Object.keys(personal).filter((name) => !allowed.has(name));
  if (refused.length > 0) return { ok: false, code: 'fieldsRefused', fields: refused };
  const given: { [P in ConsentPurpose]?: NonNullable<Given[P]> } = {};
  for (const purpose of agreed) {
    const wording = wordingOf(services, value, purpose);
    const checked = readFields(services, purpose, personal);
    if (!checked.ok) return { ok: false, code: 'badValues', faults: checked.faults };
    given[purpose] = { wording, fields: checked.value };
  }
  const password = given.account && typeof personal.password === 'string' ? personal.password : null;
  if (given.account && password === null)
    return { ok: false, code: 'badValues', faults: [{ field: 'password', code: 'missing' }] };
  return read(value, given, password);
}

/** @throws DomainError `consentUnknown` for a text that is not in force for this version of the product */
function wordingOf(
  services: RequestServices,
  { product, version, consents }: Own,
  purpose: ConsentPurpose,
): string {
  const consent = consents?.[purpose];
  const text = consent && offeredText(services, { id: product, version }, { purpose, ...consent });
  if (!text) throw new DomainError('consentUnknown', { purpose });
  return text;
}

type FieldSchema = ReturnType<typeof fieldSchema>;

const compiled = new WeakMap<Policy, Map<ConsentPurpose, FieldSchema>>();

/** The schema of a purpose, made once: making one takes longer than all else of an activation. */
function schemaOf({ policy }: RequestServices, purpose: ConsentPurpose): FieldSchema {
  const schemas = compiled.get(policy) ?? new Map<ConsentPurpose, FieldSchema>();
  compiled.set(policy, schemas);
  const schema = schemas.get(purpose) ?? fieldSchema(policy, purpose);
  schemas.set(purpose, schema);
  return schema;
}

function readFields(
  services: RequestServices,
  purpose: ConsentPurpose,
  personal: Readonly<Record<string, unknown>>,
) {
  // The password is no text of a form, and has rules of its own.
  const names = new Set<string>(fieldsOf(services, purpose).filter((name) => name !== 'password'));
  const own = Object.fromEntries(Object.entries(personal).filter(([name]) => names.has(name)));
  return validate(schemaOf(services, purpose), own);
}

function read(value: Own, given: Given, password: string | null = null): Reading {
  const { licenceKey, product, version, machine, nonce } = value;
  const hashes = Object.fromEntries(
    Object.entries(value.consents ?? {}).map(([purpose, { hash }]) => [purpose, hash]),
  );
  return {
    ok: true,
    value: {
      licenceKey,
      product,
      version,
      machine,
      nonce,
      manner: 'online',
      newestKey: value.keyId ?? 15,
      consent: consentHash(hashes),
      given,
      password,
      language: value.language ?? null,
    },
  };
}
