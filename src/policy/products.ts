/** What the policy rules for a version of a product. */
import type { Policy, ProductVersion } from './language.ts';
import { addPeriod } from './period.ts';

export interface VersionRule {
  readonly collects: ProductVersion['collects'];
  readonly supportEnds: Date;
}

/** When the support of a version ends: its release and the support cycle (clause 6.1.2). */
export const supportEnds = (policy: Policy, { released }: ProductVersion): Date =>
  addPeriod(new Date(`${released}T00:00:00Z`), policy.supportCycle);

/**
 * The rule for an installed product by its name and full version. The listed version that it equals or goes on from
 * decides: 18.5 is 18 unless 18.5 is listed itself (clause 7, note).
 * @returns `null` for a product or version that is not listed, whose activation is refused
 */
export function versionRule(policy: Policy, name: string, version: string): VersionRule | null {
  const product = Object.values(policy.products).find((one) => one.name === name);
  const listed = (product?.versions ?? [])
    .filter((one) => version === one.version || version.startsWith(`${one.version}.`))
    .sort((a, b) => b.version.length - a.version.length)[0];
  return listed ? { collects: listed.collects, supportEnds: supportEnds(policy, listed) } : null;
}
