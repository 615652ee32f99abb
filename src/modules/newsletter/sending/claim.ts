/** The one statement of the sender: notes what came of some mails and claims the next, with one commit for both. */
import type { ClientBase } from 'pg';

/** What came of one mail. */
export interface Result {
  readonly personId: string;
  readonly state: 'sent' | 'refused' | 'failed' | 'unknown' | 'queued';
  readonly code: string | null;
  readonly reason: string | null;
  /** When a queued one may be tried again. */
  readonly next: Date;
  /** 1 where the mail server had its say, 0 where nothing was tried. */
  readonly tried: 0 | 1;
}

export interface Claimed {
  readonly person_id: string;
  readonly number: number;
  readonly attempts: number;
  /** `excluded`: left since the audience was frozen, and gets nothing. */
  readonly state: 'sending' | 'excluded';
  readonly subscriber_id: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly measured: boolean;
}

export interface Round {
  readonly campaignId: string;
  /** Number of this process. */
  readonly sender: number;
  readonly results: readonly Result[];
  readonly want: number;
  /** Rows before this number were claimed already: the index holds their dead entries until a vacuum. */
  readonly from: number;
  readonly now: Date;
  /** Column of the chosen language, where the policy takes it. */
  readonly language: boolean;
}

/** Whoever left or was erased is not joined, and whoever paused the use of their data is not seen. */
const statement = (language: boolean) => `/* newsletter.round */
  WITH settled AS (
    UPDATE newsletter.delivery d SET state = r.state, reply_code = r.code, reason = r.reason, next_attempt_at = r.next,
      attempts = d.attempts + r.tried, sender = NULL, noted_at = $6::timestamptz
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $11::smallint[]) AS r(person_id, state, code, reason, next, tried)
    WHERE d.person_id = r.person_id AND d.campaign_id = $7 AND d.state IN ('sending', 'unknown')
  ), due AS (
    SELECT person_id FROM newsletter.delivery
    WHERE campaign_id = $7 AND state = 'queued' AND number >= $8 AND next_attempt_at <= $6
      AND EXISTS (SELECT FROM newsletter.campaign WHERE id = $7 AND state = 'sending')
    ORDER BY number LIMIT $9 FOR UPDATE SKIP LOCKED
  )
  UPDATE newsletter.delivery d SET sender = $10, state = CASE WHEN s.id IS NULL THEN 'excluded' ELSE 'sending' END,
    reason = CASE WHEN s.id IS NULL THEN 'left' END
  FROM due LEFT JOIN newsletter.subscriber s ON s.person_id = due.person_id AND s.left_at IS NULL
    LEFT JOIN newsletter.measuring m ON m.person_id = due.person_id
  WHERE d.person_id = due.person_id AND d.campaign_id = $7
  RETURNING d.person_id, d.number, d.attempts, d.state, s.id AS subscriber_id, s.email,
    ${language ? 's.language' : 'NULL AS language'}, m.person_id IS NOT NULL AS measured`;

/** @returns the rows that are this process's now: it alone may hand them over */
export async function settleAndClaim(db: Pick<ClientBase, 'query'>, round: Round): Promise<Claimed[]> {
  const { results } = round;
  const { rows } = await db.query<Claimed>(statement(round.language), [
    results.map(({ personId }) => personId),
    results.map(({ state }) => state),
    results.map(({ code }) => code),
    results.map(({ reason }) => reason),
    results.map(({ next }) => next),
    round.now,
    round.campaignId,
    round.from,
    round.want,
    round.sender,
    results.map(({ tried }) => tried),
  ]);
  return rows.sort((a, b) => a.number - b.number);
}
