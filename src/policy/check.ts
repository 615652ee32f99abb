/** `avow policy check`: does a policy hold together, by itself and with the tables that serve it? */
import { activityOf, type Declaration, type Table, tablesOf } from './declare.ts';
import { type ActivityFacts, activityFacts, fixedTaking } from './facts.ts';
import { isField } from './fields.ts';
import type { Activity, Policy, Taking } from './language.ts';
import { roughMs } from './period.ts';
import { policySchema } from './schema.ts';
import { categoriesOf } from './values.ts';
import {
  type ActivityName,
  activityNames,
  type Basis,
  cookieNames,
  type DataCategory,
  recipientNames,
} from './vocabulary.ts';

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
    ...checkVersion(policy),
    ...checkHours(policy),
    ...checkNamed(policy, declarations),
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
  return [...found, ...checkFacts(name, activity)];
}

/** A policy may take less than the program can; what it says must be what the program does. */
function checkFacts(name: ActivityName, activity: Activity): Problem[] {
  const at = `activities.${name}`;
  const facts = activityFacts[name];
  const stated = (['clause', 'ours', 'subjects'] as const)
    .filter((fact) => activity[fact] !== facts[fact])
    .map((fact) =>
      problem(
        `${at}.${fact}`,
        `says ${activity[fact]}, which is not true of this activity of the program`,
        `Say ${JSON.stringify(facts[fact])}.`,
      ),
    );
  return [
    ...stated,
    ...categoriesOf(activity.data).flatMap((category) =>
      checkTaking(`${at}.data.${category}`, facts, category, activity.data[category]),
    ),
  ];
}

function checkTaking(
  at: string,
  facts: ActivityFacts,
  category: DataCategory,
  taking: Taking | undefined,
): Problem[] {
  if (!facts.given.includes(category) && !facts.recorded.includes(category))
    return [problem(at, 'is nothing that the program takes for this activity', 'Remove it.')];
  if (facts.recorded.includes(category))
    return taking === 'recorded'
      ? []
      : [problem(at, `says '${taking}', but it arises in the program`, "Say 'recorded'.")];
  const fixed = fixedTaking[category];
  if (taking === 'recorded')
    return [problem(at, "says 'recorded', but a person gives it", `Say '${fixed ?? 'optional'}'.`)];
  return fixed !== undefined && taking !== fixed
    ? [problem(at, `says '${taking}', which the program cannot keep to`, `Say '${fixed}'.`)]
    : [];
}

/**
 * What an activity takes without the policy's doing must be named: a category that no form field and no column stands
 * for cannot be switched off by leaving it out.
 */
function checkNamed(policy: Policy, declarations: readonly Declaration[]): Problem[] {
  const columns = new Set(
    tablesOf(declarations).flatMap(({ table }) =>
      Object.values(table.columns).map((column) => `${activityOf(table, column)} ${column.holds}`),
    ),
  );
  return activityNames.flatMap((name) => {
    const { given, recorded } = activityFacts[name];
    return [...given.filter((category) => !isField(category)), ...recorded]
      .filter((category) => policy.activities[name].data[category] === undefined)
      .filter((category) => !columns.has(`${name} ${category}`))
      .map((category) =>
        problem(
          `activities.${name}.data`,
          `does not name ${category}, which the program takes for it`,
          `Add ${category}: '${given.includes(category) ? (fixedTaking[category] ?? 'optional') : 'recorded'}'.`,
        ),
      );
  });
}

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

/** A version is named by the day on which it takes effect, so that nobody can tell them apart wrongly. */
function checkVersion({ version, effective }: Policy): Problem[] {
  if (version === effective || version.startsWith(`${effective}.`)) return [];
  return [
    problem(
      'effective',
      `is ${effective}, but the version is called ${version}`,
      `Call the version ${effective}, or ${effective}.2 for a second one of that day.`,
    ),
  ];
}

function checkHours({ controller: { hours, phones } }: Policy): Problem[] {
  const found: Problem[] = [];
  if (hours.from >= hours.to)
    found.push(problem('controller.hours', 'end before they begin', 'Let "to" be later than "from".'));
  if (new Set(hours.days).size < hours.days.length)
    found.push(problem('controller.hours.days', 'name a day twice', 'Name each day once.'));
  if (new Set(phones.map((phone) => phone.number)).size < phones.length)
    found.push(problem('controller.phones', 'name a number twice', 'Name each number once.'));
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
  const tooCurious = versions
    .filter((version) => Number.parseInt(version.version, 10) <= 18 && version.collects !== 'none')
    .map((version) =>
      problem(
        `products.${version.id}`,
        `version ${version.version} may collect nothing (clause 7, note)`,
        "Say 'none'.",
      ),
    );
  const numbers = versions.map((version) => version.version);
  const twice = versions
    .filter((version, index) => numbers.indexOf(version.version) !== index)
    .map((version) =>
      problem(
        `products.${version.id}`,
        `version ${version.version} is listed twice`,
        'Give each version to one product.',
      ),
    );
  const faults = policy.activities.faultRecord.keep.find((step) => step.from === 'released');
  const cycle =
    JSON.stringify(faults?.for) === JSON.stringify(policy.supportCycle)
      ? []
      : [
          problem(
            'supportCycle',
            'is not the time for which fault records are kept (clause 6.1.2)',
            'Let activities.faultRecord keep them for the same time from "released".',
          ),
        ];
  return [...tooCurious, ...twice, ...cycle];
}

function checkTables(policy: Policy, declarations: readonly Declaration[]): Problem[] {
  return tablesOf(declarations).flatMap(({ full, table }) => [
    ...checkColumns(policy, full, table),
    ...checkAnchors(policy, full, table),
  ]);
}

/** Every personal column serves an activity, and one that cannot be left empty serves one that takes it. */
function checkColumns(policy: Policy, full: string, table: Table): Problem[] {
  return Object.entries(table.columns).flatMap(([name, column]) => {
    if (column.holds === 'none') return [];
    const activity = activityOf(table, column);
    if (!activity)
      return [
        problem(
          full,
          `column ${name} holds personal data and serves no activity`,
          'Name its activity in data.ts.',
        ),
      ];
    const mayBeEmpty = column.nullable || column.generated || table.parent !== undefined;
    return mayBeEmpty || policy.activities[activity].data[column.holds] !== undefined
      ? []
      : [
          problem(
            `activities.${activity}.data`,
            `does not take ${column.holds}, without which ${full} can hold no row`,
            `Add ${column.holds}, or let the column ${name} be empty.`,
          ),
        ];
  });
}

/** Every period runs from a column; rows of a child go with their parent. */
function checkAnchors(policy: Policy, full: string, table: Table): Problem[] {
  if (!table.activity || table.parent) return [];
  const anchored = Object.keys(table.anchors ?? {});
  return policy.activities[table.activity].keep
    .filter((step) => !anchored.includes(step.from))
    .map((step) =>
      problem(
        `activities.${table.activity}.keep`,
        `counts from "${step.from}", for which ${full} has no column`,
        `Anchor it to one of: ${anchored.join(', ') || 'none declared'}.`,
      ),
    );
}

/** Whether an address of the policy is still a placeholder: `.invalid` is reserved by RFC 2606 for just that. */
export const isPlaceholder = (email: string): boolean => email.toLowerCase().endsWith('.invalid');
