/** `avow policy check`: does a policy hold together, by itself and with the tables that serve it? */
import { checkActivity, checkNamed } from './check-activities.ts';
import { checkCookies } from './check-cookies.ts';
import { checkProducts } from './check-products.ts';
import { checkRecipients } from './check-recipients.ts';
import { checkSignals } from './check-signals.ts';
import { checkTables } from './check-tables.ts';
import {
  checkBases,
  checkHours,
  checkNewsletterAddress,
  checkPromises,
  checkVersion,
} from './check-values.ts';
import type { Declaration } from './declare.ts';
import { type Problem, problem } from './problem.ts';
import { policySchema } from './schema.ts';
import { activityNames } from './vocabulary.ts';

/**
 * All that is wrong with a policy; empty when it may come into force.
 * @param candidate a value read from a policy file, not trusted to have any shape
 */
export function checkPolicy(candidate: unknown, declarations: readonly Declaration[]): Problem[] {
  const parsed = policySchema.safeParse(candidate);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) =>
      problem(
        issue.path.join('.') || 'policy',
        issue.message,
        'See src/policy/language.ts for what may stand there.',
      ),
    );
  }
  const policy = parsed.data;
  return [
    ...activityNames.flatMap((name) => checkActivity(name, policy.activities[name])),
    ...checkPromises(policy),
    ...checkCookies(policy),
    ...checkRecipients(policy),
    ...checkBases(policy),
    ...checkProducts(policy),
    ...checkSignals(policy),
    ...checkVersion(policy),
    ...checkHours(policy),
    ...checkNewsletterAddress(policy),
    ...checkNamed(policy, declarations),
    ...checkTables(policy, declarations),
  ];
}

/** Whether an address of the policy is still a placeholder: `.invalid` is reserved by RFC 2606 for just that. */
export const isPlaceholder = (email: string): boolean => email.toLowerCase().endsWith('.invalid');
