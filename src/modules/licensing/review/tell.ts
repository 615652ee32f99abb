/** Tells somebody who holds a licence what was decided about it, with a link to answer by. */
import { newId, newToken } from '../../../platform/ids.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { Services } from '../../../platform/module.ts';
import type { LicensingTx, ReviewServices } from '../database.ts';
import type { Decision } from './decisions.ts';
import type { Holder } from './holders.ts';
import { reviewMail } from './mails.tsx';
import type { Counts } from './sentence.ts';

/** What there is to tell. */
export interface Told extends Counts {
  /** Of the review. */
  readonly id: string;
  readonly decision: Exclude<Decision, 'cleared'>;
  readonly reason: string;
  readonly prefix: string;
  readonly product: string;
}

/** A sub-key of its own, so that this token opens nothing but the page to answer on. */
export const answerHash = ({ keys }: Pick<Services, 'keys'>, token: string): Buffer =>
  keys.mac('tokens', 'licence review', token);

/** Queues the mail in the caller's transaction; a block that is lifted leaves nothing to answer. */
export async function tellHolder(
  tx: LicensingTx,
  services: ReviewServices,
  { personId, email, language }: Holder,
  told: Told,
): Promise<void> {
  const token = told.decision === 'lifted' ? null : newToken();
  const now = services.clock.now();
  if (token !== null)
    await tx
      .insertInto('licensing.review_notice')
      .values({
        person_id: personId,
        policy_version: services.policyVersion,
        id: newId(services.clock),
        review_id: told.id,
        language,
        token_hash: answerHash(services, token),
        told_at: now,
        decided_at: now,
      })
      .execute();
  await queueMail(tx, services, {
    personId,
    to: email,
    from: 'contact',
    kind: `licensing.${told.decision}`,
    holdsToken: token !== null,
    ...reviewMail(services, language, told, token),
  });
}
