/** What the policy says of a product for those who issue licences, activate it, or ship it. */
import type { Policy } from '../../../policy/language.ts';
import type { Language } from '../../../policy/vocabulary.ts';

/** A product as codes and certificates know it. */
export interface ProductTerms {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  /** Numbers by the name of the edition. */
  readonly editions: Readonly<Record<string, number>>;
  /** In the order of their bits. */
  readonly entitlements: readonly string[];
}

/** A name of JavaScript's own, such as `constructor`, is no product. */
const listed = ({ products }: Policy, id: string) => (Object.hasOwn(products, id) ? products[id] : undefined);

/** @returns `null` for a product that the policy does not list */
export function productTerms(policy: Policy, id: string): ProductTerms | null {
  const product = listed(policy, id);
  if (!product) return null;
  const editions = Object.entries(product.editions).map(([name, { number }]) => [name, number] as const);
  return {
    id,
    number: product.number,
    name: product.name,
    editions: Object.fromEntries(editions),
    entitlements: Object.keys(product.entitlements),
  };
}

/** What an edition and its entitlements are called, for people. */
export function productWords(
  policy: Policy,
  id: string,
  language: Language,
): Readonly<Record<string, string>> {
  const product = listed(policy, id);
  if (!product) return {};
  return Object.fromEntries([
    ...Object.entries(product.editions).map(([name, edition]) => [name, edition.name]),
    ...Object.entries(product.entitlements).map(([name, words]) => [name, words[language]]),
  ]);
}
