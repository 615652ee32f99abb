/** Checks of cookies: named once, and ending when the policy says that they end. */
import type { Policy } from './language.ts';
import { roughMs } from './period.ts';
import { type Problem, problem } from './problem.ts';
import { cookieNames } from './vocabulary.ts';

export function checkCookies(policy: Policy): Problem[] {
  const names = cookieNames.map((name) => policy.cookies[name].name);
  const found = names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => problem('cookies', `two cookies are called ${name}`, 'Give each its own name.'));
  const { visit } = policy.cookies;
  if (visit.life !== 'session')
    found.push(problem('cookies.visit.life', 'outlives the browser, against clause 5.2', "Say 'session'."));
  for (const name of cookieNames) {
    const { idle, total, activity } = policy.cookies[name];
    if (name === 'choice' && (idle || total))
      found.push(
        problem(
          `cookies.${name}`,
          'ends on the server, where nothing is kept of it',
          'Remove idle and total.',
        ),
      );
    if (idle && total && roughMs(idle) > roughMs(total))
      found.push(problem(`cookies.${name}.idle`, 'is longer than its total', 'Make it shorter.'));
    if (activity !== cookieActivity[name])
      found.push(
        problem(
          `cookies.${name}.activity`,
          `serves ${activity}, which is not what this cookie does`,
          `Say '${cookieActivity[name]}'.`,
        ),
      );
  }
  return found;
}

const cookieActivity = {
  visit: 'visits',
  choice: 'choice',
  staff: 'staff',
  account: 'accountSession',
  proof: 'addressProof',
} as const;
