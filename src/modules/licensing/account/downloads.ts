/** What the licences of an account entitle to: the products that are in force, and their versions by the policy. */
import type { Policy, ProductVersion } from '../../../policy/language.ts';
import { supportEnds } from '../../../policy/products.ts';
import { dayOf } from '../activation/decide.ts';
import type { ShownLicence } from './queries.ts';

export interface EntitledVersion {
  readonly version: string;
  readonly released: Date;
  readonly supportEnds: Date;
  readonly isSupported: boolean;
}

export interface EntitledProduct {
  readonly id: string;
  readonly name: string;
  /** Newest first. */
  readonly versions: readonly EntitledVersion[];
}

/** @returns each product once, however many licences it has; none whose licences are suspended, gone or over, and no version before its release */
export function entitledTo(policy: Policy, licences: readonly ShownLicence[], now: Date): EntitledProduct[] {
  const inForce = licences.filter(
    ({ state, endsOn }) => state === 'active' && (endsOn === null || endsOn >= dayOf(now)),
  );
  const ids = new Set(inForce.map(({ product }) => product));
  return Object.entries(policy.products)
    .filter(([id]) => ids.has(id))
    .map(([id, { name, versions }]) => ({
      id,
      name,
      versions: versions
        .map((version) => entitledVersion(policy, version, now))
        .filter(({ released }) => released <= now)
        .sort((a, b) => b.released.getTime() - a.released.getTime()),
    }));
}

function entitledVersion(policy: Policy, version: ProductVersion, now: Date): EntitledVersion {
  const ends = supportEnds(policy, version);
  return {
    version: version.version,
    released: new Date(`${version.released}T00:00:00Z`),
    supportEnds: ends,
    isSupported: now < ends,
  };
}
