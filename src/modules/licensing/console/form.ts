/** What staff type about a licence, read strictly; what is wrong is told beside its field. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { validate } from '../../../platform/http/forms.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import type { Policy } from '../../../policy/language.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { lastDay, saleDay } from '../issue/days.ts';
import type { LicenceTerms } from '../licence/commands.ts';
import { licenceWords } from './words.ts';

export type Typed = Readonly<Record<string, string>>;
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

/** An empty field is none. */
const orNone = <T>(schema: z.ZodType<T>) =>
  z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? null : typed),
    schema.nullable(),
  );

const terms = {
  seats: whole(1, 100_000),
  endsOn: orNone(lastDay),
  termMonths: orNone(whole(1, 1_200)),
  graceDays: whole(0, 63),
};
const sale = {
  count: whole(1, 10_000),
  soldOn: orNone(saleDay),
  soldAt: orNone(z.string().trim().max(200)),
  reference: orNone(z.string().trim().max(200)),
};

const opens = 'opens.';
export const opensField = (entitlement: string): string => opens + entitlement;

/** The boxes that are ticked, and the fields without them. */
function divide(fields: Typed): { readonly entitlements: string[]; readonly rest: Typed } {
  const isBox = ([name]: readonly [string, string]) => name.startsWith(opens);
  const all = Object.entries(fields);
  return {
    entitlements: all.filter(isBox).map(([name]) => name.slice(opens.length)),
    rest: Object.fromEntries(all.filter((field) => !isBox(field))),
  };
}

/** @throws DomainError `unknownField` */
export function readTerms(
  language: Language,
  fields: Typed,
): Read<Omit<LicenceTerms, 'product' | 'edition'>> {
  const { entitlements, rest } = divide(fields);
  const checked = validate(z.strictObject(terms), rest);
  return checked.ok
    ? { ok: true, value: { ...checked.value, entitlements } }
    : { ok: false, errors: errorsAt(language, checked.faults) };
}

/** Terms of new licences, how many, and the record of their sale. @throws DomainError `unknownField` */
export function readOrder(language: Language, fields: Typed) {
  const { entitlements, rest } = divide(fields);
  const kind = z.string().regex(/^[^/]+\/[^/]+$/);
  const schema = z
    .strictObject({ kind, ...terms, ...sale })
    .refine((order) => order.reference === null || order.count === 1, { path: ['count'] });
  const checked = validate(schema, rest);
  if (!checked.ok) return { ok: false, errors: errorsAt(language, checked.faults) } as const;
  const { kind: chosen, count, soldOn, soldAt, reference, ...sold } = checked.value;
  const [product = '', edition = ''] = chosen.split('/');
  const value = {
    terms: { ...sold, product, edition, entitlements },
    count,
    sale: { soldOn, soldAt, reference },
  };
  return { ok: true, value } as const;
}

const reasonForm = z.strictObject({ reason: z.string().trim().min(1).max(500) });

/** @throws DomainError `unknownField` */
export function readReason(language: Language, fields: Typed): Read<string> {
  const checked = validate(reasonForm, fields);
  return checked.ok
    ? { ok: true, value: checked.value.reason }
    : { ok: false, errors: errorsAt(language, checked.faults) };
}

function errorsAt(language: Language, faults: readonly { readonly field: string }[]): FieldError[] {
  return [...new Set(faults.map(({ field }) => field))].flatMap((field) =>
    sentenceAt(language, field, field),
  );
}

/** Fields beside which a refusal of the domain stands. */
const places: Readonly<Record<string, string>> = {
  productUnknown: 'kind',
  editionUnknown: 'kind',
  entitlementUnknown: 'opens',
  termTwice: 'endsOn',
  referenceTaken: 'reference',
};

function sentenceAt(language: Language, code: string, field: string): FieldError[] {
  const sentences: Readonly<Record<string, string>> = licenceWords[language].faults;
  const message = sentences[code] ?? sentences[field];
  return message === undefined ? [] : [{ field, message }];
}

/** A refusal of the domain as a sentence beside its field. @throws what is none */
export function refusalAt(language: Language, error: unknown): FieldError[] {
  const field = error instanceof DomainError ? places[error.code] : undefined;
  if (!(error instanceof DomainError) || field === undefined) throw error;
  return sentenceAt(language, error.code, field);
}

/** All entitlements of the products, or of one, by name. */
export function entitlementsOf(
  { products }: Policy,
  language: Language,
  only: string | null = null,
): ReadonlyMap<string, string> {
  const chosen = Object.entries(products).filter(([id]) => only === null || id === only);
  return new Map(
    chosen.flatMap(([, { entitlements }]) =>
      Object.entries(entitlements).map(([name, words]) => [name, words[language]] as const),
    ),
  );
}
