/** Makes the mail of one reader and hands it over. */
import { errorFacts } from '../../../platform/log.ts';
import type { Outcome, Relay } from '../../../platform/mail/smtp.ts';
import type { ModuleServices } from '../../../platform/module.ts';
import type { Active } from './active.ts';
import type { Claimed, Result } from './claim.ts';
import type { FilledMail } from './mailing.ts';
import { resultOf } from './outcome.ts';

export interface HandedOver {
  readonly result: Result;
  /** What the mail server made of it; null where there was no mail to hand over. */
  readonly outcome: Outcome | null;
}

export class HandOver {
  /** Memory of mails that were handed over, for the next. */
  private readonly memory: Buffer[] = [];
  private readonly relay: Relay;
  private readonly own: Pick<ModuleServices, 'clock' | 'log'>;

  constructor(own: Pick<ModuleServices, 'clock' | 'log'>, relay: Relay) {
    this.own = own;
    this.relay = relay;
  }

  async attempt(campaign: Active, row: Claimed): Promise<HandedOver> {
    const { clock, log } = this.own;
    let mail: FilledMail;
    const memory = this.memoryFor(campaign);
    try {
      mail = fillFor(campaign, row, memory);
    } catch (error) {
      log.warn({ campaign: campaign.id, ...errorFacts(error) }, 'a mail could not be made');
      const result = { ...putBack(row, clock.now()), state: 'failed', reason: 'notMade', tried: 1 } as const;
      return { result, outcome: null };
    }
    const outcome = await this.relay.send(mail.envelope, mail.message);
    // What a connection that failed still holds must not become the mail of another.
    if (outcome.result === 'sent') this.memory.push(memory);
    const { person_id: personId, attempts } = row;
    return { result: resultOf({ personId, attempts }, outcome, clock.now()), outcome };
  }

  private memoryFor({ mailing }: Active): Buffer {
    const room = mailing?.room ?? 0;
    const known = this.memory.pop();
    return known && known.length >= room ? known : Buffer.allocUnsafeSlow(room);
  }
}

const fillFor = ({ mailing }: Active, row: Claimed, memory: Buffer): FilledMail => {
  if (!mailing || row.subscriber_id === null || row.email === null)
    throw new Error('A reader is incomplete.');
  return mailing.fill(
    {
      subscriberId: row.subscriber_id,
      email: row.email,
      language: row.language,
      measured: row.measured,
    },
    memory,
  );
};

/** A row that was claimed and not handed over. */
export const putBack = ({ person_id }: Claimed, now: Date): Result => ({
  personId: person_id,
  state: 'queued',
  code: null,
  reason: null,
  next: now,
  tried: 0,
});
