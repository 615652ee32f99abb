/** Signing in with a passkey: it is at hand and its user was verified, so it counts for the password and the second factor. */
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { DomainError } from '../../../platform/fault.ts';
import { roughMs } from '../../../policy/period.ts';
import type { AccountDb, AccountServices, AccountTx } from '../database.ts';
import { lockAccount } from '../opening/commands.ts';
import { beginProvenSession } from '../sessions.ts';
import { clientLimit } from '../sign-in/commands.ts';
import { challengeOf, readUsed, relyingParty, type UsedAnswer, verifyUsed, webauthn } from './answers.ts';
import { giveChallenge, takeChallenge } from './challenges.ts';
import { type FoundPasskey, passkeyByCredential } from './passkeys.ts';

/** The sign-in page asks for a challenge whenever it is opened, also for many behind one address. */
const challengeLimit = { name: 'account passkey challenge', points: 200, seconds: 900 } as const;

/**
 * Asks for any passkey of this site: no address is named, and none is looked up.
 * @throws DomainError `tooMany`
 */
export async function askForPasskey(
  db: AccountDb,
  services: AccountServices,
  client: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await services.limiter.use(challengeLimit, client);
  const challenge = await giveChallenge(db, services, { ask: 'signIn' });
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: relyingParty(services).id,
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: roughMs(services.policy.accountAccess.passkeyWithin),
    userVerification: 'required',
  });
}

/**
 * An unknown passkey, a closed account, a used challenge, another site and a counter that went back get the same answer.
 * @returns the token of the session
 * @throws DomainError `wrongPasskey`, `tooMany`
 */
export async function signInWithPasskey(
  db: AccountDb,
  services: AccountServices,
  given: { readonly answer: string; readonly client: string },
): Promise<string> {
  await services.limiter.use(clientLimit, given.client);
  const used = readUsed(given.answer);
  const challenge = used ? challengeOf(used) : '';
  const isOurs = await takeChallenge(db, services, { ask: 'signIn' }, challenge);
  const passkey = used && isOurs ? await passkeyByCredential(db, used.id) : undefined;
  const counter = used && passkey ? await counterOf(services, used, challenge, passkey) : null;
  if (!passkey || counter === null) throw new DomainError('wrongPasskey');
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, passkey.person_id);
    await countUse(tx, services, passkey, counter);
    return beginProvenSession(tx, services, passkey.person_id);
  });
}

async function counterOf(
  services: AccountServices,
  used: UsedAnswer,
  challenge: string,
  { credential_id: id, public_key, user_handle, counter }: FoundPasskey,
): Promise<number | null> {
  if (used.response.userHandle !== user_handle.toString('base64url')) return null;
  const credential = { id, publicKey: new Uint8Array(public_key), counter };
  return verifyUsed(services, used, challenge, credential);
}

/** Of two uses with one count, one comes too late; so does one of a passkey that was taken away meanwhile. */
async function countUse(
  tx: AccountTx,
  { clock }: AccountServices,
  { person_id, id, counter: before }: FoundPasskey,
  counter: number,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('account.passkey')
    .set({ counter, used_on: clock.now().toISOString().slice(0, 10) })
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .where('counter', '=', before)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new DomainError('wrongPasskey');
}
