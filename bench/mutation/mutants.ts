/** Every policy that differs from a given one in exactly one value. */
import type { Policy } from '../../src/policy/language.ts';
import { isPeriod } from '../../src/policy/values.ts';
import {
  activityNames,
  anchors,
  bases,
  clauseIds,
  dataCategories,
  permissions,
  recipientKinds,
  subjectKinds,
} from '../../src/policy/vocabulary.ts';

export interface Mutant {
  /** Path of the changed value. */
  readonly path: string;
  /** What was done, for the table: `period`, `number`, `word`, … */
  readonly kind: string;
  readonly change: string;
  readonly policy: unknown;
}

type Node = unknown;
type Change = readonly [change: string, value: Node];

const removed = Symbol('removed');

/** All mutants, in the order of the policy's values. */
export function mutantsOf(policy: Policy): Mutant[] {
  return placesOf(policy, []).flatMap(({ path, node }) =>
    changesOf(path, node).map(([change, value]) => ({
      path: path.join('.'),
      kind: kindOf(path, node),
      change,
      policy: replaced(policy, path, value),
    })),
  );
}

type Path = readonly string[];

/** Every value below a node, the containers included, since something can be added to them. */
function placesOf(node: Node, path: Path): { path: Path; node: Node }[] {
  const here = path.length > 0 ? [{ path, node }] : [];
  if (typeof node !== 'object' || node === null || isPeriod(node)) return here;
  return [...here, ...Object.entries(node).flatMap(([key, value]) => placesOf(value, [...path, key]))];
}

function kindOf(path: Path, node: Node): string {
  if (isPeriod(node)) return 'period';
  if (Array.isArray(node)) return 'list';
  if (typeof node === 'object') return 'group';
  if (path.at(-2) === 'data') return 'taking';
  if (typeof node === 'string' && choicesFor(path)) return 'choice';
  return typeof node === 'string' ? 'text' : typeof node;
}

function changesOf(path: Path, node: Node): Change[] {
  const own = isPeriod(node)
    ? periodChanges(node)
    : typeof node === 'object' && node !== null
      ? additions(path, node)
      : scalarChanges(path, node);
  return isRemovable(path) ? [...own, ['removed', removed]] : own;
}

/** Entries of lists, and everything else too: what the shape needs is refused when it is missing. */
const isRemovable = (path: Path): boolean => path.length > 0;

function periodChanges(node: object): Change[] {
  const [unit, count] = Object.entries(node)[0] ?? ['days', 1];
  const shorter: Readonly<Record<string, object>> = {
    years: { months: 11 },
    months: { days: 27 },
    days: { hours: 23 },
    hours: { minutes: 59 },
    minutes: { seconds: 59 },
  };
  return [
    ['longer', { [unit]: count + 1 }],
    ['shorter', count > 1 ? { [unit]: count - 1 } : shorter[unit]],
    ['much longer', { [unit]: count * 10 }],
    ['zero', { [unit]: 0 }],
  ];
}

const takings = ['required', 'optional', 'recorded'];

/** The other values that a place may hold, where these are a closed list. */
function choicesFor(path: Path): readonly string[] | null {
  const [part, , field] = path;
  const key = path.at(-1) ?? '';
  if (path.at(-2) === 'data') return takings;
  if (part === 'activities') {
    const lists: Readonly<Record<string, readonly string[]>> = {
      clause: clauseIds,
      subjects: subjectKinds,
      basis: bases,
      disclose: ['never', 'onGround'],
      from: anchors,
      do: ['block', 'erase'],
    };
    return lists[key] ?? null;
  }
  if (part === 'cookies')
    return key === 'activity' ? activityNames : key === 'sameSite' ? ['Lax', 'Strict'] : null;
  if (part === 'recipients') {
    if (key === 'kind') return recipientKinds;
    if (key === 'safeguard') return ['none', 'adequacy', 'standardClauses', 'explicitConsent'];
    return field === 'activities' ? activityNames : null;
  }
  if (part === 'staffRoles') return permissions;
  if (key === 'collects') return ['none', 'consent'];
  return key === 'mode' ? ['exempt', 'consent'] : null;
}

function scalarChanges(path: Path, node: Node): Change[] {
  if (typeof node === 'boolean') return [['turned', !node]];
  if (typeof node === 'number')
    return [
      ['more', node + 1],
      ['less', node - 1],
    ];
  const choices = choicesFor(path);
  if (choices) return choices.filter((choice) => choice !== node).map((choice) => [choice, choice]);
  return [['other text', otherText(path, String(node))]];
}

const person = { name: 'Example GmbH', address: '1 Example Street', email: 'rep@example.com' };

/** Another text that the shape lets pass. */
function otherText(path: Path, text: string): Node {
  const key = path.at(-1) ?? '';
  if (key === 'representative') return person;
  if (key === 'dataProtectionOfficer') return { email: 'officer@example.com' };
  if (key === 'siteId') return text === 'none' ? 'G-EXAMPLE1' : 'none';
  if (key === 'life') return { days: 3 };
  if (key === 'country') return text === 'JP' ? 'DE' : 'JP';
  if (path.includes('emails')) return `x${text}`;
  if (key === 'offset') return '+05:00';
  if (/^\d\d:\d\d$/.test(text)) return text.replace(/\d$/, '5');
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text.slice(0, 8)}${text.endsWith('11') ? '12' : '11'}`;
  if (/^https:/.test(text)) return text.replace(/\.[a-z]+$/, '.example');
  if (path.includes('types')) return 'image/gif';
  if (key === 'path') return `${text === '/' ? '' : text}/other`;
  if (key === 'number' || key === 'version') return `${text}7`;
  return `${text}x`;
}

/** What may be added to a list or a group. */
function additions(path: Path, node: object): Change[] {
  const key = path.at(-1) ?? '';
  const added = (value: Node): Node => (Array.isArray(node) ? [...node, value] : value);
  const merged = (more: object): Node => ({ ...node, ...more });
  if (key === 'data')
    return dataCategories
      .filter((category) => !(category in node))
      .flatMap((category) =>
        takings.map((taking): Change => [`+ ${category} ${taking}`, merged({ [category]: taking })]),
      );
  if (key === 'keep')
    return anchors.flatMap((from) =>
      ['block', 'erase'].map(
        (act): Change => [`+ ${act} from ${from}`, added({ for: { days: 5 }, from, do: act })],
      ),
    );
  if (path[0] === 'cookies' && path.length === 2)
    return ['idle', 'total']
      .filter((end) => !(end in node))
      .map((end): Change => [`+ ${end}`, merged({ [end]: { minutes: 7 } })]);
  if (path[0] === 'recipients' && path.length === 2) {
    const hosts = { script: ['https://example.com'], connect: [], image: [] };
    return Object.entries({ hosts, cookies: ['_x'], siteId: 'G-EXAMPLE1' })
      .filter(([name]) => !(name in node))
      .map(([name, value]): Change => [`+ ${name}`, merged({ [name]: value })]);
  }
  if (path[0] === 'products' && path.length === 1)
    return [
      [
        '+ product',
        merged({
          more: { name: 'More', versions: [{ version: '30', released: '2026-01-01', collects: 'consent' }] },
        }),
      ],
    ];
  if (key === 'versions')
    return [['+ version', added({ version: '19.9', released: '2026-01-01', collects: 'none' })]];
  if (!Array.isArray(node)) return [];
  if (path[0] === 'staffRoles' || key === 'activities') {
    const all: readonly string[] = key === 'activities' ? activityNames : permissions;
    return all.filter((one) => !node.includes(one)).map((one): Change => [`+ ${one}`, added(one)]);
  }
  const more: Readonly<Record<string, Node>> = {
    phones: { number: '+1 555 0100 00', tollFree: false },
    days: 7,
    types: 'image/gif',
    cookies: '_more',
    script: 'https://more.example',
    connect: 'https://more.example',
    image: 'https://more.example',
  };
  return key in more ? [[`+ ${JSON.stringify(more[key])}`, added(more[key])]] : [];
}

/** A copy of a value with one place replaced or taken out. */
function replaced(node: Node, [key = '', ...rest]: Path, value: Node): Node {
  if (typeof node !== 'object' || node === null) return node;
  const inner =
    rest.length > 0 ? replaced(Object.entries(node).find(([name]) => name === key)?.[1], rest, value) : value;
  if (Array.isArray(node))
    return inner === removed
      ? node.filter((_, index) => String(index) !== key)
      : node.map((item, index) => (String(index) === key ? inner : item));
  const entries = Object.entries(node).map(([name, member]) => [name, name === key ? inner : member]);
  return Object.fromEntries(entries.filter(([, member]) => member !== removed));
}
