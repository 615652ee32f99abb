/** `avow policy diff`: what a changed policy would do, value by value, in plain words. */
import { changeOf } from './diff-rules.ts';
import type { Policy } from './language.ts';
import type { AllTexts } from './texts.ts';
import { isPeriod } from './values.ts';
import type { ActivityName } from './vocabulary.ts';

export type ChangeKind =
  | 'takesMore'
  | 'takesLess'
  | 'deletesMore'
  | 'keepsLonger'
  | 'disclosesMore'
  | 'disclosesLess'
  | 'widensPurpose'
  | 'seesMore'
  | 'seesLess'
  | 'words'
  | 'other';

export interface Change {
  /** Path of the value, such as `activities.contact.keep.closed.erase` or `staffRoles.viewer.contact:read`. */
  readonly path: string;
  readonly kind: ChangeKind;
  /** A person must accept it before it comes into force. */
  readonly needsAcceptance: boolean;
  /** In plain English, for whoever accepts it. */
  readonly sentence: string;
  readonly activity?: ActivityName;
}

/**
 * Every difference between two policies, one change for each value; empty only when they are the same.
 * @param before the policy in force; may lack what later versions of the program know
 */
export function diffPolicies(before: Policy, after: Policy, texts: AllTexts): Change[] {
  const [old, fresh] = [flatten(before), flatten(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  const gone = paths.filter((path) => isWhole(path) && old.has(path) !== fresh.has(path));
  const changes = paths
    .filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(fresh.get(path)))
    // A thing that is new or gone as a whole is told once, not value by value.
    .filter((path) => !gone.some((whole) => path.startsWith(`${whole}.`)))
    .map((path) =>
      changeOf(path, old.get(path), fresh.get(path), {
        texts: texts.en,
        keptBefore: keepsAnything(before, path),
      }),
    );
  return changes.length > 0 || JSON.stringify(before) === JSON.stringify(after) ? changes : [reordered];
}

/** The same values in another order: the page lists them so, and nothing else follows. */
const reordered: Change = {
  path: 'policy',
  kind: 'other',
  needsAcceptance: false,
  sentence: 'The same values stand in another order; only the order of lists on the page follows.',
};

/** Whether the activity at this path had any period before: a first one newly deletes, a further one deletes sooner. */
function keepsAnything(before: Policy, path: string): boolean {
  const [part, name] = path.split('.');
  const activity = Object.entries(before.activities ?? {}).find(([key]) => key === name)?.[1];
  return part === 'activities' && (activity?.keep?.length ?? 0) > 0;
}

/** An entry of one of the policy's tables, such as `recipients.google`: present or absent as a whole. */
const isWhole = (path: string): boolean =>
  /^(activities|recipients|cookies|products|staffRoles)\.[^.]+$/.test(path);

/**
 * All values by their path. A period is one value; of a list of texts each entry is one; of a list of objects each is
 * named by what marks it (a keep step by anchor and act, a version or a telephone by its number).
 */
function flatten(policy: Policy): Map<string, unknown> {
  const values = new Map<string, unknown>();
  const walk = (node: unknown, path: string): void => {
    if (node === undefined) return;
    if (isWhole(path)) values.set(path, true);
    if (isPeriod(node) || typeof node !== 'object' || node === null) {
      values.set(path, node);
    } else if (Array.isArray(node)) {
      const seen = new Map<string, number>();
      for (const item of node) {
        const name = nameOf(item);
        const count = (seen.get(name) ?? 0) + 1;
        seen.set(name, count);
        // A second entry of the same name keeps apart from the first.
        const place = `${path}.${name}${count > 1 ? `#${count}` : ''}`;
        if (typeof item === 'object') walk(restOf(item), place);
        else values.set(place, true);
      }
    } else {
      for (const [key, value] of Object.entries(node)) walk(value, path ? `${path}.${key}` : key);
    }
  };
  walk(policy, '');
  return values;
}

const fieldOf = (item: unknown, field: string): unknown =>
  typeof item === 'object' && item !== null ? Object.entries(item).find(([key]) => key === field)?.[1] : null;

function nameOf(item: unknown): string {
  if (typeof item !== 'object') return String(item);
  if (fieldOf(item, 'do')) return `${fieldOf(item, 'from')}.${fieldOf(item, 'do')}`;
  return String(fieldOf(item, 'version') ?? fieldOf(item, 'number') ?? JSON.stringify(item));
}

/** What is left to compare of a named entry: the period of a keep step, else the whole entry. */
const restOf = (item: unknown): unknown => (fieldOf(item, 'do') ? fieldOf(item, 'for') : item);
