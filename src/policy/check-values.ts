/** Checks of values against each other, the law and the policy of record. */
import type { Policy } from './language.ts';
import { roughMs } from './period.ts';
import { type Problem, problem } from './problem.ts';
import { type ActivityName, activityNames, type Basis } from './vocabulary.ts';

/** Sentences of the policy of record that no value may contradict. */
export function checkPromises(policy: Policy): Problem[] {
  const found: Problem[] = [];
  const { activities } = policy;
  const atMost = (name: ActivityName, from: string, limitDays: number, clause: string) => {
    const step = activities[name].keep.find((one) => one.from === from && one.do === 'erase');
    if (!step || roughMs(step.for) > limitDays * 86_400_000) {
      found.push(
        problem(
          `activities.${name}.keep`,
          `keeps longer than clause ${clause} promises`,
          `Let it be erased at the latest ${limitDays} days after "${from}".`,
        ),
      );
    }
  };
  atMost('accessLog', 'recorded', 7, '2.1');
  atMost('visits', 'recorded', 7, '5.3');
  atMost('newsletterSignUp', 'signedUp', 30, '6.2.2');
  atMost('newsletter', 'left', 30, '6.2.4');
  for (const name of [
    'accessLog',
    'visits',
    'contact',
    'supportRequest',
    'licenceSeat',
    'licenceVerification',
    'activationAddress',
    'personalSupport',
    'licenceReview',
    'account',
  ] as const) {
    if (activities[name].disclose !== 'never')
      found.push(problem(`activities.${name}.disclose`, 'contradicts clause 3.5', "Say 'never'."));
  }
  const block = activities.newsletterSignUp.keep.find((step) => step.do === 'block');
  if (!block || roughMs(block.for) > 24 * 3_600_000) {
    found.push(
      problem(
        'activities.newsletterSignUp.keep',
        'shuts unconfirmed sign-ups down later than clause 6.2.2 promises',
        'Block after 24 hours or earlier.',
      ),
    );
  }
  const months = (period: Policy['rights']['answerWithin']) => roughMs(period) / (30 * 86_400_000);
  if (months(policy.rights.answerWithin) > 1)
    found.push(
      problem('rights.answerWithin', 'is longer than one month (Art. 12(3))', 'Say months(1) or less.'),
    );
  if (months(policy.rights.extendBy) > 2)
    found.push(
      problem('rights.extendBy', 'is longer than two months (Art. 12(3))', 'Say months(2) or less.'),
    );
  return found;
}

/** A version is named by the day on which it takes effect, so that nobody can tell them apart wrongly. */
export function checkVersion({ version, effective }: Policy): Problem[] {
  if (version === effective || version.startsWith(`${effective}.`)) return [];
  return [
    problem(
      'effective',
      `is ${effective}, but the version is called ${version}`,
      `Call the version ${effective}, or ${effective}.2 for a second one of that day.`,
    ),
  ];
}

/** Before the @ stand 64 octets at most (RFC 5321, 4.5.3.1.1), and tokens of 50 are put behind a plus sign there. */
export function checkNewsletterAddress({ controller: { emails } }: Policy): Problem[] {
  const local = emails.newsletter.split('@')[0] ?? '';
  if (local.length <= 14 && !local.includes('+')) return [];
  return [
    problem(
      'controller.emails.newsletter',
      'has no room for the tokens of leave and bounce addresses',
      'Let at most 14 characters stand before the @, and no plus sign.',
    ),
  ];
}

export function checkHours({ controller: { hours, phones } }: Policy): Problem[] {
  const found: Problem[] = [];
  if (hours.from >= hours.to)
    found.push(problem('controller.hours', 'end before they begin', 'Let "to" be later than "from".'));
  if (new Set(hours.days).size < hours.days.length)
    found.push(problem('controller.hours.days', 'name a day twice', 'Name each day once.'));
  if (new Set(phones.map((phone) => phone.number)).size < phones.length)
    found.push(problem('controller.phones', 'name a number twice', 'Name each number once.'));
  return found;
}

/** Texts under which a consent is asked exist for consent; other grounds have none (checked with the texts). */
export function checkBases(policy: Policy): Problem[] {
  const mustBe: { readonly [A in ActivityName]?: Basis } = {
    accessLog: 'legitimateInterests',
    newsletter: 'consent',
    newsletterSignUp: 'consent',
    googleAnalytics: 'consent',
    yandexMetrica: 'consent',
  };
  return activityNames.flatMap((name) => {
    const basis = mustBe[name];
    return basis && policy.activities[name].basis !== basis
      ? [
          problem(
            `activities.${name}.basis`,
            `is not '${basis}', as the policy of record has it`,
            `Say '${basis}'.`,
          ),
        ]
      : [];
  });
}
