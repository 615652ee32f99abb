/** `avow policy`: checks, shows, compares and accepts the policy file. */
import { type Command, Option } from 'commander';
import type { Client } from 'pg';
import { declarations } from '../app.ts';
import { connectAdmin } from '../platform/db/open.ts';
import { type Environment, readEnvironment } from '../platform/env.ts';
import { Fault } from '../platform/fault.ts';
import { createLog } from '../platform/log.ts';
import { effectsOf } from '../platform/policy-effects.ts';
import {
  acceptPolicy,
  type CheckedPolicy,
  policyInForce,
  readPolicy,
  requirePolicy,
} from '../platform/policy-force.ts';
import { policyNamed } from '../platform/policy-history.ts';
import { diffPolicies } from '../policy/diff.ts';
import { compilePage } from '../policy/page.ts';
import { type Language, languages } from '../policy/vocabulary.ts';
import { reachDatabase } from '../program.ts';
import { diffText, pageText, shortHash } from './policy-text.ts';
import { WrongUse } from './wrong-use.ts';

export function registerPolicy(program: Command): void {
  const policy = program
    .command('policy')
    .description('Check, show, compare and accept the policy file (AVOW_POLICY).');
  policy
    .command('check')
    .description('Say whether the policy and its words hold together; exit status 1 where they do not.')
    .option('--json', 'print the result as JSON')
    .action(check);
  policy
    .command('show')
    .description('Print the policy as its readers see it.')
    .addOption(languageOption())
    .option('--json', 'print the compiled page as JSON')
    .action(show);
  policy
    .command('diff')
    .description('Say what a changed policy would do, also to data already held.')
    .argument('[file|version]', 'another policy file, or an earlier version or hash to compare with')
    .option('--json', 'print the changes as JSON')
    .action(diff);
  policy
    .command('accept')
    .description('Accept the policy file by its hash, so that the next start brings it into force.')
    .argument('<hash>', 'the hash that "avow policy diff" prints, or at least 8 characters of its beginning')
    .action(accept);
}

/** `--language`, English unless said otherwise. */
export const languageOption = () =>
  new Option('--language <language>', 'en, de or ru').choices([...languages]).default('en');

const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const printJson = (value: unknown): boolean => print(JSON.stringify(value, null, 2));

async function check({ json }: { json?: boolean }): Promise<void> {
  const { policyFile } = readEnvironment();
  const read = await readPolicy(policyFile, declarations);
  const problems = 'problems' in read ? read.problems : [];
  if (json) printJson({ holdsTogether: problems.length === 0, problems });
  else for (const { where, problem, remedy } of problems) print(`${where}: ${problem}. ${remedy}`);
  if (problems.length > 0)
    throw new Fault(
      `${policyFile} has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
    );
  if (!json && 'hash' in read)
    print(`The policy ${read.policy.version} (${shortHash(read.hash)}) holds together.`);
}

async function show({ json, language }: { json?: boolean; language: Language }): Promise<void> {
  const { policy, texts, hash } = await requirePolicy(readEnvironment().policyFile, declarations);
  const page = compilePage(policy, texts[language], language);
  if (json) printJson({ hash, ...page });
  else print(pageText(page, hash));
}

async function diff(named: string | undefined, { json }: { json?: boolean }): Promise<void> {
  const env = readEnvironment();
  await withAdmin(env, async (admin) => {
    const { before, after } = await bothSides(admin, env, named);
    const differs = before !== null && before.hash !== after.hash;
    const changes = differs ? diffPolicies(before.policy, after.policy, after.texts) : [];
    const effects = differs
      ? await effectsOf(admin, { before: before.policy, after: after.policy, declarations, now: nowOf(env) })
      : [];
    const waits = changes.some((change) => change.needsAcceptance);
    const report = {
      before: before && { version: before.policy.version, hash: before.hash },
      after: { version: after.policy.version, hash: after.hash },
      changes,
      effects,
      accept: waits ? after.hash : null,
    };
    if (json) printJson(report);
    else print(diffText(report));
  });
}

const nowOf = (env: Environment): Date => new Date(Date.now() + env.clockOffsetMs);

/** A file is compared with the policy in force; an earlier version with the policy file. */
async function bothSides(admin: Client, env: Environment, named: string | undefined) {
  const earlier = named === undefined ? null : await policyNamed(admin, named);
  const file = named === undefined || earlier ? env.policyFile : named;
  const after = await requirePolicy(file, declarations);
  return { after, before: earlier ?? (await inForce(admin)) };
}

/** `null` in a database that no policy has ruled yet. */
async function inForce(admin: Client): Promise<Pick<CheckedPolicy, 'policy' | 'hash'> | null> {
  const { rows } = await admin.query<{ there: boolean }>(
    `SELECT to_regclass('platform.policy_version') IS NOT NULL AS there`,
  );
  return rows[0]?.there ? policyInForce(admin) : null;
}

async function accept(given: string): Promise<void> {
  const env = readEnvironment();
  const prefix = given.toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(prefix))
    throw new WrongUse(
      `"${given}" is no hash: give at least 8 of the hexadecimal characters that "avow policy diff" prints.`,
    );
  const { hash, policy } = await requirePolicy(env.policyFile, declarations);
  if (!hash.startsWith(prefix))
    throw new Fault(
      `The policy ${env.policyFile} has the hash ${shortHash(hash)}, not ${given}: look at "avow policy diff" again and accept what it prints.`,
    );
  await withAdmin(env, async (admin) => {
    const before = await inForce(admin);
    if (!before) throw new Fault('No policy is in force yet: the first start takes the file as it is.');
    if (before.hash === hash) return print(`The policy ${policy.version} is in force already.`);
    await acceptPolicy(admin, hash);
    return print(
      `Accepted: the policy ${policy.version} (${shortHash(hash)}) comes into force with the next start.`,
    );
  });
}

async function withAdmin(env: Environment, run: (admin: Client) => Promise<unknown>): Promise<void> {
  const database = await reachDatabase(env, createLog('warn'));
  try {
    const admin = await connectAdmin(database.adminUrl);
    try {
      await run(admin);
    } finally {
      await admin.end();
    }
  } finally {
    await database.close();
  }
}
