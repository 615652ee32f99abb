import type { Services } from '../../platform/module.ts';

/** The keyed hash under which a token is stored: for sessions and links alike, each with its purpose in the key. */
export const tokenMac = (
  keys: Services['keys'],
  purpose: 'session' | 'link' | 'interface',
  token: string,
): Buffer => keys.mac('tokens', `staff ${purpose}`, token);
