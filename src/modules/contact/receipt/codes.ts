/** Receipt codes: what opens a conversation to somebody who gave no address. */
import { normaliseCode } from '../../../platform/ids.ts';
import type { ContactServices } from '../database.ts';

/** Groups of the code: 5 × 5 symbols of 5 bits are 125 bits. */
export const receiptGroups = 5;

/** The keyed hash under which a typed receipt code is stored; `null` when it can be no code. */
export function receiptHash({ keys }: Pick<ContactServices, 'keys'>, typed: string): string | null {
  const code = normaliseCode(typed.slice(0, 100), receiptGroups);
  return code && keys.mac('tokens', 'contact receipt', code).toString('base64url');
}
