import { expect, test } from 'vitest';
import { declarations } from '../../src/app.ts';
import { checkPolicy } from '../../src/policy/check.ts';
import { checkTexts } from '../../src/policy/check-texts.ts';
import { canonicalJson } from '../../src/policy/hash.ts';
import type { Policy } from '../../src/policy/language.ts';
import { leavesOf, policy, texts } from '../../test/reference.ts';
import { behaviourOf, filesOf } from './artefacts.ts';
import { mutantsOf } from './mutants.ts';

const mutants = mutantsOf(policy);

test('no value of the policy is left out, and each mutant differs from the policy', () => {
  const touched = new Set(mutants.map(({ path }) => path));
  for (const leaf of leavesOf(policy)) {
    const period = leaf.slice(0, -1).join('.');
    expect(touched.has(leaf.join('.')) || touched.has(period), leaf.join('.')).toBe(true);
  }
  const reference = canonicalJson(policy);
  for (const mutant of mutants.filter((_, index) => index % 7 === 0))
    expect(canonicalJson(mutant.policy)).not.toBe(reference);
});

test('of a sample of them none survives: each is refused or changes what the program does', async () => {
  const before = behaviourOf(policy, declarations);
  const files = await filesOf(policy, policy.attachments);
  const survivors: string[] = [];
  for (const mutant of mutants.filter((_, index) => index % 12 === 0)) {
    if (checkPolicy(mutant.policy, declarations).length > 0) continue;
    const changed = mutant.policy as Policy;
    const differs = [...behaviourOf(changed, declarations)].some(([name, text]) => before.get(name) !== text);
    if (differs || (await filesOf(changed, policy.attachments)) !== files) continue;
    if (checkTexts(changed, texts).length === 0) survivors.push(`${mutant.path}: ${mutant.change}`);
  }
  expect(survivors).toEqual([]);
}, 60_000);

test('a value that is only words is a survivor', () => {
  const renamed = { ...policy, remark: 'nobody reads this' };
  const before = behaviourOf(policy, declarations);
  for (const [name, text] of behaviourOf(renamed, declarations)) expect(text).toBe(before.get(name));
});
