/** The published policy as plain data: clauses in their words with the policy's figures, and the tables beneath. */
import type { Activity, Cookie, Policy, Recipient, Taking } from './language.ts';
import { formatPeriod } from './period.ts';
import type { Paragraph, PolicyTexts } from './texts.ts';
import { categoriesOf, dayName, entriesOf, fill, type Values, valuesOf } from './values.ts';
import {
  type ActivityName,
  type ClauseId,
  type CookieName,
  clauseIds,
  type DataCategory,
  type Language,
  type RecipientName,
  type SectionId,
  type StaffRole,
  sectionIds,
} from './vocabulary.ts';

/** A run of text; with `href` a link to an https address or to a page of ours in the page's language. */
export interface Inline {
  readonly text: string;
  readonly href?: string;
}

export interface PageParagraph {
  readonly text: readonly Inline[];
  /** An addition of ours to the policy of record. */
  readonly ours: boolean;
}

export interface PageClause {
  readonly id: ClauseId;
  readonly paragraphs: readonly PageParagraph[];
  /** The activities that cite this clause; their rows are printed beneath it. */
  readonly activities: readonly ActivityName[];
}

export interface PageSection {
  readonly id: SectionId;
  readonly title: string;
  readonly clauses: readonly PageClause[];
}

/** One activity in words, for the page, the register and the answer of Art. 15. */
export interface ActivityRow {
  readonly name: ActivityName;
  readonly clause: ClauseId;
  readonly ours: boolean;
  readonly title: string;
  readonly purpose: string;
  readonly subjects: string;
  readonly data: readonly {
    readonly category: DataCategory;
    readonly name: string;
    readonly taking: Taking;
    readonly takingName: string;
  }[];
  /** The ground with its article, and why it holds. */
  readonly basis: string;
  readonly ground: string;
  readonly obligation: string;
  /** Steps such as "30 days" "after closing" "deleted"; empty where nothing is kept with us. */
  readonly keep: readonly { readonly period: string; readonly from: string; readonly act: string }[];
  readonly until: string;
  readonly disclose: string;
  readonly recipients: readonly RecipientName[];
  readonly recipientNames: readonly string[];
}

export interface CookieRow {
  readonly key: CookieName;
  readonly name: string;
  readonly purpose: string;
  readonly activity: ActivityName;
  readonly activityTitle: string;
  readonly clause: ClauseId;
  readonly life: string;
  /** Ends on the server: without use, and in any case. */
  readonly idle: string | null;
  readonly total: string | null;
  readonly path: string;
  readonly sameSite: Cookie['sameSite'];
}

export interface RecipientRow {
  readonly key: RecipientName;
  readonly name: string;
  readonly purpose: string;
  readonly kind: string;
  readonly country: string;
  readonly safeguard: string;
  readonly activities: readonly ActivityName[];
  readonly activityTitles: readonly string[];
  readonly hosts: readonly string[];
  readonly cookies: readonly string[];
  /** Switched off while its site id is `none`. */
  readonly active: boolean;
  readonly state: string;
}

export interface RoleRow {
  readonly role: StaffRole;
  readonly name: string;
  readonly permissions: readonly string[];
}

export interface PolicyPage {
  readonly language: Language;
  readonly title: string;
  readonly lead: readonly Inline[];
  readonly version: string;
  /** In words, e.g. "23 November 2026". */
  readonly effective: string;
  readonly changes: readonly { readonly version: string; readonly text: readonly Inline[] }[];
  readonly sections: readonly PageSection[];
  readonly cookies: readonly CookieRow[];
  readonly recipients: readonly RecipientRow[];
  readonly activities: readonly ActivityRow[];
  readonly roles: readonly RoleRow[];
}

/**
 * The page of a policy in one language.
 * @throws UnknownPlaceholder when a text asks for a value that the policy does not give
 */
export function compilePage(policy: Policy, texts: PolicyTexts, language: Language): PolicyPage {
  const values = valuesOf(policy, texts, language);
  const inline = (text: string) => inlines(fill(text, values), language);
  return {
    language,
    title: texts.title,
    lead: inline(texts.lead),
    version: policy.version,
    effective: dayName(policy.effective, language),
    changes: texts.changes.map(({ version, text }) => ({ version, text: inline(text) })),
    sections: sectionIds.map((id) => ({
      id,
      title: texts.sections[id],
      clauses: clauseIds
        .filter((clause) => sectionOf(clause) === id)
        .map((clause) => compileClause(policy, clause, texts.clauses[clause], inline)),
    })),
    cookies: entriesOf(policy.cookies).map(([key, cookie]) =>
      cookieRow(policy, texts, language, key, cookie),
    ),
    recipients: entriesOf(policy.recipients).map(([key, recipient]) =>
      recipientRow(texts, values, key, recipient),
    ),
    activities: compileActivities(policy, texts, language),
    roles: entriesOf(policy.staffRoles).map(([role, permissions]) => ({
      role,
      name: texts.roles[role],
      permissions: permissions.map((permission) => texts.permissions[permission]),
    })),
  };
}

/** The section in which a clause is printed: its first number; the preamble opens section 1. */
export function sectionOf(clause: ClauseId): SectionId {
  return sectionIds.find((id) => clause.split('.')[0] === id) ?? '1';
}

function compileClause(
  policy: Policy,
  id: ClauseId,
  paragraphs: readonly Paragraph[],
  inline: (text: string) => Inline[],
): PageClause {
  return {
    id,
    paragraphs: paragraphs.map((paragraph) => ({
      text: inline(typeof paragraph === 'string' ? paragraph : paragraph.ours),
      ours: typeof paragraph !== 'string',
    })),
    activities: entriesOf(policy.activities)
      .filter(([, activity]) => activity.clause === id)
      .map(([name]) => name),
  };
}

/** Links are `[words](https://…)` or `[words](/path)`; anything else in brackets stays text. */
const link = /\[([^\]]+)\]\((https:\/\/[^\s)]+|\/(?!\/)[^\s)]*)\)/g;

/** Splits a filled text at its links. */
export function inlines(text: string, language: Language): Inline[] {
  const found: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    const [whole, words = '', target = ''] = match;
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: words, href: target.startsWith('/') ? `/${language}${target}` : target });
    end = match.index + whole.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

/** Every activity of a policy in words, in the policy's order. */
export function compileActivities(policy: Policy, texts: PolicyTexts, language: Language): ActivityRow[] {
  const values = valuesOf(policy, texts, language);
  return entriesOf(policy.activities).map(([name, activity]) =>
    activityRow(policy, texts, values, name, activity),
  );
}

function activityRow(
  policy: Policy,
  texts: PolicyTexts,
  values: Values,
  name: ActivityName,
  activity: Activity,
): ActivityRow {
  const words = texts.activities[name];
  const recipients = entriesOf(policy.recipients).filter(([, recipient]) =>
    recipient.activities.includes(name),
  );
  return {
    name,
    clause: activity.clause,
    ours: activity.ours,
    title: words.title,
    purpose: fill(words.purpose, values),
    subjects: texts.subjects[activity.subjects],
    data: categoriesOf(activity.data).map((category) => {
      const taking = activity.data[category] ?? 'recorded';
      return { category, name: texts.data[category], taking, takingName: texts.takings[taking] };
    }),
    basis: texts.bases[activity.basis],
    ground: fill(words.ground[activity.basis] ?? '', values),
    obligation: fill(words.obligation, values),
    keep: activity.keep.map((step, index) => ({
      period: values.get(`${name}.keep.${index + 1}`) ?? '',
      from: texts.anchors[step.from],
      act: texts.keepActs[step.do],
    })),
    until: fill(words.until, values),
    disclose: texts.disclosures[activity.disclose],
    recipients: recipients.map(([key]) => key),
    recipientNames: recipients.map(([, recipient]) => recipient.name),
  };
}

function cookieRow(
  policy: Policy,
  texts: PolicyTexts,
  language: Language,
  key: CookieName,
  cookie: Cookie,
): CookieRow {
  const { name, activity, life, idle, total, path, sameSite } = cookie;
  return {
    key,
    name,
    purpose: texts.cookies[key],
    activity,
    activityTitle: texts.activities[activity].title,
    clause: policy.activities[activity].clause,
    life: life === 'session' ? texts.words.session : formatPeriod(life, language),
    idle: idle ? formatPeriod(idle, language) : null,
    total: total ? formatPeriod(total, language) : null,
    path,
    sameSite,
  };
}

function recipientRow(
  texts: PolicyTexts,
  values: Values,
  key: RecipientName,
  recipient: Recipient,
): RecipientRow {
  const active = recipient.siteId !== 'none';
  return {
    key,
    name: recipient.name,
    purpose: texts.recipients[key],
    kind: texts.recipientKinds[recipient.kind],
    country: values.get(`recipients.${key}.country`) ?? recipient.country,
    safeguard: texts.safeguards[recipient.safeguard],
    activities: recipient.activities,
    activityTitles: recipient.activities.map((name) => texts.activities[name].title),
    hosts: [...new Set(Object.values(recipient.hosts ?? {}).flat())],
    cookies: recipient.cookies ?? [],
    active,
    state: active ? texts.words.on : texts.words.off,
  };
}
