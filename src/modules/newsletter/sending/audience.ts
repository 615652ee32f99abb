/** Who gets a campaign: counted before, and frozen when it starts. */
import { type RawBuilder, sql } from 'kysely';
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../database.ts';

/** Why somebody who subscribes does not get a campaign. */
export const exclusions = ['topic', 'language'] as const;
export type Exclusion = (typeof exclusions)[number];

/** candidates = toSend + all excluded. */
export interface Audience {
  readonly candidates: number;
  readonly toSend: number;
  readonly excluded: Readonly<Record<Exclusion, number>>;
}

export interface Targets {
  readonly id: string;
  /** None for everybody. */
  readonly topics: readonly string[];
  /** Languages that the campaign has a text in. */
  readonly languages: readonly string[];
}

type AudienceServices = Pick<NewsletterServices, 'policy' | 'clock' | 'policyVersion'>;

/** The reason why a subscriber `s` is left out, or null. Without a choice of their own they get everything. */
function reasonOf(
  { policy }: Pick<NewsletterServices, 'policy'>,
  { topics, languages }: Targets,
): RawBuilder<string | null> {
  const { data } = policy.activities.newsletter;
  const list = (values: readonly string[]) => sql`${[...values]}::text[]`;
  const cases = [
    ...(data.topics && topics.length > 0
      ? [sql`WHEN s.topics IS NOT NULL AND NOT s.topics && ${list(topics)} THEN 'topic'`]
      : []),
    ...(data.language
      ? [sql`WHEN s.language IS NOT NULL AND s.language <> ALL(${list(languages)}) THEN 'language'`]
      : []),
  ];
  return cases.length === 0 ? sql`NULL::text` : sql`CASE ${sql.join(cases, sql` `)} END`;
}

/** What a campaign is aimed at. @returns null where there is no such campaign */
export async function targetsOf(db: NewsletterDb | NewsletterTx, id: string): Promise<Targets | null> {
  const campaign = await db
    .selectFrom('newsletter.campaign')
    .select('topics')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!campaign) return null;
  const texts = await db
    .selectFrom('newsletter.campaign_text')
    .select('language')
    .where('campaign_id', '=', id)
    .where('subject', '<>', '')
    .orderBy('language')
    .execute();
  return { id, topics: campaign.topics, languages: texts.map(({ language }) => language) };
}

/** Whom a campaign would go to now. */
export async function countAudience(
  db: NewsletterDb,
  services: AudienceServices,
  campaignId: string,
): Promise<Audience> {
  const targets = await targetsOf(db, campaignId);
  if (!targets) return audienceOf([]);
  const { rows } = await sql<ReasonCount>`
    SELECT reason, count(*)::integer AS persons FROM (
      SELECT ${reasonOf(services, targets)} AS reason FROM newsletter.subscriber s WHERE s.left_at IS NULL
    ) AS candidate GROUP BY reason
  `.execute(db);
  return audienceOf(rows);
}

interface ReasonCount {
  readonly reason: string | null;
  readonly persons: number;
}

function audienceOf(rows: readonly ReasonCount[]): Audience {
  const of = (reason: Exclusion | null) =>
    rows.filter((row) => row.reason === reason).reduce((sum, { persons }) => sum + persons, 0);
  const excluded = { topic: of('topic'), language: of('language') };
  const toSend = of(null);
  return { candidates: toSend + excluded.topic + excluded.language, toSend, excluded };
}

/** Subscribers looked at by one statement: a second of work, far from its time limit. */
const partSize = 100_000;

/**
 * Enters a row of the ledger for everybody who gets the campaign, numbered. Whoever subscribes later gets the next one.
 * @returns whom it is for, and how many were left out and why
 */
export async function freezeAudience(
  tx: NewsletterTx,
  services: AudienceServices,
  targets: Targets,
): Promise<Audience> {
  const now = services.clock.now();
  const found: ReasonCount[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  let number = 0;
  for (;;) {
    const { rows } = await sql<{ last: string | null; reasons: ReasonCount[] | null }>`
      WITH part AS MATERIALIZED (
        SELECT s.person_id, ${reasonOf(services, targets)} AS reason FROM newsletter.subscriber s
        WHERE s.left_at IS NULL AND s.person_id > ${after}::uuid ORDER BY s.person_id LIMIT ${partSize}
      ), entered AS (
        INSERT INTO newsletter.delivery (person_id, policy_version, campaign_id, number, state, next_attempt_at, noted_at)
        SELECT person_id, ${services.policyVersion}, ${targets.id}::uuid, ${number} + row_number() OVER (ORDER BY person_id), 'queued',
          ${now}::timestamptz, ${now}::timestamptz
        FROM part WHERE reason IS NULL
      )
      SELECT (SELECT person_id FROM part ORDER BY person_id DESC LIMIT 1) AS last,
        (SELECT jsonb_agg(jsonb_build_object('reason', reason, 'persons', persons)) FROM
          (SELECT reason, count(*) AS persons FROM part GROUP BY reason) AS counted) AS reasons
    `.execute(tx);
    const [row] = rows;
    if (!row?.last) return audienceOf(found);
    found.push(...(row.reasons ?? []));
    after = row.last;
    number = audienceOf(found).toSend;
  }
}
