/** Notes at a campaign why it does not go on, for whoever looks after it. */
import type { Log } from '../../../platform/log.ts';
import type { NewsletterDb } from '../database.ts';
import type { Verdict } from './line.ts';

interface Noting {
  readonly db: NewsletterDb;
  readonly log: Log;
}

export async function noteTrouble({ db, log }: Noting, campaign: string, verdict: Verdict): Promise<void> {
  const change =
    'pause' in verdict ? { state: 'paused', pause_reason: verdict.pause } : { pause_reason: verdict.waits };
  await db
    .updateTable('newsletter.campaign')
    .set(change)
    .where('id', '=', campaign)
    .where('state', '=', 'sending')
    .execute();
  if ('pause' in verdict) log.error({ campaign, because: verdict.pause }, 'a campaign was paused');
  else if (verdict.waits) log.warn({ campaign }, 'the mail server cannot be reached');
  else log.warn({ campaign }, 'the mail server is reached again');
}
