/** What is asked while a product is installed: the sentences in force, and what each of them lets us take. */
import { consentTextHash } from '../../../../client/src/consent.ts';
import type { Services } from '../../../platform/module.ts';
import { remember } from '../../../platform/remember.ts';
import { givenFields } from '../../../policy/fields.ts';
import type { Policy } from '../../../policy/language.ts';
import { fill, valuesOf } from '../../../policy/values.ts';
import {
  type ConsentPurpose,
  consentPurposes,
  type DataCategory,
  type Language,
  languages,
} from '../../../policy/vocabulary.ts';

type OfferServices = Pick<Services, 'policy' | 'texts'>;

/** One tick of an installer. */
export interface ConsentOffer {
  readonly purpose: ConsentPurpose;
  readonly text: string;
  /** Of the text for just this version of the product, purpose, language and policy. */
  readonly hash: string;
  /** Of the policy. */
  readonly version: string;
}

type Sentences = Readonly<Record<Language, Readonly<Record<ConsentPurpose, string>>>>;

const compiled = new WeakMap<Policy, Sentences>();

/** The sentences with the policy's figures, made once: to print a policy's values takes ten milliseconds. */
function sentences({ policy, texts }: OfferServices): Sentences {
  const known = compiled.get(policy);
  if (known) return known;
  const of = (language: Language): Record<ConsentPurpose, string> => {
    const values = valuesOf(policy, texts[language], language);
    const { licenceVerification, personalSupport, account } = texts[language].consents;
    return {
      licenceVerification: fill(licenceVerification, values),
      personalSupport: fill(personalSupport, values),
      account: fill(account, values),
    };
  };
  const made = { en: of('en'), de: of('de'), ru: of('ru') };
  compiled.set(policy, made);
  return made;
}

/** The sentences of a language for a version of a product. */
export function consentOffers(
  { policy, texts }: OfferServices,
  product: { readonly id: string; readonly version: string },
  language: Language,
): ConsentOffer[] {
  return consentPurposes.map((purpose) => {
    const text = sentences({ policy, texts })[language][purpose];
    const shown = { product: product.id, version: product.version, purpose, language };
    const hash = consentTextHash({ ...shown, policyVersion: policy.version, text });
    return { purpose, text, hash, version: policy.version };
  });
}

/** The language of a sentence that somebody agreed to; English where it is not in force any more. */
export const languageOfSentence = (
  services: OfferServices,
  purpose: ConsentPurpose,
  sentence: string,
): Language => languages.find((language) => sentences(services)[language][purpose] === sentence) ?? 'en';

type Texts = ReadonlyMap<string, string>;

const textsByHash = new WeakMap<Policy, (version: string) => Texts>();

/** All sentences for a version of a product by purpose, policy and hash; hashing them anew for each activation took 50 µs. */
function textsFor(services: OfferServices): (version: string) => Texts {
  const known = textsByHash.get(services.policy);
  if (known) return known;
  const made = remember({ most: 200, longest: 100 }, (named: string) => {
    const [id = '', version = ''] = named.split(' ');
    const offers = languages.flatMap((language) => consentOffers(services, { id, version }, language));
    return new Map(offers.map((offer) => [`${offer.purpose} ${offer.version} ${offer.hash}`, offer.text]));
  });
  textsByHash.set(services.policy, made);
  return made;
}

/** The sentence of a hash, in whatever language it was shown; `null` where it is none that is in force for this. */
export const offeredText = (
  services: OfferServices,
  product: { readonly id: string; readonly version: string },
  given: { readonly purpose: ConsentPurpose; readonly hash: string; readonly version: string },
): string | null =>
  textsFor(services)(`${product.id} ${product.version}`).get(
    `${given.purpose} ${given.version} ${given.hash}`,
  ) ?? null;

/** What each purpose lets an installer ask for. */
export const fieldsOf = (
  { policy }: Pick<Services, 'policy'>,
  purpose: ConsentPurpose,
): readonly DataCategory[] => givenFields(policy, purpose).map(([category]) => category);
