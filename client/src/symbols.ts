/** Codes that people read, speak and type: groups of symbols, each group with a check symbol of its own. */
import { ActivationFault } from './fault.ts';

/** Crockford's base 32: no I, L, O and U, which are taken for others. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A kind of code: how many groups, how many data symbols in each, and what its check symbols begin with. */
export interface CodeShape {
  readonly kind: number;
  readonly groups: number;
  /** Data symbols of a group, 5 bits each; its check symbol comes behind them. */
  readonly data: number;
}

export const keyShape: CodeShape = { kind: 0, groups: 5, data: 4 };
export const requestShape: CodeShape = { kind: 1, groups: 5, data: 5 };
export const responseShape: CodeShape = { kind: 2, groups: 19, data: 6 };

/** Doubles an element of GF(2⁵) over x⁵ + x² + 1. */
const doubled = (element: number): number => ((element << 1) ^ (element & 16 ? 0b100101 : 0)) & 31;

/** Multiplies with a power of α = 2. */
function timesAlpha(element: number, power: number): number {
  let product = element;
  for (let step = 0; step < power; step += 1) product = doubled(product);
  return product;
}

/** α¹·s₀ + α²·s₁ + … + c: each symbol has a weight of its own, so a wrong one and two exchanged ones show. */
function checkOf({ kind }: CodeShape, group: number, symbols: readonly number[]): number {
  const start = (group + 1 + 11 * kind) % 32;
  return symbols.reduce((sum, symbol, at) => sum ^ timesAlpha(symbol, at + 1), start);
}

/** Writes bits as groups with their check symbols: `7KQ2M-…`. Takes exactly as many bits as the shape has. */
export function writeCode(shape: CodeShape, bits: bigint): string {
  const count = shape.groups * shape.data;
  const symbols = Array.from({ length: count }, (_, at) =>
    Number((bits >> BigInt(5 * (count - 1 - at))) & 31n),
  );
  return Array.from({ length: shape.groups }, (_, group) => {
    const data = symbols.slice(group * shape.data, (group + 1) * shape.data);
    return [...data, checkOf(shape, group, data)].map((symbol) => alphabet[symbol]).join('');
  }).join('-');
}

/** What was typed, as symbols: spaces, dashes and case do not matter, and look-alikes are read as what they stand for. */
const cleaned = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\-‐‑–—_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

export type GroupState = 'right' | 'wrong' | 'unfinished';

/** How each group of a code stands that is still being typed; groups that are not begun are not told. */
export function groupStates(shape: CodeShape, typed: string): GroupState[] {
  const symbols = cleaned(typed);
  const size = shape.data + 1;
  return Array.from({ length: Math.min(shape.groups, Math.ceil(symbols.length / size)) }, (_, group) => {
    const text = symbols.slice(group * size, (group + 1) * size);
    if ([...text].some((symbol) => !alphabet.includes(symbol))) return 'wrong';
    if (text.length < size) return 'unfinished';
    return isRight(shape, group, text) ? 'right' : 'wrong';
  });
}

function isRight(shape: CodeShape, group: number, text: string): boolean {
  const values = Array.from(text, (symbol) => alphabet.indexOf(symbol));
  const check = values.pop();
  return checkOf(shape, group, values) === check;
}

/** Writes a typed code in its groups, as it is shown. */
export function grouped(shape: CodeShape, typed: string): string {
  const size = shape.data + 1;
  return (cleaned(typed).match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join('-');
}

/** Signs that are in no code. */
const strangeSign = /[^0-9A-HJKMNP-TV-Z]/;

/**
 * Reads the groups of a typed code, each with its check symbol, in their one spelling.
 * @throws ActivationFault `codeSymbol`, `codeLength`, `codeGroup`; the last one and the first name the wrong groups
 */
export function readGroups(shape: CodeShape, typed: string): string[] {
  const symbols = cleaned(typed);
  const size = shape.data + 1;
  if (strangeSign.test(symbols)) {
    const strange = [...symbols].flatMap((symbol, at) =>
      alphabet.includes(symbol) ? [] : [Math.floor(at / size) + 1],
    );
    const groups = [...new Set(strange)].filter((group) => group <= shape.groups);
    throw new ActivationFault(
      'codeSymbol',
      `The code has a sign that is never in one${inGroups(groups)}. It has digits and letters, but no U.`,
      groups,
    );
  }
  if (symbols.length !== shape.groups * size)
    throw new ActivationFault(
      'codeLength',
      `The code has ${shape.groups} groups of ${size} signs. ${symbols.length} of ${shape.groups * size} signs are there.`,
    );
  const texts = Array.from({ length: shape.groups }, (_, group) =>
    symbols.slice(group * size, (group + 1) * size),
  );
  const wrong = texts.flatMap((text, group) => (isRight(shape, group, text) ? [] : [group + 1]));
  if (wrong.length > 0)
    throw new ActivationFault(
      'codeGroup',
      `Please compare group ${wrong.join(', ')}: it is mistyped.`,
      wrong,
    );
  return texts;
}

/** The data bits of a typed code. @throws as `readGroups` */
export const readCode = (shape: CodeShape, typed: string): bigint =>
  readGroups(shape, typed)
    .flatMap((text) => [...text.slice(0, -1)])
    .reduce((bits, symbol) => (bits << 5n) | BigInt(alphabet.indexOf(symbol)), 0n);

const inGroups = (groups: readonly number[]): string =>
  groups.length === 0 ? '' : `, in group ${groups.join(', ')}`;
