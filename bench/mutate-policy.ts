/**
 * `npm run mutate-policy`: changes every value of the policy, one at a time. Each change must be refused by the check,
 * or change what the program does. A value that does neither is only words, and a survivor.
 */
import { declarations } from '../src/app.ts';
import { readEnvironment } from '../src/platform/env.ts';
import { type CheckedPolicy, requirePolicy } from '../src/platform/policy-force.ts';
import { checkPolicy } from '../src/policy/check.ts';
import { checkTexts } from '../src/policy/check-texts.ts';
import type { Policy } from '../src/policy/language.ts';
import { behaviourOf, filesOf } from './mutation/artefacts.ts';
import { type Mutant, mutantsOf } from './mutation/mutants.ts';

type Fate = 'refused' | 'changed' | 'survived';

interface Judged extends Mutant {
  readonly fate: Fate;
  /** The artefacts that changed. */
  readonly by: readonly string[];
}

async function main(): Promise<number> {
  const started = performance.now();
  const checked = await requirePolicy(readEnvironment().policyFile, declarations);
  const judge = await judgeFor(checked);
  const judged: Judged[] = [];
  for (const mutant of mutantsOf(checked.policy)) judged.push(await judge(mutant));
  process.stdout.write(`${report(judged, performance.now() - started)}\n`);
  return judged.some((one) => one.fate === 'survived') ? 1 : 0;
}

async function judgeFor({ policy, texts }: CheckedPolicy) {
  const before = behaviourOf(policy, declarations);
  const filesBefore = await filesOf(policy, policy.attachments);
  return async (mutant: Mutant): Promise<Judged> => {
    if (checkPolicy(mutant.policy, declarations).length > 0) return { ...mutant, fate: 'refused', by: [] };
    const changed = mutant.policy as Policy;
    const by = [...behaviourOf(changed, declarations)].flatMap(([name, text]) =>
      before.get(name) === text ? [] : [name],
    );
    if (mutant.path.startsWith('attachments') && (await filesOf(changed, policy.attachments)) !== filesBefore)
      by.push('files');
    if (by.length > 0) return { ...mutant, fate: 'changed', by };
    return { ...mutant, fate: checkTexts(changed, texts).length > 0 ? 'refused' : 'survived', by };
  };
}

function report(judged: readonly Judged[], ms: number): string {
  const survivors = judged.filter((one) => one.fate === 'survived');
  return [
    table('value', judged, (one) => [one.kind]),
    table(
      'behaviour',
      judged.filter((one) => one.fate === 'changed'),
      (one) => one.by,
    ),
    `${judged.length} mutants in ${(ms / 1_000).toFixed(1)} s: ${count(judged, 'refused')} refused, ${count(judged, 'changed')} changed what the program does, ${survivors.length} survived.`,
    ...survivors.map(({ path, change }) => `survived: ${path}: ${change}`),
  ].join('\n');
}

const count = (judged: readonly Judged[], fate: Fate): number =>
  judged.filter((one) => one.fate === fate).length;

/** Counts by group, as aligned columns. */
function table(
  title: string,
  judged: readonly Judged[],
  groupsOf: (one: Judged) => readonly string[],
): string {
  const fates: readonly Fate[] = ['refused', 'changed', 'survived'];
  const groups = [...new Set(judged.flatMap(groupsOf))].sort();
  const rows = groups.map((group) => {
    const of = judged.filter((one) => groupsOf(one).includes(group));
    return [group, ...fates.map((fate) => String(count(of, fate)))];
  });
  return `${[[title, ...fates], ...rows].map(([name = '', ...cells]) => name.padEnd(26) + cells.map((cell) => cell.padStart(10)).join('')).join('\n')}\n`;
}

process.exitCode = await main();
