/** The policy in force: the database remembers it, and a change that takes, deletes or shows more waits for a person. */
import type { Client } from 'pg';
import { checkPolicy, isPlaceholder } from '../policy/check.ts';
import { checkTexts } from '../policy/check-texts.ts';
import type { Declaration } from '../policy/declare.ts';
import { diffPolicies } from '../policy/diff.ts';
import { hashOf } from '../policy/hash.ts';
import type { Policy } from '../policy/language.ts';
import type { Problem } from '../policy/problem.ts';
import type { AllTexts } from '../policy/texts.ts';
import type { Clock } from './clock.ts';
import type { Environment } from './env.ts';
import { Fault } from './fault.ts';
import { loadPolicy } from './policy-file.ts';

export interface CheckedPolicy {
  readonly policy: Policy;
  readonly texts: AllTexts;
  readonly hash: string;
}

/** Loads and checks a policy file. Returns its problems instead where it has any. */
export async function readPolicy(
  file: string,
  declarations: readonly Declaration[],
): Promise<CheckedPolicy | { readonly problems: readonly Problem[] }> {
  const loaded = await loadPolicy(file);
  const problems = checkPolicy(loaded.policy, declarations);
  if (problems.length > 0) return { problems };
  const [policy, texts] = [loaded.policy as Policy, loaded.texts as AllTexts];
  const missing = checkTexts(policy, texts);
  return missing.length > 0 ? { problems: missing } : { policy, texts, hash: hashOf(policy) };
}

/** The same for a program that cannot go on without it. @throws Fault listing every problem */
export async function requirePolicy(
  file: string,
  declarations: readonly Declaration[],
): Promise<CheckedPolicy> {
  const read = await readPolicy(file, declarations);
  if (!('problems' in read)) return read;
  const lines = read.problems.map(({ where, problem, remedy }) => `  ${where}: ${problem}. ${remedy}`);
  throw new Fault([`The policy ${file} does not hold together:`, ...lines].join('\n'));
}

/** A public site must name real addresses. @throws Fault naming the placeholders */
export function refusePlaceholders(policy: Policy, env: Environment): void {
  const left = Object.entries(policy.controller.emails).filter(([, address]) => isPlaceholder(address));
  if (left.length === 0 || env.loopback) return;
  const names = left.map(([name]) => `controller.emails.${name}`).join(', ');
  throw new Fault(
    `PUBLIC_URL is public and the policy has placeholders for ${names}: put real addresses into ${env.policyFile}.`,
  );
}

/** The newest policy that was in force in this database, or `null` for a new one. */
export async function policyInForce(
  admin: Client,
): Promise<{ hash: string; policy: Policy; number: number } | null> {
  const { rows } = await admin.query<{ hash: string; document: Policy; number: number }>(
    'SELECT hash, document, number FROM platform.policy_version ORDER BY number DESC LIMIT 1',
  );
  return rows[0] ? { hash: rows[0].hash, policy: rows[0].document, number: rows[0].number } : null;
}

/**
 * Brings a policy into force: at once when it is the first, the same, or asks less; otherwise only when its hash was
 * accepted with `avow policy accept`.
 * @throws Fault that says what the change would do and how to accept it
 */
export async function bringIntoForce(
  admin: Client,
  { policy, texts, hash }: CheckedPolicy,
  clock: Clock,
): Promise<'same' | 'changed'> {
  const before = await policyInForce(admin);
  if (before?.hash === hash) return 'same';
  if (before) {
    const waiting = diffPolicies(before.policy, policy, texts).filter((change) => change.needsAcceptance);
    if (waiting.length > 0 && (await acceptedHash(admin)) !== hash)
      throw new Fault(
        waitsForAcceptance(
          hash,
          waiting.map((change) => change.sentence),
        ),
      );
  }
  // An acceptance is for one change: coming back to the same policy later asks again. One statement, so both or neither.
  await admin.query(
    `WITH used AS (DELETE FROM platform.setting WHERE name = 'acceptedPolicy')
     INSERT INTO platform.policy_version (hash, version, document, accepted_at, number) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (hash) DO UPDATE SET number = excluded.number, accepted_at = excluded.accepted_at`,
    [hash, policy.version, JSON.stringify(policy), clock.now(), (before?.number ?? 0) + 1],
  );
  return 'changed';
}

/** @throws Fault when the policy file is not the one under which the running program serves */
export async function requireInForce(admin: Client, { hash }: CheckedPolicy): Promise<void> {
  const current = await policyInForce(admin);
  if (current?.hash !== hash)
    throw new Fault(
      'The policy file was changed since the running program started: restart it, so that both keep the same policy.',
    );
}

const waitsForAcceptance = (hash: string, sentences: readonly string[]) =>
  [
    'The policy was changed, and the change needs a person to accept it:',
    ...sentences.map((line) => `  ${line}`),
    `See "avow policy diff", then run: avow policy accept ${hash.slice(0, 16)}`,
  ].join('\n');

async function acceptedHash(admin: Client): Promise<string | null> {
  const { rows } = await admin.query<{ value: string }>(
    `SELECT value FROM platform.setting WHERE name = 'acceptedPolicy'`,
  );
  return rows[0]?.value ?? null;
}

/** Records that a person accepts a policy by its hash, so that the next start brings it into force. */
export async function acceptPolicy(admin: Client, hash: string): Promise<void> {
  await admin.query(
    `INSERT INTO platform.setting (name, value) VALUES ('acceptedPolicy', $1) ON CONFLICT (name) DO UPDATE SET value = $1`,
    [hash],
  );
}
