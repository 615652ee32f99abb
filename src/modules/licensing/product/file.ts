import type { Product } from '../../../../client/src/product.ts';
import type { Services } from '../../../platform/module.ts';
import type { SigningKeys } from '../signing/keys.ts';
import { productTerms } from './terms.ts';

/** What a client of a product ships. @returns `null` for a product that the policy does not list */
export function productFile(
  { policy, env }: Pick<Services, 'policy' | 'env'>,
  signing: Pick<SigningKeys, 'shipped'>,
  id: string,
): Product | null {
  const terms = productTerms(policy, id);
  if (!terms) return null;
  const { number, name, editions, entitlements } = terms;
  return { product: id, number, name, editions, entitlements, keys: signing.shipped, server: env.publicUrl };
}
