/** Sign-ups that wait, and whether an address needs a mail at all. */
import type { NewsletterDb, NewsletterServices } from '../database.ts';

const columns = [
  'person_id',
  'id',
  'subscriber_id',
  'email',
  'language',
  'wording',
  'source_page',
  'mail_hash',
  'signed_up_at',
  'mailed_at',
] as const;

export async function signUpById(db: NewsletterDb, id: string) {
  const found = await db
    .selectFrom('newsletter.sign_up')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

export type SignUp = NonNullable<Awaited<ReturnType<typeof signUpById>>>;

/** The sign-up whose mailed link has a token of this hash. */
export async function findSignUp(db: NewsletterDb, hash: Buffer): Promise<SignUp | null> {
  const found = await db
    .selectFrom('newsletter.sign_up')
    .select(columns)
    .where('token_hash', '=', hash)
    .where('mailed_at', 'is not', null)
    .executeTakeFirst();
  return found ?? null;
}

/** Whether the address of this id gets the newsletter now. */
export async function isSubscribed(db: NewsletterDb, subscriberId: string): Promise<boolean> {
  const found = await db
    .selectFrom('newsletter.subscriber')
    .select('left_at')
    .where('id', '=', subscriberId)
    .executeTakeFirst();
  return found !== undefined && found.left_at === null;
}

/** However often the form is sent, one address gets one confirming mail in this time. */
const coolDownMs = 600_000;

export async function wasMailedLately(
  db: NewsletterDb,
  { clock }: Pick<NewsletterServices, 'clock'>,
  { person_id, subscriber_id }: SignUp,
): Promise<boolean> {
  const found = await db
    .selectFrom('newsletter.sign_up')
    .select('id')
    .where('person_id', '=', person_id)
    .where('subscriber_id', '=', subscriber_id)
    .where('mailed_at', '>', new Date(clock.now().getTime() - coolDownMs))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

const sweptAtOnce = 500;

/** Sign-ups that wait for their mail longer than the queue takes: its job was lost. */
export async function forgottenSignUps(
  db: NewsletterDb,
  { clock }: Pick<NewsletterServices, 'clock'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('newsletter.sign_up')
    .select('id')
    .where('mailed_at', 'is', null)
    .where('signed_up_at', '<', new Date(clock.now().getTime() - 60_000))
    .orderBy('signed_up_at')
    .limit(sweptAtOnce)
    .execute();
  return rows.map(({ id }) => id);
}
