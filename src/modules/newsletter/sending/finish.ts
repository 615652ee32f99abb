/** The end of a campaign: when nothing waits any more, its counts are kept, for the ledger forgets. */
import { sql } from 'kysely';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { excludeQueued } from './commands.ts';
import { keepCounts } from './freeze.ts';
import { countRows } from './queries.ts';

/** Finishes a campaign of which nothing is queued or being sent. @returns whether it is finished now */
export async function finishCampaign(
  db: NewsletterDb,
  { clock }: Pick<NewsletterServices, 'clock'>,
  id: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const campaign = await tx
      .selectFrom('newsletter.campaign')
      .select('state')
      .where('id', '=', id)
      .where('state', 'in', ['sending', 'cancelled'])
      .where('finished_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!campaign) return false;
    // What was on its way when the campaign was cancelled, and came back deferred, has no second try.
    if (campaign.state === 'cancelled') await excludeQueued(tx, id);
    if (await waits(tx, id)) return false;
    const kept = await tx
      .selectFrom('newsletter.campaign_count')
      .select('number')
      .where('campaign_id', '=', id)
      .where('what', '=', 'toSend')
      .executeTakeFirst();
    const counts = await countRows(tx, id, kept?.number ?? 0);
    await keepCounts(tx, id, counts);
    if (counts.refused)
      await sql`SELECT jobs.enqueue('newsletter.refused', ${id}::uuid, 5::smallint)`.execute(tx);
    const state = campaign.state === 'sending' ? 'sent' : 'cancelled';
    await tx
      .updateTable('newsletter.campaign')
      .set({ state, finished_at: clock.now(), pause_reason: null })
      .where('id', '=', id)
      .execute();
    return true;
  });
}

async function waits(db: NewsletterDb, id: string): Promise<boolean> {
  for (const state of ['queued', 'sending']) {
    const row = await db
      .selectFrom('newsletter.delivery')
      .select('number')
      .where('campaign_id', '=', id)
      .where('state', '=', state)
      .limit(1)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}
