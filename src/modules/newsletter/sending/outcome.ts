/** What the mail server's answer means for a row of the ledger, and for the campaign. */
import type { Outcome } from '../../../platform/mail/smtp.ts';
import { refusesMailbox } from '../bounce/kind.ts';
import type { Result } from './claim.ts';

/** Why a campaign cannot go on, whoever its reader is. */
export type Trouble = 'signIn' | 'certificate' | 'unreachable';

const minuteMs = 60_000;
/** Minutes until the next try of what the server deferred; the last repeats. Twelve tries take a day and a half. */
const waits = [1, 5, 15, 60, 240];
const maxAttempts = 12;

/**
 * @param attempts that were made before this one
 * @returns the row's new state
 */
export function resultOf(
  { personId, attempts }: { readonly personId: string; readonly attempts: number },
  outcome: Outcome,
  now: Date,
): Result {
  const { result, code } = outcome;
  const row = { personId, code, next: now, tried: 1 } as const;
  if (result === 'sent') return { ...row, state: result, reason: null };
  if (result === 'refused') return { ...row, ...refusal(outcome) };
  if (result === 'unknown') return { ...row, state: 'unknown', reason: 'replyLost' };
  if (troubleOf(outcome)) return { ...row, state: 'queued', reason: null, tried: 0 };
  if (attempts + 1 >= maxAttempts) return { ...row, state: 'failed', reason: 'tries' };
  const wait = waits[Math.min(attempts, waits.length - 1)] ?? 1;
  return { ...row, state: 'queued', reason: 'deferred', next: new Date(now.getTime() + wait * minuteMs) };
}

/** A mailbox that is not there has consequences, but not while others wait for their mail: see `bounce/refused.ts`. */
function refusal({ code, recipient }: Outcome): Pick<Result, 'state' | 'code' | 'reason'> {
  if (!recipient) return { state: 'refused', code, reason: null };
  const { status } = recipient;
  const said = [code, status].filter((one) => one !== null).join(' ');
  return { state: 'refused', code: said, reason: refusesMailbox(code, status) ? 'noMailbox' : null };
}

/** What kept us from handing over any mail; null where the answer was about this one. */
export function troubleOf({ result, code, because }: Outcome): Trouble | null {
  if (result !== 'later') return null;
  if (because === 'EAUTH' || (code !== null && ['530', '534', '535', '538'].includes(code))) return 'signIn';
  if (because === 'ETLS') return 'certificate';
  return because !== undefined || code === null ? 'unreachable' : null;
}
