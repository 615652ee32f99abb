/**
 * A mail is composed once for each language and filled for each person: these stand where a person's tokens go. Each is
 * as long as what replaces it and of letters that no encoding of a mail changes.
 */
import type { Services } from '../../../platform/module.ts';
import { leaveTokenLength } from '../token/tokens.ts';

export const leavePlaceholder = 'avowleave'.padEnd(leaveTokenLength, '7');
/** Symbols of a measure token: 4 bytes of campaign more than a leave token. */
export const measureTokenLength = 48;
export const measurePlaceholder = 'avowmeasure'.padEnd(measureTokenLength, '7');

/** The page to leave, for the text of a campaign. */
export const leavePageUrl = ({ env }: Pick<Services, 'env'>): string =>
  `${env.publicUrl}/newsletter/leave/${leavePlaceholder}`;

/** The picture that counts an opening; only in mails to those who agreed. */
export const openPixelUrl = ({ env }: Pick<Services, 'env'>): string =>
  `${env.publicUrl}/newsletter/open/${measurePlaceholder}`;

/** What counts a click and leads on to the link of this number. */
export const clickUrl = ({ env }: Pick<Services, 'env'>, number: number): string =>
  `${env.publicUrl}/newsletter/click/${measurePlaceholder}/${number}`;
