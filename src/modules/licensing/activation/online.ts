/** An activation over the net: answered once, and again word for word to whoever repeats it. */
import { formatCertificate } from '../../../../client/src/certificate.ts';
import { DomainError } from '../../../platform/fault.ts';
import { checkPassword, hashPassword } from '../../../platform/passwords.ts';
import { prepareAccount } from '../../account/module.ts';
import type { LicensingDb, LicensingTx, SigningServices } from '../database.ts';
import { type Activated, type Activation, activateAll } from './commands.ts';
import { guessed } from './limits.ts';
import { replayEnd } from './replay.ts';
import type { ReadActivation } from './request.ts';
import { givenAddress } from './store.ts';
import { Together } from './together.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Asked {
  readonly activation: ReadActivation;
  readonly address: string;
  /** Idempotency-Key, and the body as it came; null where no key was sent. */
  readonly repeatable: { readonly key: string; readonly body: string } | null;
}

/**
 * @throws DomainError `licenceRefused`, `seatsTaken`, `nonceUsed`, `clientTooOld`, `tooMany`; `idempotencyMismatch` for another body
 * under a key that was used
 */
export type ActivateOnline = (asked: Asked) => Promise<Answer>;

/** Activations that come in at the same time are one transaction. */
const most = 32;
/** While the database works for one group, the next is read and signed for. */
const groups = 2;

export function openActivations(db: LicensingDb, services: SigningServices): ActivateOnline {
  const together = new Together<Ready, Answer>({
    most,
    groups,
    keyOf: ({ activation }) => activation.licenceKey,
    // What belongs to a known person waits for whoever else acts on that person; nobody else shall wait with it.
    isAlone: ({ activation }) => givenAddress(activation) !== undefined,
    run: (ready) => db.transaction().execute((tx) => answerAll(tx, services, ready)),
  });
  return async ({ activation, address, repeatable }) => {
    const replay = repeatable && hashesOf(services, repeatable);
    const before = replay && (await findReplay(db, services, replay));
    if (before) return before;
    const wish = await wishOf(activation);
    const keepsAddress = activation.given.licenceVerification !== undefined;
    const given = { ...activation, address: keepsAddress ? address : null };
    return guessed(services, activation.licenceKey, () => together.do({ activation: given, wish, replay }));
  };
}

/** An activation with all that can be made before its transaction. */
interface Ready {
  readonly activation: Activation;
  readonly wish: Awaited<ReturnType<typeof wishOf>>;
  readonly replay: ReplayHashes | null;
}

async function answerAll(
  tx: LicensingTx,
  services: SigningServices,
  ready: readonly Ready[],
): Promise<(Answer | DomainError)[]> {
  const outcomes = await activateAll(
    tx,
    services,
    ready.map(({ activation }) => activation),
  );
  const kept: KeptAnswer[] = [];
  const answers: (Answer | DomainError)[] = [];
  for (const [at, { wish, replay }] of ready.entries()) {
    const outcome = outcomes[at];
    if (!outcome) throw new Error('An activation was not answered.');
    if (outcome instanceof DomainError) {
      answers.push(outcome);
      continue;
    }
    if (wish) await prepareAccount(tx, services, { ...wish, licenceId: outcome.licenceId });
    const answer = answerOf(outcome);
    answers.push(answer);
    if (replay) kept.push({ at, replay, answer });
  }
  for (const { at, answer } of await keepReplays(tx, services, kept)) answers[at] = answer;
  return answers;
}

const answerOf = ({ certificate, fresh, taken, total }: Activated): Answer => ({
  status: fresh ? 201 : 200,
  body: `{"certificate":${formatCertificate(certificate).trim()},"seats":{"taken":${taken},"total":${total}}}\n`,
});

/**
 * The account that somebody wants with their activation: worth nothing until its address is proven.
 * @throws DomainError of `checkPassword`
 */
async function wishOf({ given, password, language }: ReadActivation) {
  const email = given.account?.fields.email;
  if (!given.account || email === undefined || password === null) return null;
  await checkPassword(password, [email]);
  const passwordHash = await hashPassword(password);
  return { email, passwordHash, language: language ?? 'en', wording: given.account.wording };
}

interface ReplayHashes {
  readonly keyHash: Buffer;
  readonly bodyHash: Buffer;
}

const hashesOf = (
  { keys }: Pick<SigningServices, 'keys'>,
  { key, body }: { readonly key: string; readonly body: string },
): ReplayHashes => ({
  keyHash: keys.mac('licences', 'replay key', key),
  bodyHash: keys.mac('licences', 'replay body', body),
});

/** The answer that was given under a key. @throws DomainError `idempotencyMismatch` */
async function findReplay(
  db: LicensingDb | LicensingTx,
  { policy, clock }: Pick<SigningServices, 'policy' | 'clock'>,
  { keyHash, bodyHash }: ReplayHashes,
): Promise<Answer | null> {
  const found = await db
    .selectFrom('licensing.replay')
    .select(['body_hash', 'status', 'answer', 'given_at'])
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  if (!found || replayEnd(policy, found.given_at) <= clock.now()) return null;
  if (!found.body_hash.equals(bodyHash)) throw new DomainError('idempotencyMismatch');
  return { status: found.status, body: found.answer };
}

interface KeptAnswer {
  /** Its place among those that are answered together. */
  readonly at: number;
  readonly replay: ReplayHashes;
  readonly answer: Answer;
}

/**
 * Keeps answers, in the order of their keys, so that two who keep the same ones wait for each other one way only.
 * @returns those under whose key another answer was given meanwhile, with that one. @throws DomainError `idempotencyMismatch`
 */
async function keepReplays(
  tx: LicensingTx,
  services: SigningServices,
  answers: readonly KeptAnswer[],
): Promise<KeptAnswer[]> {
  if (answers.length === 0) return [];
  const given_at = services.clock.now();
  const values = answers
    .map(({ replay, answer }) => ({
      key_hash: replay.keyHash,
      body_hash: replay.bodyHash,
      status: answer.status,
      answer: answer.body,
      given_at,
    }))
    .toSorted((one, other) => one.key_hash.compare(other.key_hash));
  const kept = await tx
    .insertInto('licensing.replay')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key_hash')
    .execute();
  const isKept = new Set(kept.map(({ key_hash }) => key_hash.toString('hex')));
  const changed: KeptAnswer[] = [];
  for (const one of answers) {
    // Of several under the same key, the first one was kept.
    if (isKept.delete(one.replay.keyHash.toString('hex'))) continue;
    const answer = await findReplay(tx, services, one.replay);
    if (answer) changed.push({ ...one, answer });
  }
  return changed;
}
