/** What a status code says about a mailbox (RFC 3463): whether it is gone, or whether the fault lies elsewhere. */

/**
 * `hard` where the mailbox itself is not there, and no later mail can arrive:
 * - x.1.x, the address: bad mailbox (1), bad domain (2), bad syntax (3), moved (6), a domain that takes no mail (10, RFC 7505).
 *   Not 4, ambiguous; 5, valid; 7 and 8, which blame the sender's address; 9, a gateway.
 * - x.2.1, the mailbox is disabled. Not 2, full: it may be emptied.
 *
 * All else is `soft`. 5.3.x is the other system, 5.4.x the network and routing (also 5.4.4, which our own name server may
 * cause), 5.5.x and 5.6.x our mail, 5.7.x a policy such as a block of our server: none of it is the reader's doing.
 * Neither is 4.x.x: a server gave up, and the next mail may arrive. @param status `null` where the report says none
 */
export function bounceKind(status: string | null): 'hard' | 'soft' {
  return status !== null && /^5\.(1\.(0|1|2|3|6|10)|2\.1)$/.test(status) ? 'hard' : 'soft';
}

/** Replies that say by themselves that the mailbox is not there, or not here (RFC 5321 4.2.3). Not 554: it may mean anything. */
const noMailboxCodes = ['550', '551', '553'];

/**
 * Whether a server that refused a recipient says that there is no such mailbox: by the rule for mails that come back; by
 * the reply code where it says no more.
 */
export const refusesMailbox = (code: string | null, status: string | null): boolean =>
  status === null ? noMailboxCodes.includes(code ?? '') : bounceKind(status) === 'hard';
