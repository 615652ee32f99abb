/** Proving an address: a mailed link that works once, and the browser session that it opens. */

import { DomainError } from '../../../platform/fault.ts';
import { newId, newToken } from '../../../platform/ids.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import { addPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { RightsDb, RightsServices, RightsTx } from '../database.ts';
import { proofMail } from '../mails.tsx';
import { lockPerson, normaliseAddress, personFor } from './commands.ts';

/** What the button behind a mailed link does. */
export type ProofPurpose = 'open' | 'access' | 'erasure' | 'objection' | 'withdrawal';

/** A person whose address is proven. */
export interface Proven {
  readonly personId: string;
  readonly address: string;
  readonly provenAt: Date;
}

const hashOf = (
  { keys }: Pick<RightsServices, 'keys'>,
  purpose: 'proof link' | 'proof session',
  token: string,
) => keys.mac('tokens', purpose, token);

/**
 * Mails a link to an address, known or not: the answer and the work are the same, so neither text nor time tells
 * whether something is held. The link carries a token and nothing else.
 */
export async function mailProof(
  db: RightsDb,
  services: RightsServices,
  asked: { readonly address: string; readonly language: Language; readonly purpose: ProofPurpose },
): Promise<void> {
  const { policy, policyVersion, clock } = services;
  const address = normaliseAddress(asked.address);
  const token = newToken();
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    const personId = await personFor(tx, services, address);
    await tx
      .insertInto('rights.proof')
      .values({
        person_id: personId,
        policy_version: policyVersion,
        id: newId(clock),
        address,
        token_hash: hashOf(services, 'proof link', token),
        purpose: asked.purpose,
        language: asked.language,
        issued_at: now,
        expires_at: addPeriod(now, policy.rights.proofLink),
      })
      .execute();
    await queueMail(tx, services, {
      personId,
      to: address,
      from: 'privacy',
      kind: 'rights.proof',
      priority: 0,
      holdsToken: true,
      ...proofMail(services, asked.language, { token, purpose: asked.purpose }),
    });
  });
}

interface ProofRow {
  readonly person_id: string;
  readonly id: string;
  readonly address: string;
  readonly purpose: ProofPurpose;
}

/** The unused, unexpired proof of a token. @throws DomainError `linkExpired` */
export async function findProof(db: RightsDb, services: RightsServices, token: string): Promise<ProofRow> {
  const found = await db
    .selectFrom('rights.proof')
    .select(['person_id', 'id', 'address', 'purpose', 'expires_at', 'used_at'])
    .where('token_hash', '=', hashOf(services, 'proof link', token))
    .executeTakeFirst();
  if (!found || found.used_at || found.expires_at <= services.clock.now())
    throw new DomainError('linkExpired');
  return { ...found, purpose: found.purpose as ProofPurpose };
}

/**
 * Uses a link: once, whoever presses first. What the link is for is done in the same transaction, so that it is spent only
 * with that.
 * @returns the proof, and the token of the session that it opened
 * @throws DomainError `linkExpired`
 */
export async function useProof(
  tx: RightsTx,
  services: RightsServices,
  token: string,
): Promise<{ proof: ProofRow; sessionToken: string }> {
  const now = services.clock.now();
  const proof = await findProof(tx, services, token);
  await lockPerson(tx, proof.person_id);
  const used = await tx
    .updateTable('rights.proof')
    .set({ used_at: now })
    .where('person_id', '=', proof.person_id)
    .where('id', '=', proof.id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) throw new DomainError('linkExpired');
  return { proof, sessionToken: await openProofSession(tx, services, proof.person_id, proof.address) };
}

/** Opens the session of somebody whose address is proven. @returns the token for its cookie */
export async function openProofSession(
  db: RightsDb,
  services: RightsServices,
  personId: string,
  address: string,
): Promise<string> {
  const { clock, policyVersion } = services;
  const token = newToken();
  const now = clock.now();
  await db
    .insertInto('rights.session')
    .values({
      person_id: personId,
      policy_version: policyVersion,
      id: newId(clock),
      address,
      token_hash: hashOf(services, 'proof session', token),
      opened_at: now,
      seen_at: now,
    })
    .execute();
  return token;
}

/** Who is behind a session cookie, while neither its whole nor its idle time is over. */
export async function readSession(
  db: RightsDb,
  services: RightsServices,
  token: string | undefined,
): Promise<Proven | null> {
  if (!token) return null;
  const now = services.clock.now();
  const found = await db
    .selectFrom('rights.session')
    .select(['person_id', 'id', 'address', 'opened_at', 'seen_at'])
    .where('token_hash', '=', hashOf(services, 'proof session', token))
    .executeTakeFirst();
  if (!found || isOver(services, found, now)) return null;
  if (now.getTime() - found.seen_at.getTime() > seenEveryMs) {
    await db
      .updateTable('rights.session')
      .set({ seen_at: now })
      .where('person_id', '=', found.person_id)
      .where('id', '=', found.id)
      .execute();
  }
  return { personId: found.person_id, address: found.address, provenAt: found.opened_at };
}

/** Last use is noted at most once a minute, so that reading pages seldom writes. */
const seenEveryMs = 60_000;

function isOver(
  { policy }: RightsServices,
  session: { readonly opened_at: Date; readonly seen_at: Date },
  now: Date,
): boolean {
  const { idle, total } = policy.cookies.proof;
  const ends = [
    addPeriod(session.opened_at, policy.rights.proofSession),
    ...(total ? [addPeriod(session.opened_at, total)] : []),
    ...(idle ? [addPeriod(session.seen_at, idle)] : []),
  ];
  return ends.some((end) => end <= now);
}

/** Ends a session at once. */
export async function endSession(db: RightsDb, services: RightsServices, token: string): Promise<void> {
  await db
    .deleteFrom('rights.session')
    .where('token_hash', '=', hashOf(services, 'proof session', token))
    .execute();
}
