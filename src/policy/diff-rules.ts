/** What the change of one value of a policy means to people, by its place in the policy. First rule that fits. */
import type { Change, ChangeKind } from './diff.ts';
import { formatPeriod, type Period, parts, roughMs } from './period.ts';
import type { PolicyTexts } from './texts.ts';
import { formatBytes, isPeriod } from './values.ts';
import { activityNames } from './vocabulary.ts';

interface Context {
  readonly texts: PolicyTexts;
  /** The activity had a period before. */
  readonly keptBefore: boolean;
}

/** One changed value; `undefined` where it is absent. `steps` are the parts of its path below the rule's own. */
interface Changed {
  readonly before: unknown;
  readonly after: unknown;
  readonly steps: readonly string[];
  readonly context: Context;
}

interface Meaning {
  readonly kind: ChangeKind;
  readonly sentence: string;
}

type Rule = (changed: Changed) => Meaning;

const mustBeAccepted: ReadonlySet<ChangeKind> = new Set([
  'takesMore',
  'deletesMore',
  'keepsLonger',
  'disclosesMore',
  'widensPurpose',
  'seesMore',
]);

/** The change of the value at `path`, from `before` to `after`. */
export function changeOf(path: string, before: unknown, after: unknown, context: Context): Change {
  const rule = rules.find(([pattern]) => pattern.test(path))?.[1] ?? anything;
  const steps = path.split('.');
  const { kind, sentence } = rule({ before, after, steps, context });
  const activity = activityNames.find((name) => steps[0] === 'activities' && steps[1] === name);
  return {
    path,
    kind,
    needsAcceptance: mustBeAccepted.has(kind),
    sentence,
    ...(activity ? { activity } : {}),
  };
}

const show = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (isPeriod(value)) return formatPeriod(value, 'en');
  return typeof value === 'string' ? `“${value}”` : String(value);
};

const fromTo = ({ before, after }: Changed) => `${show(after)} instead of ${show(before)}`;

/** The words of a name, or the name itself where a policy of another version of the program used it. */
const wordFor = (words: Readonly<Record<string, string>>, key: string | undefined): string =>
  (key === undefined ? undefined : words[key]) ?? String(key);

function titleOf({ steps, context }: Changed): string {
  const name = activityNames.find((known) => known === steps[1]);
  return name ? context.texts.activities[name].title : String(steps[1]);
}

/** Below, above or equal zero. Years and months compare as months, so that 12 months are 1 year. */
function comparePeriods(a: Period, b: Period): number {
  const months = (period: Period) => {
    const { unit, count } = parts(period);
    return unit === 'years' ? count * 12 : unit === 'months' ? count : null;
  };
  const [left, right] = [months(a), months(b)];
  return left !== null && right !== null ? left - right : roughMs(a) - roughMs(b);
}

/** A thing of the policy that is there or not. */
const presence =
  (added: ChangeKind, removed: ChangeKind, tell: (changed: Changed, verb: string) => string): Rule =>
  (changed) =>
    changed.after === undefined
      ? { kind: removed, sentence: tell(changed, 'no longer') }
      : { kind: added, sentence: tell(changed, 'newly') };

const words =
  (what: string): Rule =>
  (changed) => ({
    kind: 'words',
    sentence: `${what}: ${fromTo(changed)}. Only the words on the page follow.`,
  });

const controllerValue: Rule = (changed) => ({
  kind: 'words',
  sentence: `The controller: ${fromTo(changed)}. The policy's page, the imprint, mails and answers follow.`,
});

const anything: Rule = (changed) => ({
  kind: 'other',
  sentence: `${changed.steps.join('.')}: ${fromTo(changed)}.`,
});

const keepStep: Rule = (changed) => {
  const { before, after, steps, context } = changed;
  const title = titleOf(changed);
  const anchor = wordFor(context.texts.anchors, steps[3]);
  const act = wordFor(context.texts.keepActs, steps[4]?.replace(/#\d+$/, ''));
  if (!isPeriod(before) && isPeriod(after))
    return {
      kind: 'deletesMore',
      sentence: `${title}: newly ${act} ${show(after)} ${anchor}${context.keptBefore ? ', besides the other periods' : '; kept without a period until now'}.`,
    };
  if (!isPeriod(after) || !isPeriod(before))
    return { kind: 'keepsLonger', sentence: `${title}: no longer ${act} ${show(before)} ${anchor}.` };
  const difference = comparePeriods(after, before);
  if (difference === 0)
    return { kind: 'words', sentence: `${title}: ${fromTo(changed)} ${anchor}, the same length of time.` };
  return {
    kind: difference < 0 ? 'deletesMore' : 'keepsLonger',
    sentence: `${title}: ${act} ${show(after)} ${anchor} instead of ${show(before)}: ${difference < 0 ? 'earlier' : 'later'} than now.`,
  };
};

/** How far a way of taking reaches: not at all, as one likes, as a condition, without asking. */
const reach = ['undefined', 'optional', 'required', 'recorded'];

const dataTaken: Rule = (changed) => {
  const { before, after, steps, context } = changed;
  const what = wordFor(context.texts.data, steps[3]);
  const how = (taking: unknown) =>
    taking === undefined ? 'not taken' : wordFor(context.texts.takings, String(taking));
  const more = reach.indexOf(String(after)) > reach.indexOf(String(before));
  return {
    kind: more ? 'takesMore' : 'takesLess',
    sentence: `${titleOf(changed)}: ${what}: ${how(after)}; until now: ${how(before)}.`,
  };
};

const basis: Rule = (changed) => ({
  kind: changed.after === 'consent' ? 'takesLess' : 'widensPurpose',
  sentence: `${titleOf(changed)}: rests on ${wordFor(changed.context.texts.bases, String(changed.after))} instead of ${wordFor(changed.context.texts.bases, String(changed.before))}.${changed.after === 'consent' ? ' People must be asked first.' : ''}`,
});

const disclosure: Rule = (changed) => ({
  kind: changed.after === 'never' ? 'disclosesLess' : 'disclosesMore',
  sentence: `${titleOf(changed)}: ${wordFor(changed.context.texts.disclosures, String(changed.after))}; until now: ${wordFor(changed.context.texts.disclosures, String(changed.before))}.`,
});

const subjects: Rule = (changed) => ({
  kind: 'widensPurpose',
  sentence: `${titleOf(changed)}: concerns ${wordFor(changed.context.texts.subjects, String(changed.after))} instead of ${wordFor(changed.context.texts.subjects, String(changed.before))}.`,
});

const recipientName = ({ steps }: Changed) => `Recipient ${steps[1]}`;

const siteId: Rule = (changed) => {
  const off = changed.after === 'none' || changed.after === undefined;
  return {
    kind: off ? 'disclosesLess' : 'disclosesMore',
    sentence:
      `${recipientName(changed)}: ${off ? 'switched off' : 'in use under the number'} ${off ? '' : show(changed.after)}`.trim(),
  };
};

const recipientKind: Rule = (changed) => ({
  kind: changed.after === 'processor' ? 'disclosesLess' : 'disclosesMore',
  sentence: `${recipientName(changed)}: ${wordFor(changed.context.texts.recipientKinds, String(changed.after))} instead of ${wordFor(changed.context.texts.recipientKinds, String(changed.before))}.`,
});

const recipientChanged: Rule = (changed) => ({
  kind: 'disclosesMore',
  sentence: `${recipientName(changed)}: ${changed.steps[2]} is ${fromTo(changed)}; data goes elsewhere or under another protection.`,
});

const listOfRecipient = presence('disclosesMore', 'disclosesLess', (changed, verb) => {
  const [, name, list, ...rest] = changed.steps;
  return `Recipient ${name}: ${list} ${verb} include ${rest.join('.')}.`;
});

/** Longer lives keep more; a shorter or missing one ends sooner or, where the server set the end, not at all. */
const cookieTime: Rule = (changed) => {
  const { before, after, steps } = changed;
  const ms = (value: unknown) => {
    if (isPeriod(value)) return roughMs(value);
    return value === 'session' ? 0 : Number.POSITIVE_INFINITY;
  };
  const longer = ms(after) > ms(before);
  return {
    kind: longer ? 'keepsLonger' : 'takesLess',
    sentence: `Cookie ${steps[1]}: ${steps[2]} ${fromTo(changed)}: ends ${longer ? 'later' : 'no later'} than now.`,
  };
};

const cookieName: Rule = (changed) => ({
  kind: 'other',
  sentence: `Cookie ${changed.steps[1]} is called ${fromTo(changed)}; those set so far are no longer read.`,
});

const cookieActivity: Rule = (changed) => ({
  kind: 'widensPurpose',
  sentence: `Cookie ${changed.steps[1]} serves ${fromTo(changed)}.`,
});

const cookiePath: Rule = (changed) => {
  const narrower = String(changed.after).startsWith(String(changed.before));
  return {
    kind: narrower ? 'takesLess' : 'takesMore',
    sentence: `Cookie ${changed.steps[1]} is sent with requests below ${fromTo(changed)}.`,
  };
};

const permission = presence('seesMore', 'seesLess', ({ steps, context }, verb) => {
  const role = wordFor(context.texts.roles, steps[1]);
  return `Staff role ${role} may ${verb}: ${wordFor(context.texts.permissions, steps[2])}.`;
});

const analysisMode: Rule = ({ after }) =>
  after === 'exempt'
    ? { kind: 'takesMore', sentence: 'Visits are measured without asking first, instead of after consent.' }
    : { kind: 'takesLess', sentence: 'Visits are measured only after consent, instead of without asking.' };

const smallestGroup: Rule = (changed) => ({
  kind: Number(changed.after) < Number(changed.before) ? 'seesMore' : 'seesLess',
  sentence: `Statistics show groups of at least ${fromTo(changed)} visitors.`,
});

const limit =
  (what: string, format: (value: number) => string): Rule =>
  ({ before, after }) => ({
    kind: Number(after) > Number(before) ? 'takesMore' : 'takesLess',
    sentence: `${what}: ${format(Number(after))} instead of ${format(Number(before))}.`,
  });

const collects: Rule = (changed) => ({
  kind: changed.after === 'consent' ? 'takesMore' : 'takesLess',
  sentence: `Product ${changed.steps.slice(1, -1).join('.')}: ${changed.after === undefined ? 'is no longer listed' : wordFor(changed.context.texts.words.collects, String(changed.after))}.`,
});

/** Fault records end a set time after the release, so its date moves their end. */
const released: Rule = (changed) => {
  const { before, after } = changed;
  const known = typeof before === 'string' && typeof after === 'string';
  const kind = !known ? 'other' : after > before ? 'keepsLonger' : 'deletesMore';
  return { kind, sentence: `Product ${changed.steps.slice(1, -1).join('.')}: released ${fromTo(changed)}.` };
};

const supportCycle: Rule = (changed) => {
  const { before, after } = changed;
  const longer = isPeriod(before) && isPeriod(after) && comparePeriods(after, before) > 0;
  return {
    kind: longer ? 'keepsLonger' : 'deletesMore',
    sentence: `The support cycle of a version lasts ${fromTo(changed)}; fault records follow it.`,
  };
};

const rightsPeriod: Rule = (changed) => ({
  kind: 'other',
  sentence: `Rights: ${changed.steps[1]} is ${fromTo(changed)}.`,
});

const access: Rule = (changed) => {
  const { before, after } = changed;
  const longer = isPeriod(before) && isPeriod(after) && comparePeriods(after, before) > 0;
  return {
    kind: longer ? 'keepsLonger' : 'deletesMore',
    sentence: `Access of ${changed.steps[0] === 'accountAccess' ? 'customers' : 'staff'}: ${changed.steps[1]} is ${fromTo(changed)}.`,
  };
};

const licensing: Rule = (changed) => ({
  kind: 'other',
  sentence: `Activation: ${changed.steps[1]} is ${fromTo(changed)}.`,
});

/** The further back is counted, and the fewer raise a question, the more licences come before staff. */
const signals: Rule = (changed) => {
  const { before, after } = changed;
  const periods = isPeriod(before) && isPeriod(after);
  const more = periods ? comparePeriods(after, before) > 0 : Number(after) < Number(before);
  return {
    kind: more ? 'seesMore' : 'seesLess',
    sentence: `Signals about licences: ${changed.steps[2]} is ${fromTo(changed)}; ${more ? 'more' : 'fewer'} of them are looked at.`,
  };
};

const controllerCountry: Rule = (changed) => ({
  kind: 'disclosesMore',
  sentence: `The controller is based in ${fromTo(changed)}: other law applies to the data.`,
});

const rules: readonly (readonly [RegExp, Rule])[] = [
  [/^(version|effective)$/, words('The policy itself')],
  [/^controller\.country$/, controllerCountry],
  [/^controller\./, controllerValue],
  [
    /^activities\.[^.]+$/,
    presence('takesMore', 'takesLess', (c, verb) => `${titleOf(c)}: ${verb} processed.`),
  ],
  [/^activities\.[^.]+\.data\./, dataTaken],
  [/^activities\.[^.]+\.keep\./, keepStep],
  [/^activities\.[^.]+\.basis$/, basis],
  [/^activities\.[^.]+\.disclose$/, disclosure],
  [/^activities\.[^.]+\.subjects$/, subjects],
  [
    /^activities\.[^.]+\.(clause|ours)$/,
    (changed) => words(`${titleOf(changed)}, ${changed.steps[2]}`)(changed),
  ],
  [/^analysis\.mode$/, analysisMode],
  [/^analysis\.smallestGroup$/, smallestGroup],
  [
    /^cookies\.[^.]+$/,
    presence('takesMore', 'takesLess', ({ steps }, verb) => `Cookie ${steps[1]}: ${verb} set.`),
  ],
  [/^cookies\.[^.]+\.name$/, cookieName],
  [/^cookies\.[^.]+\.activity$/, cookieActivity],
  [/^cookies\.[^.]+\.(life|idle|total)$/, cookieTime],
  [/^cookies\.[^.]+\.path$/, cookiePath],
  [
    /^recipients\.[^.]+$/,
    presence('disclosesMore', 'disclosesLess', (c, verb) => `${recipientName(c)}: ${verb} listed.`),
  ],
  [/^recipients\.[^.]+\.(activities|hosts|cookies)\./, listOfRecipient],
  [/^recipients\.[^.]+\.siteId$/, siteId],
  [/^recipients\.[^.]+\.kind$/, recipientKind],
  [/^recipients\./, recipientChanged],
  [
    /^staffRoles\.[^.]+$/,
    presence('seesMore', 'seesLess', ({ steps }, verb) => `Staff role ${steps[1]}: ${verb} given.`),
  ],
  [/^staffRoles\./, permission],
  [/^(staffAccess|accountAccess)\./, access],
  [/^licensing\.signals\./, signals],
  [/^licensing\./, licensing],
  [/^rights\./, rightsPeriod],
  [
    /^newsletter\.topics\.[^.]+$/,
    presence('takesMore', 'takesLess', ({ steps }, verb) => `Newsletter topic ${steps[2]}: ${verb} offered.`),
  ],
  [/^newsletter\./, words('A newsletter topic')],
  [/^attachments\.maxBytes$/, limit('Size of a file', (value) => formatBytes(value, 'en'))],
  [/^attachments\.maxCount$/, limit('Files with a message', String)],
  [
    /^attachments\.types\./,
    presence(
      'takesMore',
      'takesLess',
      (c, verb) => `Files of type ${c.steps.slice(2).join('.')}: ${verb} accepted.`,
    ),
  ],
  [/^products\..*\.collects$/, collects],
  [/^products\..*\.released$/, released],
  [
    /^products\.[^.]+$/,
    presence('takesMore', 'other', ({ steps }, verb) => `Product ${steps[1]}: ${verb} listed.`),
  ],
  [/^products\./, words('A product')],
  [/^supportCycle$/, supportCycle],
];
