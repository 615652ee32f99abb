/** The start of a campaign: its texts are checked once more, its links numbered, its audience frozen. */
import { DomainError } from '../../../platform/fault.ts';
import { decideFlow } from '../../../policy/gate.ts';
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../database.ts';
import { type Audience, freezeAudience, targetsOf } from './audience.ts';
import type { Mailing } from './mailing.ts';

type FreezeServices = Pick<NewsletterServices, 'policy' | 'clock' | 'policyVersion'>;

/**
 * Freezes one campaign that waits for it; of several processes, one does. All or nothing: after a crash it still waits.
 * @param mailingOf makes its mails ready. @throws DomainError `faultyText`, whereupon the campaign is a draft again
 * @returns whether there was one
 */
export async function freezeNext(
  db: NewsletterDb,
  services: FreezeServices,
  mailingOf: (id: string) => Promise<Mailing | null>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const campaign = await tx
      .selectFrom('newsletter.campaign')
      .select('id')
      .where('state', '=', 'preparing')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!campaign) return false;
    const fault = await freeze(tx, services, campaign.id, mailingOf);
    const now = services.clock.now();
    await tx
      .updateTable('newsletter.campaign')
      .set(
        fault === null
          ? { state: 'sending', frozen_at: now, changed_at: now, pause_reason: null }
          : { state: 'draft', changed_at: now, pause_reason: fault },
      )
      .where('id', '=', campaign.id)
      .execute();
    return true;
  });
}

/** @returns why it cannot be sent, or null */
async function freeze(
  tx: NewsletterTx,
  services: FreezeServices,
  id: string,
  mailingOf: (id: string) => Promise<Mailing | null>,
): Promise<'faultyText' | 'flowRefused' | null> {
  const relay = decideFlow(services.policy, {
    activity: 'newsletter',
    kind: 'processor',
    recipient: 'mailRelay',
    ground: services.policy.activities.newsletter.basis,
  });
  if (!relay.allowed) return 'flowRefused';
  const targets = await targetsOf(tx, id);
  const mailing = await mailingOf(id).catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });
  if (!targets || !mailing || targets.languages.length === 0) return 'faultyText';
  for (const [index, url] of mailing.links.entries())
    await tx
      .insertInto('newsletter.link')
      .values({ campaign_id: id, number: index + 1, url })
      .execute();
  const audience = countsOf(await freezeAudience(tx, services, targets));
  await keepCounts(tx, id, { ...audience, agreed: await countAgreed(tx, id) });
  return null;
}

/** How many of the audience agreed to be measured: what opens and clicks are counted among. */
async function countAgreed(tx: NewsletterTx, id: string): Promise<number> {
  const { persons } = await tx
    .selectFrom('newsletter.measuring as measuring')
    .innerJoin('newsletter.delivery as delivery', 'delivery.person_id', 'measuring.person_id')
    .select(({ fn }) => fn.countAll<string>().as('persons'))
    .where('delivery.campaign_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(persons);
}

const countsOf = ({ candidates, toSend, excluded }: Audience): Record<string, number> => ({
  candidates,
  toSend,
  ...Object.fromEntries(Object.entries(excluded).map(([reason, persons]) => [`excluded.${reason}`, persons])),
});

/** Keeps counts that outlive the ledger; those that are there are replaced. */
export async function keepCounts(
  tx: NewsletterTx | NewsletterDb,
  campaignId: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  const values = Object.entries(counts).map(([what, number]) => ({ campaign_id: campaignId, what, number }));
  await tx
    .insertInto('newsletter.campaign_count')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['campaign_id', 'what'])
        .doUpdateSet((row) => ({ number: row.ref('excluded.number') })),
    )
    .execute();
}
