/** Passkeys of an account: added and taken away by its owner. */
import { randomBytes } from 'node:crypto';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import { roughMs } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { AccountDb, AccountServices } from '../database.ts';
import { hasTotp, requireCode } from '../factor/commands.ts';
import { requirePassword, tell } from '../home/commands.ts';
import { lockAccount } from '../opening/commands.ts';
import { endSessions, type FoundSession } from '../sessions.ts';
import { algorithms, challengeOf, readCreated, relyingParty, verifyCreated, webauthn } from './answers.ts';
import { giveChallenge, takeChallenge } from './challenges.ts';
import { credentialsOf } from './passkeys.ts';

/** More passkeys than devices help nobody. */
const most = 10;

/** What shows that it is the owner who changes how one signs in: the password, and the code where signing in asks for one. */
export interface OwnerProof {
  readonly password: string;
  readonly code: string;
}

/** @throws DomainError `wrongPassword`, `wrongCode`, `tooMany` */
async function requireOwner(
  db: AccountDb,
  services: AccountServices,
  personId: string,
  { password, code }: OwnerProof,
): Promise<void> {
  await requirePassword(db, services, personId, password);
  if (await hasTotp(db, personId)) await requireCode(db, services, personId, code);
}

/**
 * Begins to add a passkey.
 * @returns what the browser is asked for; its challenge works once, in this session
 * @throws DomainError `wrongPassword`, `wrongCode`, `tooMany`, `passkeysMany`
 */
export async function beginPasskey(
  db: AccountDb,
  services: AccountServices,
  { person_id: personId, id: sessionId, email }: FoundSession,
  proof: OwnerProof,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  await requireOwner(db, services, personId, proof);
  const held = await credentialsOf(db, personId);
  if (held.length >= most) throw new DomainError('passkeysMany', { most });
  const userID = Buffer.from(held[0]?.user_handle ?? randomBytes(32));
  const handle = userID.toString('base64url');
  const challenge = await giveChallenge(db, services, { ask: 'add', sessionId, handle });
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpName: services.policy.controller.name,
    rpID: relyingParty(services).id,
    userName: email,
    userDisplayName: email,
    userID: new Uint8Array(userID),
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: roughMs(services.policy.accountAccess.passkeyWithin),
    excludeCredentials: held.map(({ credential_id: id }) => ({ id })),
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

interface NewPasskey {
  /** What the browser answered, as JSON. */
  readonly answer: string;
  /** The handle that the browser was told. */
  readonly handle: string;
  readonly name: string | null;
  readonly language: Language;
}

/**
 * Adds the passkey that the browser made, and tells the address.
 * @throws DomainError `passkeyUnfit` whatever does not fit, `passkeysMany`
 */
export async function addPasskey(
  db: AccountDb,
  services: AccountServices,
  session: FoundSession,
  { answer, handle, name, language }: NewPasskey,
): Promise<void> {
  const { person_id: personId, id: sessionId } = session;
  const created = readCreated(answer);
  const challenge = created ? challengeOf(created) : '';
  const isOurs = await takeChallenge(db, services, { ask: 'add', sessionId, handle }, challenge);
  const credential = created && isOurs ? await verifyCreated(services, created, challenge) : null;
  if (!credential) throw new DomainError('passkeyUnfit');
  await db.transaction().execute(async (tx) => {
    await lockAccount(tx, personId);
    if ((await credentialsOf(tx, personId)).length >= most) throw new DomainError('passkeysMany', { most });
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('account.passkey')
      .values({
        person_id: personId,
        policy_version: services.policyVersion,
        id: newId(services.clock),
        ...(name !== null && { name }),
        credential_id: credential.id,
        user_handle: Buffer.from(handle, 'base64url'),
        public_key: Buffer.from(credential.publicKey),
        counter: credential.counter,
        added_on: services.clock.now().toISOString().slice(0, 10),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw new DomainError('passkeyUnfit');
    await tell(tx, services, session, { name: 'passkeyAdded', path: '/account/forgotten', language });
  });
}

/**
 * Takes a passkey away, signs every other browser out, since a lost device may be signed in, and tells the address.
 * @throws DomainError `wrongPassword`, `wrongCode`, `tooMany`
 */
export async function removePasskey(
  db: AccountDb,
  services: AccountServices,
  session: FoundSession,
  { id, proof, language }: { readonly id: string; readonly proof: OwnerProof; readonly language: Language },
): Promise<void> {
  const { person_id: personId } = session;
  await requireOwner(db, services, personId, proof);
  await db.transaction().execute(async (tx) => {
    await lockAccount(tx, personId);
    const { numDeletedRows } = await tx
      .deleteFrom('account.passkey')
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return;
    await endSessions(tx, personId, session.id);
    await tell(tx, services, session, { name: 'passkeyRemoved', path: '/account/forgotten', language });
  });
}
