/**
 * Sends campaigns: claims as many rows as connections are free, hands each over, and notes what came of it with the next
 * claim. Never are more rows uncertain than connections are open. Any number of processes do this beside each other.
 */
import { setImmediate } from 'node:timers/promises';
import { DomainError } from '../../../platform/fault.ts';
import { errorFacts } from '../../../platform/log.ts';
import type { DkimKey } from '../../../platform/mail/compose.ts';
import type { Outcome, Relay } from '../../../platform/mail/smtp.ts';
import type { ModuleServices } from '../../../platform/module.ts';
import type { NewsletterDb } from '../database.ts';
import { type Active, ActiveCampaigns } from './active.ts';
import { type Claimed, settleAndClaim } from './claim.ts';
import { type Paces, paces } from './commands.ts';
import { finishCampaign } from './finish.ts';
import { freezeNext } from './freeze.ts';
import { HandOver, putBack } from './hand-over.ts';
import { Line, type Verdict } from './line.ts';
import { giveUpLost, type SenderLock, takeNumber } from './lost.ts';
import { type Mailing, prepareMailing } from './mailing.ts';
import { DomainPaces, ServerPace } from './pace.ts';
import { noteTrouble } from './trouble.ts';

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

/** How long a list of campaigns and paces is believed, in ms. */
const freshMs = 300;
/** How long the program waits at its end for mails that are being handed over, in ms. */
const drainMs = 10_000;
/** Mails made in one turn of the event loop: about 2 ms of work. */
const breatheEvery = 16;

export class Sender {
  private readonly campaigns: ActiveCampaigns;
  private readonly line: Line;
  private readonly hands: HandOver;
  private pace = new ServerPace();
  private readonly domains = new DomainPaces();
  private lock: SenderLock | null = null;
  private limits: Paces = {};
  private freshUntil = 0;
  private inFlight = 0;
  private wake: () => void = () => {};

  private readonly own: SenderServices;
  private readonly db: NewsletterDb;
  private readonly out: SenderRelay;

  constructor(own: SenderServices, db: NewsletterDb, out: SenderRelay) {
    this.own = own;
    this.db = db;
    this.out = out;
    this.campaigns = new ActiveCampaigns(db);
    this.line = new Line(out.connections, own.clock);
    this.hands = new HandOver(own, out.relay);
  }

  /**
   * Sends until nothing is due any more, or the signal says that the program ends; then what is being handed over is waited
   * for and noted.
   */
  async run(signal: AbortSignal): Promise<void> {
    if (this.line.isQuiet()) return;
    const onEnd = () => this.wake();
    signal.addEventListener('abort', onEnd);
    try {
      if (!(await this.prepare())) return;
      while (!signal.aborted && (await this.rounds()))
        if (!signal.aborted && this.inFlight > 0 && this.campaigns.pending() === 0) await this.breathe();
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
    if (this.campaigns.isEmpty()) return false;
    if (this.lock?.isLost()) this.stop();
    this.lock ??= await takeNumber(pool);
    this.line.widen();
    this.pace = new ServerPace();
    return true;
  }

  private mailingOf = (id: string): Promise<Mailing | null> =>
    prepareMailing(this.db, this.own, this.out.keys, id);

  /** A text that was in order when the campaign began need not be so under a later policy or version of this program. */
  private async mailingFor({ id }: Active): Promise<Mailing | null> {
    try {
      return await this.mailingOf(id);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.note(id, { pause: 'notMade' });
      return null;
    }
  }

  /** One round for each campaign. @returns whether there is more to do, now or when a mail has been handed over */
  private async rounds(): Promise<boolean> {
    if (performance.now() >= this.freshUntil) await this.refresh();
    let busy = false;
    for (const campaign of this.campaigns.all()) busy = (await this.round(campaign)) || busy;
    return busy || this.inFlight > 0 || this.campaigns.pending() > 0;
  }

  private async refresh(): Promise<void> {
    await this.campaigns.refresh();
    this.limits = await paces(this.db);
    this.freshUntil = performance.now() + freshMs;
  }

  /** @returns whether it did something */
  private async round(campaign: Active): Promise<boolean> {
    const { lock } = this;
    const { clock, policy } = this.own;
    const results = campaign.results;
    if (!lock) return false;
    const want = await this.want(results.length);
    if (results.length === 0 && want === 0) return false;
    campaign.mailing ??= await this.mailingFor(campaign);
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
    const went = await this.handOver(campaign, claimed);
    this.pace.giveBack(this.limits, want - went);
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
    if (await finishCampaign(this.db, this.own, campaign.id)) this.campaigns.forget(campaign.id);
    return false;
  }

  /** How many rows may be claimed. @param settling results that the same statement notes */
  private async want(settling: number): Promise<number> {
    if (this.line.isQuiet()) return 0;
    const free = this.line.open - this.inFlight - (this.campaigns.pending() - settling);
    if (free <= 0) return 0;
    return this.pace.take(this.own.pool, this.limits, free, this.own.clock.now());
  }

  /** @returns how many went to the mail server */
  private async handOver(campaign: Active, claimed: readonly Claimed[]): Promise<number> {
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
    return go.length;
  }

  private async send(campaign: Active, row: Claimed): Promise<void> {
    campaign.inFlight += 1;
    this.inFlight += 1;
    const { result, outcome } = await this.hands.attempt(campaign, row);
    if (outcome) await this.judge(campaign, outcome);
    campaign.results.push(result);
    campaign.inFlight -= 1;
    this.inFlight -= 1;
    this.wake();
  }

  /** Trouble that all readers share stops the campaign. */
  private async judge({ id }: Active, outcome: Outcome): Promise<void> {
    const verdict = this.line.judge(outcome, this.inFlight);
    if (verdict !== null) await this.note(id, verdict);
  }

  private async note(id: string, verdict: Verdict): Promise<void> {
    const { log } = this.own;
    try {
      await noteTrouble({ db: this.db, log }, id, verdict);
      if ('pause' in verdict) this.freshUntil = 0;
    } catch (error) {
      log.error({ campaign: id, ...errorFacts(error) }, 'the trouble of a campaign could not be noted');
    }
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
    for (const campaign of this.campaigns.all()) {
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
