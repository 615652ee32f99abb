/** Subscribers by the thousand and campaigns, for tests of sending. */
import type { Client } from 'pg';
import { subscriberIdOf } from '../src/modules/newsletter/token/tokens.ts';
import { normaliseAddress } from '../src/modules/rights/module.ts';
import { newId } from '../src/platform/ids.ts';
import type { Services } from '../src/platform/module.ts';

type FillServices = Pick<Services, 'clock' | 'keys' | 'policyVersion'>;

export interface FillOptions {
  readonly language?: string | null;
  readonly topics?: readonly string[] | null;
}

/** Makes subscribers of addresses, as if each had confirmed. @returns the ids of their persons, in order */
export async function fillSubscribers(
  admin: Client,
  services: FillServices,
  addresses: readonly string[],
  { language = 'en', topics = null }: FillOptions = {},
): Promise<string[]> {
  const persons = addresses.map(() => newId(services.clock));
  await admin.query(
    `INSERT INTO rights.address (person_id, policy_version, address, known_since)
     SELECT person, $3, address, $4 FROM unnest($1::uuid[], $2::text[]) AS r(person, address)`,
    [persons, addresses.map(normaliseAddress), services.policyVersion, services.clock.now()],
  );
  await admin.query(
    `INSERT INTO newsletter.subscriber (person_id, policy_version, id, email, language, topics, proof, wording, source_page, signed_up_at, confirmed_at)
     SELECT person, $4, id, address, $6, $7, 'confirmed', 'I want it', '/newsletter', $5, $5
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS r(person, id, address)`,
    [
      persons,
      addresses.map((address) => subscriberIdOf(services, address)),
      addresses,
      services.policyVersion,
      services.clock.now(),
      language,
      topics,
    ],
  );
  return persons;
}

/** `reader1@example.com`, … */
export const readers = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, index) => `reader${index + from}@example.com`);

export interface TestCampaign {
  readonly languages?: readonly string[];
  readonly topics?: readonly string[];
  readonly state?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly number?: number;
}

/** Makes a campaign, ready to be frozen unless said otherwise. @returns its id */
export async function makeCampaign(
  admin: Client,
  services: FillServices,
  {
    languages = ['en'],
    topics = [],
    state = 'preparing',
    subject = 'News of the week',
    body = '# What is new\n\nRead [all of it](https://example.com/news).\n\n::: button https://example.com/buy\nHave a look\n:::\n',
    number = 1,
  }: TestCampaign = {},
): Promise<string> {
  const id = newId(services.clock);
  const now = services.clock.now();
  await admin.query(
    `INSERT INTO newsletter.campaign (id, number, title, state, topics, archived, revision, created_at, changed_at)
     VALUES ($1, $2, 'News', $3, $4, true, 1, $5, $5)`,
    [id, number, state, topics, now],
  );
  for (const language of languages)
    await admin.query(`INSERT INTO newsletter.campaign_text VALUES ($1, $2, $3, 'In short', $4)`, [
      id,
      language,
      `${subject} (${language})`,
      body,
    ]);
  return id;
}

/** The states of a campaign's rows, with how many there are of each. */
export async function statesOf(admin: Client, id: string): Promise<Record<string, number>> {
  const { rows } = await admin.query<{ state: string; persons: number }>(
    'SELECT state, count(*)::integer AS persons FROM newsletter.delivery WHERE campaign_id = $1 GROUP BY state',
    [id],
  );
  return Object.fromEntries(rows.map(({ state, persons }) => [state, persons]));
}
