/** What the policy says of the vendor's products: versions, support, and what installing them collects. */
import type { Policy, ProductVersion } from '../../policy/language.ts';
import { supportEnds } from '../../policy/products.ts';

export interface VersionFacts {
  readonly version: string;
  readonly released: Date;
  /** Release and support cycle. */
  readonly supportEnds: Date;
  readonly supported: boolean;
  readonly collects: ProductVersion['collects'];
}

export interface ProductFacts {
  readonly id: string;
  readonly name: string;
  /** Newest first. */
  readonly versions: readonly VersionFacts[];
  /** Whether any version is supported. */
  readonly supported: boolean;
}

/** All products with their facts at `now`, the newest first. */
export function productFacts(policy: Policy, now: Date): ProductFacts[] {
  const products = Object.entries(policy.products).map(([id, { name, versions }]): ProductFacts => {
    const facts = versions.map((version) => versionFacts(policy, version, now)).sort(newestFirst);
    return { id, name, versions: facts, supported: facts.some((version) => version.supported) };
  });
  return products.sort((a, b) => latestRelease(b) - latestRelease(a));
}

function versionFacts(policy: Policy, version: ProductVersion, now: Date): VersionFacts {
  const ends = supportEnds(policy, version);
  return {
    version: version.version,
    collects: version.collects,
    released: new Date(`${version.released}T00:00:00Z`),
    supportEnds: ends,
    supported: now < ends,
  };
}

const newestFirst = (a: VersionFacts, b: VersionFacts) => b.released.getTime() - a.released.getTime();

const latestRelease = (product: ProductFacts): number => product.versions[0]?.released.getTime() ?? 0;
