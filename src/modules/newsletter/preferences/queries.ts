/** Who is behind a link to their own choices, and what they chose. */
import type { Policy } from '../../../policy/language.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { languageOf } from '../sign-up/words.ts';
import { chosenColumns } from '../subscriber/columns.ts';
import { tokenHash } from '../token/tokens.ts';

export async function linkById(db: NewsletterDb, id: string) {
  return db
    .selectFrom('newsletter.manage_link')
    .select(['person_id', 'language', 'mailed'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The subscription of a person, unless they have left. */
export async function subscriberOf(db: NewsletterDb, personId: string) {
  return db
    .selectFrom('newsletter.subscriber')
    .select(['id', 'email'])
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
}

export interface Managed {
  readonly personId: string;
  readonly subscriberId: string;
  readonly email: string;
  readonly language: Language | null;
  /** Null for all. */
  readonly topics: readonly string[] | null;
  /** They agreed that opens and clicks are counted. */
  readonly isMeasured: boolean;
}

/** The subscription behind a mailed link; `null` where the link has ended or nothing is subscribed any more. */
export async function findManaged(
  db: NewsletterDb,
  services: NewsletterServices,
  token: string,
): Promise<Managed | null> {
  const link = await db
    .selectFrom('newsletter.manage_link')
    .select(['person_id', 'expires_at'])
    .where('token_hash', '=', tokenHash(services, 'manage', token))
    .executeTakeFirst();
  if (!link || link.expires_at <= services.clock.now()) return null;
  return managedOf(db, services, link.person_id);
}

/** The subscription of a person with its choices; `null` where there is none. */
export async function managedOf(
  db: NewsletterDb,
  { policy }: Pick<NewsletterServices, 'policy'>,
  personId: string,
): Promise<Managed | null> {
  const subscriber = await subscriberOf(db, personId);
  if (!subscriber) return null;
  const measuring = await db
    .selectFrom('newsletter.measuring')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return {
    personId,
    subscriberId: subscriber.id,
    email: subscriber.email,
    ...(await choicesOf(db, policy, personId)),
    isMeasured: measuring !== undefined,
  };
}

async function choicesOf(db: NewsletterDb, policy: Policy, personId: string) {
  const columns = chosenColumns(policy);
  if (columns.length === 0) return { language: null, topics: null };
  const row: { language?: string | null; topics?: string[] | null } = await db
    .selectFrom('newsletter.subscriber')
    .select(columns)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return { language: row.language ? languageOf(row.language) : null, topics: row.topics ?? null };
}
