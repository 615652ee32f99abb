/** The policy and its differences as text for a terminal. */
import type { Effect } from '../platform/policy-effects.ts';
import type { Change } from '../policy/diff.ts';
import type { Inline, PolicyPage } from '../policy/page.ts';

/** The 16 characters by which a policy is named. */
export const shortHash = (hash: string): string => hash.slice(0, 16);

interface Named {
  readonly version: string;
  readonly hash: string;
}

interface DiffReport {
  readonly before: Named | null;
  readonly after: Named;
  readonly changes: readonly Change[];
  readonly effects: readonly Effect[];
  readonly accept: string | null;
}

/** Each change in one sentence, what it does to data already held, and how to accept it. */
export function diffText({ before, after, changes, effects, accept }: DiffReport): string {
  const name = ({ version, hash }: Named) => `version ${version} (${shortHash(hash)})`;
  if (!before) return `No policy is in force in this database yet: the first start takes ${name(after)}.`;
  if (changes.length === 0) return `No difference: ${name(after)}.`;
  const waiting = changes.filter((change) => change.needsAcceptance).length;
  return [
    `From ${name(before)} to ${name(after)}:`,
    ...changes.map((change) => `  ${change.needsAcceptance ? '!' : '-'} ${change.sentence}`),
    ...(effects.length > 0
      ? ['To data already held, it', ...effects.map((effect) => `  ${effect.sentence}`)]
      : ['It changes nothing about data already held.']),
    accept
      ? `${waiting} of ${changes.length} changes (!) need a person to accept them: avow policy accept ${shortHash(accept)}`
      : 'Nothing needs to be accepted: the next start brings it into force.',
  ].join('\n');
}

const width = 100;

/** Breaks a text into lines of at most 100 characters, indented as asked. */
function wrap(text: string, indent: string): string {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indent.length + line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => indent + line).join('\n');
}

const plain = (parts: readonly Inline[]): string => parts.map((part) => part.text).join('');

/** The whole page: clauses with their numbers, activities with their facts, cookies, recipients, roles. */
export function pageText(page: PolicyPage, hash: string): string {
  const blocks = [
    page.title.toUpperCase(),
    `${page.version} (${shortHash(hash)}), ${page.effective}`,
    wrap(plain(page.lead), ''),
    ...page.sections.flatMap((section) => [
      `${section.id}  ${section.title}`,
      ...section.clauses.flatMap((clause) => [
        ...clause.paragraphs.map((paragraph, index) => {
          const number = index === 0 && clause.id.includes('.') ? `${clause.id}  ` : '';
          return wrap(`${number}${paragraph.ours ? '+ ' : ''}${plain(paragraph.text)}`, '  ');
        }),
      ]),
    ]),
    ...page.activities.map((activity) =>
      [
        `${activity.clause}  ${activity.title} (${activity.name})`,
        wrap(activity.purpose, '    '),
        wrap(activity.data.map((one) => `${one.name} (${one.takingName})`).join('; ') || '–', '    '),
        wrap(`${activity.basis}. ${activity.ground}`, '    '),
        wrap(activity.until, '    '),
        wrap(activity.disclose, '    '),
      ].join('\n'),
    ),
    ...page.cookies.map((cookie) =>
      wrap(
        [cookie.name, cookie.purpose, cookie.life, cookie.idle, cookie.total].filter(Boolean).join(' | '),
        '  ',
      ),
    ),
    ...page.recipients.map((one) =>
      wrap([one.name, one.kind, one.country, one.safeguard, one.state].join(' | '), '  '),
    ),
    ...page.roles.map((role) => wrap(`${role.name}: ${role.permissions.join('; ')}`, '  ')),
  ];
  return blocks.join('\n\n');
}
