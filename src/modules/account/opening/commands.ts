/** From the wish for an account to the proof of its address. Before that there is no account: only a preparation. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { newId, newToken } from '../../../platform/ids.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { Services } from '../../../platform/module.ts';
import { fill, valuesOf } from '../../../policy/values.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import { normaliseAddress, type PersonTables, personOf } from '../../rights/module.ts';
import { confirmEnd } from '../access.ts';
import type { AccountDb, AccountServices, AccountTx } from '../database.ts';
import { accountMail } from '../mails.tsx';
import { tokenHash } from '../tokens.ts';
import { accountOf, type Preparation, preparationById, wasMailedLately } from './queries.ts';

/** Declare these in `uses` to prepare accounts. */
export const accountUses = [{ call: 'rights.person_for' }, { call: 'account.prepare' }] as const;

interface AccountWish {
  readonly email: string;
  /** By `hashPassword`, after `checkPassword`. */
  readonly passwordHash: string;
  readonly language: Language;
  /** The consent as it stood beside its tick. */
  readonly wording: string;
  /** The licence that is activated with it. */
  readonly licenceId: string | null;
}

/**
 * Notes that somebody wants an account for an address: known or not, with an account or without, it is the same one
 * statement, and what comes of it is decided later by `account.confirm`, so that neither answer nor time tells who has one.
 */
export async function prepareAccount<DB extends PersonTables>(
  db: Kysely<DB> | Transaction<DB>,
  services: Pick<Services, 'clock' | 'policyVersion'>,
  { email, passwordHash, language, wording, licenceId }: AccountWish,
): Promise<void> {
  const { clock, policyVersion } = services;
  await sql`
    WITH person AS MATERIALIZED (SELECT ${personOf(services, email)} AS id)
    SELECT account.prepare(person.id, ${newId(clock)}::uuid, ${policyVersion}, ${normaliseAddress(email)}, ${passwordHash}, ${language},
      ${wording}, ${licenceId}::uuid, ${clock.now()}::timestamptz) FROM person
  `.execute(db);
}

/** The sentence of the policy by which somebody agrees to an account. */
export const consentWording = (
  { policy, texts }: Pick<Services, 'policy' | 'texts'>,
  language: Language,
): string => fill(texts[language].consents.account, valuesOf(policy, texts[language], language));

/** The languages of rows, as the site knows them. */
export const languageOf = (text: string): Language => languages.find((one) => one === text) ?? 'en';

/** One at a time for each person, over all processes. */
export const lockAccount = (tx: AccountTx, personId: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`account ${personId}`}, 0))`.execute(tx);

/**
 * Mails the link of a preparation; or, where the address has an account already, what can be done with that. An address that was
 * mailed shortly before gets no other mail: the link that it has opens the account with all that was prepared.
 */
export async function mailConfirmation(db: AccountDb, services: AccountServices, id: string): Promise<void> {
  const found = await preparationById(db, id);
  if (!found) return;
  await db.transaction().execute(async (tx) => {
    await lockAccount(tx, found.person_id);
    const waiting = await preparationById(tx, id);
    if (
      !waiting ||
      waiting.mailed_at ||
      confirmEnd(services.policy, waiting.issued_at) <= services.clock.now()
    )
      return;
    const isKnown = (await accountOf(tx, waiting.person_id))?.closed_at === null;
    const token = newToken();
    await markMailed(tx, services, waiting, token);
    if (await wasMailedLately(tx, services, waiting)) return;
    await mailPreparation(tx, services, waiting, { token, isKnown });
  });
}

const markMailed = (
  tx: AccountTx,
  services: AccountServices,
  { person_id, id }: Preparation,
  token: string,
) =>
  tx
    .updateTable('account.preparation')
    .set({ token_hash: tokenHash(services, 'confirm', token), mailed_at: services.clock.now() })
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .execute();

async function mailPreparation(
  tx: AccountTx,
  services: AccountServices,
  waiting: Preparation,
  { token, isKnown }: { readonly token: string; readonly isKnown: boolean },
): Promise<void> {
  const name = !isKnown ? 'confirm' : waiting.licence_id ? 'known' : 'exists';
  const until = name === 'exists' ? null : confirmEnd(services.policy, waiting.issued_at);
  const path = until ? `/account/confirm/${token}` : '/account/sign-in';
  await queueMail(tx, services, {
    personId: waiting.person_id,
    to: waiting.email,
    from: 'contact',
    kind: `account.${name}`,
    priority: 0,
    holdsToken: until !== null,
    ...accountMail(services, languageOf(waiting.language), { name, path, until }),
  });
}
