/** `avow policy check`: does a policy hold together, by itself and with the tables that serve it? */
import { type Declaration, tablesOf } from './declare.ts';
import type { Activity, Policy } from './language.ts';
import { roughMs } from './period.ts';
import { policySchema } from './schema.ts';
import { type ActivityName, activityNames, type Basis, cookieNames, recipientNames } from './vocabulary.ts';

export interface Problem {
  /** Path of the value, such as `activities.contact.keep.0.for`. */
  readonly where: string;
  readonly problem: string;
  readonly remedy: string;
}

const problem = (where: string, what: string, remedy: string): Problem => ({ where, problem: what, remedy });

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
    ...checkRights(policy),
    ...checkProducts(policy),
    ...checkTables(policy, declarations),
  ];
}

function checkActivity(name: ActivityName, activity: Activity): Problem[] {
  const at = `activities.${name}`;
  const found: Problem[] = [];
  const blocks = activity.keep.filter((step) => step.do === 'block');
  const erases = activity.keep.filter((step) => step.do === 'erase');
  if (blocks.length > 0 && erases.length === 0)
    found.push(problem(`${at}.keep`, 'blocks data and never erases them', 'Add a step that erases.'));
  for (const block of blocks) {
    if (erases.some((erase) => erase.from === block.from && roughMs(erase.for) <= roughMs(block.for))) {
      found.push(problem(`${at}.keep`, 'erases before it blocks', 'Make the blocking step the shorter one.'));
    }
  }
  if (new Set(activity.keep.map((step) => `${step.from} ${step.do}`)).size < activity.keep.length) {
    found.push(
      problem(`${at}.keep`, 'has two steps of one kind from one point in time', 'Keep the shorter one.'),
    );
  }
  if (activity.ours !== expectedOurs(name)) {
    found.push(
      problem(
        `${at}.ours`,
        `says ${activity.ours}, which is not true of this activity`,
        'An addition of ours is what the policy of record does not name.',
      ),
    );
  }
  return found;
}

/** Activities that the policy of record names itself; all others are printed as additions. */
const ofRecord: readonly ActivityName[] = [
  'accessLog',
  'visits',
  'statistics',
  'contact',
  'supportRequest',
  'faultRecord',
  'newsletterSignUp',
  'newsletter',
  'googleAnalytics',
  'yandexMetrica',
  'licenceVerification',
  'personalSupport',
  'account',
];
const expectedOurs = (name: ActivityName) => !ofRecord.includes(name);

/** Sentences of the policy of record that no value may contradict. */
function checkPromises(policy: Policy): Problem[] {
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
    'personalSupport',
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

function checkCookies(policy: Policy): Problem[] {
  const names = cookieNames.map((name) => policy.cookies[name].name);
  const found = names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => problem('cookies', `two cookies are called ${name}`, 'Give each its own name.'));
  const { visit } = policy.cookies;
  if (visit.life !== 'session')
    found.push(problem('cookies.visit.life', 'outlives the browser, against clause 5.2', "Say 'session'."));
  for (const name of cookieNames) {
    const { idle, total, activity } = policy.cookies[name];
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

const eea = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(
  ' ',
);
/** Third countries with a decision of adequacy under Art. 45, as of November 2026. */
const adequate = 'AD AR CA CH FO GB GG IL IM JE JP KR NZ UY US BR'.split(' ');

function checkRecipients(policy: Policy): Problem[] {
  return recipientNames.flatMap((name) => {
    const { country, safeguard, kind, siteId, hosts, activities } = policy.recipients[name];
    const at = `recipients.${name}`;
    const found: Problem[] = [];
    const allowed = eea.includes(country)
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
    if ((siteId !== undefined) !== (hosts !== undefined))
      found.push(
        problem(at, 'has a site number without hosts or hosts without a site number', 'Give both or none.'),
      );
    return found;
  });
}

/** Texts under which a consent is asked exist for consent; other grounds have none (checked with the texts). */
function checkRights(policy: Policy): Problem[] {
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

function checkProducts(policy: Policy): Problem[] {
  const versions = Object.entries(policy.products).flatMap(([id, product]) =>
    product.versions.map((version) => ({ id, ...version })),
  );
  return versions
    .filter((version) => Number.parseInt(version.version, 10) <= 18 && version.collects !== 'none')
    .map((version) =>
      problem(
        `products.${version.id}`,
        `version ${version.version} may collect nothing (clause 7, note)`,
        "Say 'none'.",
      ),
    );
}

function checkTables(policy: Policy, declarations: readonly Declaration[]): Problem[] {
  return tablesOf(declarations).flatMap(({ full, table }) => {
    const held = Object.entries(table.columns).filter(([, column]) => column.holds !== 'none');
    if (!table.activity)
      return held.map(([name]) =>
        problem(
          full,
          `column ${name} holds personal data and serves no activity`,
          'Name its activity in data.ts.',
        ),
      );
    const activity = policy.activities[table.activity];
    const anchored = Object.keys(table.anchors ?? {});
    const missing = table.parent ? [] : activity.keep.filter((step) => !anchored.includes(step.from));
    return [
      ...missing.map((step) =>
        problem(
          `activities.${table.activity}.keep`,
          `counts from "${step.from}", for which ${full} has no column`,
          `Anchor it to one of: ${anchored.join(', ') || 'none declared'}.`,
        ),
      ),
    ];
  });
}

/** Whether an address of the policy is still a placeholder: `.invalid` is reserved by RFC 2606 for just that. */
export const isPlaceholder = (email: string): boolean => email.toLowerCase().endsWith('.invalid');
