/** How held values are shown and exported. */
import type { ColumnState } from '../../../policy/declare.ts';
import type { DataCategory } from '../../../policy/vocabulary.ts';
import type { HeldRow, HeldValue, Value } from './held.ts';

/** Categories that are stored as hashes or secrets: what is stored tells their owner nothing, and others too much. */
const secretCategories: readonly DataCategory[] = [
  'token',
  'password',
  'totpSecret',
  'passkey',
  'addressHash',
];

/** Whether a column holds what never leaves, and so never comes in. */
export const holdsSecret = ({ holds }: Pick<ColumnState, 'holds'>): boolean =>
  holds !== 'none' && secretCategories.includes(holds);

/** Whether a value is withheld: a secret, or a mail whose link still acts for its reader. */
export const isSecret = (row: HeldRow, { category }: HeldValue): boolean =>
  secretCategories.includes(category) || (category === 'mailContent' && row.raw.holds_token === true);

/** A value as text for files: times in ISO 8601, bytes in base64, lists and objects as JSON. */
export function plainValue(value: Value): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString('base64');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value for JSON: times and bytes as `plainValue` writes them, all else as it is. */
export const jsonValue = (value: Value): unknown =>
  value instanceof Date || Buffer.isBuffer(value) ? plainValue(value) : value;

/** The first letter large, as at the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
