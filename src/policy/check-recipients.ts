/** Checks of recipients: where they are, and what lets data go there. */
import type { Policy } from './language.ts';
import { type Problem, problem } from './problem.ts';
import { eea } from './values.ts';
import { recipientNames } from './vocabulary.ts';

/** Third countries with a decision of adequacy under Art. 45, as of November 2026. */
const adequate = 'AD AR CA CH FO GB GG IL IM JE JP KR NZ UY US BR'.split(' ');

export function checkRecipients(policy: Policy): Problem[] {
  return recipientNames.flatMap((name) => {
    const { country, safeguard, kind, siteId, hosts, activities } = policy.recipients[name];
    const at = `recipients.${name}`;
    const found: Problem[] = [];
    const allowed = eea.has(country)
      ? ['none']
      : adequate.includes(country)
        ? ['adequacy']
        : ['standardClauses', 'explicitConsent'];
    if (!allowed.includes(safeguard))
      found.push(
        problem(
          `${at}.safeguard`,
          `is '${safeguard}', which does not fit the country ${country}`,
          `Say ${allowed.map((one) => `'${one}'`).join(' or ')} (GDPR Arts 44-49).`,
        ),
      );
    if (
      safeguard === 'explicitConsent' &&
      kind === 'third-party' &&
      activities.some((activity) => policy.activities[activity].basis !== 'consent')
    ) {
      found.push(
        problem(
          `${at}.safeguard`,
          'relies on consent for an activity that does not ask for it',
          'Choose another safeguard.',
        ),
      );
    }
    for (const activity of activities) {
      if (kind === 'third-party' && policy.activities[activity].disclose === 'never')
        found.push(problem(`${at}.activities`, `names ${activity}, which is never disclosed`, 'Remove it.'));
    }
    if (name === 'mailRelay' && (siteId ?? hosts ?? policy.recipients[name].cookies) !== undefined)
      found.push(
        problem(
          at,
          'has a site number, hosts or cookies, but no browser contacts it',
          'Remove siteId, hosts and cookies.',
        ),
      );
    if (new Set(activities).size < activities.length)
      found.push(problem(`${at}.activities`, 'names an activity twice', 'Name each once.'));
    if ((siteId !== undefined) !== (hosts !== undefined))
      found.push(
        problem(at, 'has a site number without hosts or hosts without a site number', 'Give both or none.'),
      );
    return found;
  });
}
