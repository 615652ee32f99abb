import type { Services } from '../../platform/module.ts';

/** The keyed hash under which a token is stored; a token of one purpose is none of another. */
export const tokenHash = (
  { keys }: Pick<Services, 'keys'>,
  purpose: 'confirm' | 'link' | 'session' | 'challenge',
  token: string,
): Buffer => keys.mac('tokens', `account ${purpose}`, token);
