/**
 * Sends campaigns: claims as many rows as connections are free, hands each over, and notes what came of it with the next
 * claim. Never are more rows uncertain than connections are open. Any number of processes do this beside each other.
 */
import { setImmediate } from 'node:timers/promises';
import { errorFacts } from '../../../platform/log.ts';
import type { DkimKey } from '../../../platform/mail/compose.ts';
import type { Outcome, Relay } from '../../../platform/mail/smtp.ts';
import type { ModuleServices } from '../../../platform/module.ts';
import type { NewsletterDb } from '../database.ts';
import { type Claimed, type Result, settleAndClaim } from './claim.ts';
import { type Paces, paces, serverPace } from './commands.ts';
import { finishCampaign } from './finish.ts';
import { freezeNext } from './freeze.ts';
import { giveUpLost, type SenderLock, takeNumber } from './lost.ts';
import { type FilledMail, type Mailing, prepareMailing } from './mailing.ts';
import { resultOf, type Trouble, troubleOf } from './outcome.ts';
import { DomainPaces, takePace } from './pace.ts';

export interface SenderRelay {
  readonly relay: Relay;
  readonly keys: readonly DkimKey[];
  /** Mails handed over at a time. */
  readonly connections: number;
}

type SenderServices = Pick<
  ModuleServices,
  'pool' | 'policy' | 'policyVersion' | 'clock' | 'keys' | 'env' | 'log'
>;

/** A campaign that is being sent, or of which results are still to be noted. */
interface Active {
  readonly id: string;
  mailing: Mailing | null;
  /** Claims begin at this place of the audience. */
  from: number;
  inFlight: number;
  results: Result[];
}

/** How long a list of campaigns and paces is believed, in ms. */
const freshMs = 300;
/** How long the program waits at its end for mails that are being handed over, in ms. */
const drainMs = 10_000;
const longestQuietMs = 60_000;
/** Mails made in one turn of the event loop: about 2 ms of work. */
const breatheEvery = 16;
/** Replies lost one after the other, with none between, that a bad line does not explain. */
const silentAfter = 10;

export class Sender {
  private readonly campaigns = new Map<string, Active>();
  private readonly domains = new DomainPaces();
  private lock: SenderLock | null = null;
  private limits: Paces = {};
  private freshUntil = 0;
  private inFlight = 0;
  /** Connections that the server lets us open; fewer than asked once it refused one. */
  private allowed: number;
  private quiet = { until: 0, ms: 0 };
  private unknownInARow = 0;
  /** Memory of mails that were handed over, for the next. */
  private readonly memory: Buffer[] = [];
  private wake: () => void = () => {};

  private readonly own: SenderServices;
  private readonly db: NewsletterDb;
  private readonly out: SenderRelay;

  constructor(own: SenderServices, db: NewsletterDb, out: SenderRelay) {
    this.own = own;
    this.db = db;
    this.out = out;
    this.allowed = out.connections;
  }

  /**
   * Sends until nothing is due any more, or the signal says that the program ends; then what is being handed over is waited
   * for and noted.
   */
  async run(signal: AbortSignal): Promise<void> {
    if (performance.now() < this.quiet.until) return;
    const onEnd = () => this.wake();
    signal.addEventListener('abort', onEnd);
    try {
      if (!(await this.prepare())) return;
      while (!signal.aborted && (await this.rounds()))
        if (this.inFlight > 0 && this.pending() === 0) await this.breathe();
    } finally {
      signal.removeEventListener('abort', onEnd);
      await this.drain(signal);
    }
  }

  /** Gives the number back; for the end of the program. */
  stop(): void {
    this.lock?.release();
    this.lock = null;
  }

  /** @returns whether there is a campaign to send */
  private async prepare(): Promise<boolean> {
    const { pool, clock, log } = this.own;
    const lost = await giveUpLost(pool, this.lock?.number ?? 0, clock.now());
    if (lost > 0) log.warn({ mails: lost }, 'mails whose fate is unknown wait for a decision');
    while (await freezeNext(this.db, this.own, this.mailingOf))
      log.info({}, 'the audience of a campaign is frozen');
    await this.refresh();
    if (this.campaigns.size === 0) return false;
    if (this.lock?.isLost()) this.stop();
    this.lock ??= await takeNumber(pool);
    this.allowed = this.out.connections;
    return true;
  }

  private mailingOf = (id: string): Promise<Mailing | null> =>
    prepareMailing(this.db, this.own, this.out.keys, id);

  /** One round for each campaign. @returns whether there is more to do, now or when a mail has been handed over */
  private async rounds(): Promise<boolean> {
    if (performance.now() >= this.freshUntil) await this.refresh();
    let busy = false;
    for (const campaign of this.campaigns.values()) busy = (await this.round(campaign)) || busy;
    return busy || this.inFlight > 0 || this.pending() > 0;
  }

  private async refresh(): Promise<void> {
    const rows = await this.db
      .selectFrom('newsletter.campaign')
      .select(['id', 'state'])
      .where('state', 'in', ['sending', 'cancelled'])
      .where('finished_at', 'is', null)
      .where('frozen_at', 'is not', null)
      .orderBy('frozen_at')
      .execute();
    for (const { id } of rows)
      if (!this.campaigns.has(id))
        this.campaigns.set(id, { id, mailing: null, from: 0, inFlight: 0, results: [] });
    for (const [id, { inFlight, results }] of this.campaigns)
      if (inFlight === 0 && results.length === 0 && !rows.some((row) => row.id === id))
        this.campaigns.delete(id);
    this.limits = await paces(this.db);
    this.freshUntil = performance.now() + freshMs;
  }

  private pending = (): number =>
    [...this.campaigns.values()].reduce((sum, { results }) => sum + results.length, 0);

  /** @returns whether it did something */
  private async round(campaign: Active): Promise<boolean> {
    const { lock } = this;
    const { clock, policy } = this.own;
    const results = campaign.results;
    if (!lock) return false;
    const want = await this.want(results.length);
    if (results.length === 0 && want === 0) return false;
    campaign.mailing ??= await this.mailingOf(campaign.id);
    campaign.results = [];
    let claimed: Claimed[];
    try {
      claimed = await settleAndClaim(lock.client, {
        campaignId: campaign.id,
        sender: lock.number,
        results,
        want,
        from: campaign.from,
        now: clock.now(),
        language: policy.activities.newsletter.data.language !== undefined,
      });
    } catch (error) {
      // They are noted once the database is there again.
      campaign.results.unshift(...results);
      throw error;
    }
    await this.handOver(campaign, claimed);
    if (want === 0) return true;
    if (claimed.length === want) campaign.from = (claimed.at(-1)?.number ?? 0) + 1;
    else return this.seekAgain(campaign, results.length + claimed.length);
    return true;
  }

  /** The end of the audience: what was passed over begins at its start again; where nothing waits, the campaign is finished. */
  private async seekAgain(campaign: Active, did: number): Promise<boolean> {
    const again = campaign.from > 0;
    campaign.from = 0;
    if (did > 0 || again) return true;
    if (campaign.inFlight > 0 || campaign.results.length > 0) return false;
    if (await finishCampaign(this.db, this.own, campaign.id)) this.campaigns.delete(campaign.id);
    return false;
  }

  /** How many rows may be claimed. @param settling results that the same statement notes */
  private async want(settling: number): Promise<number> {
    if (performance.now() < this.quiet.until) return 0;
    const free = this.allowed - this.inFlight - (this.pending() - settling);
    if (free <= 0) return 0;
    if (this.limits[serverPace] === undefined) return free;
    return takePace(this.own.pool, serverPace, free, this.own.clock.now());
  }

  private async handOver(campaign: Active, claimed: readonly Claimed[]): Promise<void> {
    const { pool, clock } = this.own;
    const rows = claimed.filter(({ state }) => state === 'sending');
    const { go, wait } = await this.domains
      .sort(pool, this.limits, rows, clock.now())
      .catch((error: unknown) => {
        // None of them was handed over.
        campaign.results.push(...rows.map((row) => putBack(row, clock.now())));
        throw error;
      });
    campaign.results.push(...wait);
    for (const [index, row] of go.entries()) {
      // A request that came meanwhile is not kept waiting for all of them.
      if (index % breatheEvery === breatheEvery - 1) await setImmediate();
      void this.send(campaign, row);
    }
  }

  private async send(campaign: Active, row: Claimed): Promise<void> {
    campaign.inFlight += 1;
    this.inFlight += 1;
    const result = await this.attempt(campaign, row);
    campaign.results.push(result);
    campaign.inFlight -= 1;
    this.inFlight -= 1;
    this.wake();
  }

  private async attempt(campaign: Active, row: Claimed): Promise<Result> {
    const { clock, log } = this.own;
    let mail: FilledMail;
    const memory = this.memoryFor(campaign);
    try {
      mail = fillFor(campaign, row, memory);
    } catch (error) {
      log.warn({ campaign: campaign.id, ...errorFacts(error) }, 'a mail could not be made');
      return { ...putBack(row, clock.now()), state: 'failed', reason: 'notMade', tried: 1 };
    }
    const outcome = await this.out.relay.send(mail.envelope, mail.message);
    // What a connection that failed still holds must not become the mail of another.
    if (outcome.result === 'sent') this.memory.push(memory);
    await this.judge(campaign, outcome).catch((error: unknown) => {
      log.error(
        { campaign: campaign.id, ...errorFacts(error) },
        'the trouble of a campaign could not be noted',
      );
    });
    return resultOf({ personId: row.person_id, attempts: row.attempts }, outcome, clock.now());
  }

  private memoryFor({ mailing }: Active): Buffer {
    const room = mailing?.room ?? 0;
    const known = this.memory.pop();
    return known && known.length >= room ? known : Buffer.allocUnsafeSlow(room);
  }

  /** What an outcome means for the campaign: trouble that all readers share stops it. */
  private async judge(campaign: Active, outcome: Outcome): Promise<void> {
    const trouble = troubleOf(outcome);
    this.unknownInARow = outcome.result === 'unknown' ? this.unknownInARow + 1 : 0;
    if (trouble === null) {
      if (outcome.result === 'sent' && this.quiet.ms > 0) await this.recovered(campaign);
      if (this.unknownInARow >= Math.max(silentAfter, this.allowed)) await this.pause(campaign, 'silent');
      return;
    }
    if (trouble !== 'unreachable') await this.pause(campaign, trouble);
    else if (this.inFlight > 1 && this.quiet.ms === 0 && this.allowed > 1) this.allowed -= 1;
    else await this.beQuiet(campaign);
  }

  /** The server cannot be reached: it is asked again after a pause that grows. */
  private async beQuiet(campaign: Active): Promise<void> {
    if (performance.now() < this.quiet.until) return;
    const ms = Math.min(longestQuietMs, Math.max(1_000, this.quiet.ms * 2));
    this.quiet = { until: performance.now() + ms, ms };
    this.allowed = this.out.connections;
    await this.note(campaign, 'unreachable');
  }

  private async recovered(campaign: Active): Promise<void> {
    this.quiet = { until: 0, ms: 0 };
    await this.note(campaign, null);
  }

  private async pause(campaign: Active, reason: Trouble | 'silent'): Promise<void> {
    this.unknownInARow = 0;
    await this.db
      .updateTable('newsletter.campaign')
      .set({ state: 'paused', pause_reason: reason })
      .where('id', '=', campaign.id)
      .where('state', '=', 'sending')
      .execute();
    this.own.log.error({ campaign: campaign.id, because: reason }, 'a campaign was paused');
    this.freshUntil = 0;
  }

  private async note(campaign: Active, reason: Trouble | null): Promise<void> {
    await this.db
      .updateTable('newsletter.campaign')
      .set({ pause_reason: reason })
      .where('id', '=', campaign.id)
      .where('state', '=', 'sending')
      .execute();
    const message = reason ? 'the mail server cannot be reached' : 'the mail server is reached again';
    this.own.log.warn({ campaign: campaign.id }, message);
  }

  /** Waits until one more mail has been handed over. */
  private breathe(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Waits for what is being handed over and notes it; what takes too long is cut off. */
  private async drain(signal: AbortSignal): Promise<void> {
    const cut = setTimeout(() => this.out.relay.cut(), signal.aborted ? drainMs : 2 ** 30);
    while (this.inFlight > 0) await this.breathe();
    clearTimeout(cut);
    for (const campaign of this.campaigns.values()) {
      if (campaign.results.length === 0) continue;
      const results = campaign.results.splice(0);
      await settleAndClaim(this.own.pool, {
        campaignId: campaign.id,
        sender: this.lock?.number ?? 0,
        results,
        want: 0,
        from: 0,
        now: this.own.clock.now(),
        language: false,
      }).catch((error: unknown) => {
        campaign.results.unshift(...results);
        throw error;
      });
    }
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
const putBack = ({ person_id }: Claimed, now: Date): Result => ({
  personId: person_id,
  state: 'queued',
  code: null,
  reason: null,
  next: now,
  tried: 0,
});
