/** An activation over the net: answered once, and again word for word to whoever repeats it. */
import { formatCertificate } from '../../../../client/src/certificate.ts';
import { DomainError } from '../../../platform/fault.ts';
import { checkPassword, hashPassword } from '../../../platform/passwords.ts';
import { prepareAccount } from '../../account/module.ts';
import type { LicensingDb, LicensingTx, SigningServices } from '../database.ts';
import { type Activated, type Activation, activateAll } from './commands.ts';
import { guessed } from './limits.ts';
import {
  type Answer,
  findReplay,
  hashesOf,
  type KeptAnswer,
  keepReplays,
  type ReplayHashes,
} from './replay.ts';
import type { ReadActivation } from './request.ts';
import { givenAddress } from './store.ts';
import { Together } from './together.ts';

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
    run: (ready) => answerAll(db, services, ready),
  });
  const answer = (ready: Ready) =>
    isOfKnownPerson(ready) ? answerAlone(db, services, ready) : together.do(ready);
  return async ({ activation, address, repeatable }) => {
    const replay = repeatable && hashesOf(services, repeatable);
    const before = replay && (await findReplay(db, services, replay));
    if (before) return before;
    const wish = await wishOf(activation);
    const keepsAddress = activation.given.licenceVerification !== undefined;
    const given = { ...activation, address: keepsAddress ? address : null };
    return guessed(services, activation.licenceKey, () => answer({ activation: given, wish, replay }));
  };
}

/** What belongs to a known person waits for whoever else acts on that person; nobody else shall wait with it. */
const isOfKnownPerson = ({ activation }: Ready): boolean => givenAddress(activation) !== undefined;

async function answerAlone(db: LicensingDb, services: SigningServices, ready: Ready): Promise<Answer> {
  const [answer] = await answerAll(db, services, [ready]);
  if (!answer || answer instanceof DomainError) throw answer ?? new Error('An activation was not answered.');
  return answer;
}

const answerAll = (db: LicensingDb, services: SigningServices, ready: readonly Ready[]) =>
  db.transaction().execute((tx) => answerIn(tx, services, ready));

/** An activation with all that can be made before its transaction. */
interface Ready {
  readonly activation: Activation;
  readonly wish: Awaited<ReturnType<typeof wishOf>>;
  readonly replay: ReplayHashes | null;
}

async function answerIn(
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
