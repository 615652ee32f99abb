/** `avow policy check`: do the words say all that the policy does, in every language, and no figure of their own? */

import type { Policy } from './language.ts';
import { inlines } from './page.ts';
import type { Problem } from './problem.ts';
import type { AllTexts, Paragraph, PolicyTexts } from './texts.ts';
import { textsSchema } from './texts-schema.ts';
import { entriesOf, groundsInForce, placeholdersOf, plainValues, variantsInForce } from './values.ts';
import { clauseIds, type Language, languages } from './vocabulary.ts';

/**
 * All that is wrong with the words of a policy; empty when they may be published.
 * @param candidate words read from a file, not trusted to have any shape
 */
export function checkTexts(policy: Policy, candidate: unknown): Problem[] {
  const shape = textsSchema.safeParse(candidate);
  if (!shape.success) return shape.error.issues.map((issue) => shapeProblem(issue));
  const texts = candidate as AllTexts;
  return [
    ...languages.flatMap((language) => checkLanguage(policy, texts[language], language)),
    ...checkSameParagraphs(texts),
  ];
}

const fileOf = (where: string) => `policy/texts/${where.split('.')[0]}.ts`;

function shapeProblem(issue: {
  code: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
}): Problem {
  const where = issue.path.join('.') || 'texts';
  if (issue.code === 'unrecognized_keys') {
    const names = (issue.keys ?? []).join(', ');
    return {
      where,
      problem: `there are words for ${names}, which no policy knows`,
      remedy: `Correct the name in ${fileOf(where)}, or remove it.`,
    };
  }
  return {
    where,
    problem: 'the sentence is missing, empty or no text',
    remedy: `Write it in ${fileOf(where)}.`,
  };
}

function checkLanguage(policy: Policy, texts: PolicyTexts, language: Language): Problem[] {
  const leaves = stringsOf(texts, language);
  return [
    ...checkPlaceholders(policy, texts, language, leaves),
    ...leaves.flatMap(({ where, text }) => [...checkFigures(where, text), ...checkLinks(where, text)]),
    ...checkActivities(policy, texts, language),
    ...checkChanges(policy, texts, language),
  ];
}

interface Leaf {
  readonly where: string;
  readonly text: string;
}

/** Every string of the words with its path; a paragraph counts from 1. */
function stringsOf(node: unknown, where: string): Leaf[] {
  if (typeof node === 'string') return [{ where, text: node }];
  if (typeof node !== 'object' || node === null) return [];
  const step = Array.isArray(node) ? 1 : 0;
  return Object.entries(node).flatMap(([key, value]) =>
    stringsOf(value, `${where}.${step ? Number(key) + step : key}`),
  );
}

/** A variant that the policy does not choose may name what the policy does not have, so only those in force count. */
function checkPlaceholders(
  policy: Policy,
  texts: PolicyTexts,
  language: Language,
  leaves: readonly Leaf[],
): Problem[] {
  const plain = [...plainValues(policy, texts, language).keys()];
  const sentences = [...groundsInForce(policy, texts), ...variantsInForce(policy, texts)];
  const all = [...plain, ...sentences.map(([name]) => name)];
  const isSentence = (where: string) => /^\w+\.variants\.|\.ground\.\w+$/.test(where);
  return [
    ...leaves
      .filter(({ where }) => !isSentence(where))
      .flatMap(({ where, text }) => unknownPlaceholders(where, text, all)),
    ...sentences.flatMap(([name, text]) =>
      unknownPlaceholders(`${language}, the sentence of {${name}}`, text, plain),
    ),
  ];
}

function unknownPlaceholders(where: string, text: string, known: readonly string[]): Problem[] {
  return placeholdersOf(text)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      where,
      problem: `the policy has no value for {${name}}`,
      remedy: `Did you mean {${nearest(name, known)}}?`,
    }));
}

/** The known name with the fewest edits to the given one. */
function nearest(name: string, known: readonly string[]): string {
  let best = { name: known[0] ?? '', edits: Number.POSITIVE_INFINITY };
  for (const candidate of known) {
    const edits = editsBetween(name, candidate);
    if (edits < best.edits) best = { name: candidate, edits };
  }
  return best.name;
}

/** Levenshtein distance. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const number = String.raw`\d+(?:\.\d+)*(?:\(\w+\))*`;
/** Figures that are names: articles of the law, clauses of the policy, regulations. */
const allowedFigures = [
  new RegExp(
    String.raw`(?:Arts?\.?|ст\.|стать\p{L}+|clauses?|sections?|Ziffern?|Abschnitte?n?|пункт\p{L}*|раздел\p{L}*)\s${number}` +
      String.raw`(?:\s(?:Abs\.|Nr\.|Buchst\.)\s\w+)*(?:(?:\s(?:to|and|bis|und|и)\s|–|,\s)${number})*`,
    'giu',
  ),
  /\((?:EU|EC|ЕС|EG)\)\s(?:No\s)?\d+\/\d+|\b\d+\/\d+\b/g,
];

function checkFigures(where: string, text: string): Problem[] {
  if (/\.changes\.\d+\.version$/.test(where)) return [];
  const rest = allowedFigures.reduce(
    (left, allowed) => left.replace(allowed, ''),
    text.replace(/\{[^{}]*\}/g, '').replace(/\]\([^)]*\)/g, ']'),
  );
  const figure = /\d[\d.,:]*/.exec(rest)?.[0];
  if (figure === undefined) return [];
  return [
    {
      where,
      problem: `the figure ${figure} stands in the sentence itself`,
      remedy:
        'Put the value into the policy file and its placeholder here, so that the two cannot drift apart.',
    },
  ];
}

function checkLinks(where: string, text: string): Problem[] {
  return inlines(text, 'en')
    .filter((part) => part.href === undefined && /\]\(/.test(part.text))
    .map(() => ({
      where,
      problem: 'a link leads neither to an https address nor to a page of this site',
      remedy: 'Write [words](https://…) or [words](/page).',
    }));
}

/** Words for the ground in force, and every period named, so that neither can change behind the reader's back. */
function checkActivities(policy: Policy, texts: PolicyTexts, language: Language): Problem[] {
  return entriesOf(policy.activities).flatMap(([name, activity]) => {
    const words = texts.activities[name];
    const found: Problem[] = [];
    if (!words.ground[activity.basis])
      found.push({
        where: `${language}.activities.${name}.ground`,
        problem: `no sentence says why the ground "${activity.basis}" holds`,
        remedy: `Add ${activity.basis}: '…' in policy/texts/${language}.ts, or keep the former ground.`,
      });
    const said = placeholdersOf([words.until, ...texts.clauses[activity.clause].map(wordsOf)].join(' '));
    activity.keep.forEach((_, index) => {
      const period = `${name}.keep.${index + 1}`;
      if (!said.includes(period))
        found.push({
          where: `${language}.activities.${name}.until`,
          problem: `the period {${period}} is told neither here nor in clause ${activity.clause}`,
          remedy: `Name {${period}} in the sentence, in policy/texts/${language}.ts.`,
        });
    });
    return found;
  });
}

const wordsOf = (paragraph: Paragraph): string =>
  typeof paragraph === 'string' ? paragraph : paragraph.ours;

function checkChanges(policy: Policy, texts: PolicyTexts, language: Language): Problem[] {
  const latest = texts.changes[0]?.version;
  if (latest === policy.version) return [];
  return [
    {
      where: `${language}.changes.1`,
      problem: `the newest entry is for version ${latest}, but the policy has version ${policy.version}`,
      remedy: `Say in policy/texts/${language}.ts what changed in ${policy.version}, as the first entry.`,
    },
  ];
}

/** Paragraphs must match across languages, in number and in what is ours, so that all say the same. */
function checkSameParagraphs(texts: AllTexts): Problem[] {
  const shape = (paragraphs: readonly Paragraph[]) =>
    paragraphs.map((paragraph) => (typeof paragraph === 'string' ? 'policy' : 'ours')).join(', ');
  return clauseIds.flatMap((clause) =>
    languages
      .filter((language) => shape(texts[language].clauses[clause]) !== shape(texts.en.clauses[clause]))
      .map((language) => ({
        where: `${language}.clauses.${clause}`,
        problem: `its paragraphs (${shape(texts[language].clauses[clause])}) differ from the English ones (${shape(texts.en.clauses[clause])})`,
        remedy: 'Let all languages have the same paragraphs in the same order.',
      })),
  );
}
