/** What the page of sending needs of the sender. */
import type { SignedInStaff } from '../../../../platform/module.ts';
import type { Audience } from '../../sending/audience.ts';
import type { Progress, TroubleLine, TroublePart } from '../../sending/queries.ts';

/** Mails a minute; `null` sets no limit. */
export interface Pace {
  /** Of one recipient domain; `null` for the mail server as a whole. */
  readonly domain: string | null;
  readonly perMinute: number | null;
}

interface Order {
  readonly campaignId: string;
  readonly by: SignedInStaff;
}

/** Begins only what its giver saw and had checked. */
export interface StartOrder extends Order {
  readonly revision: number;
}

export interface Sending {
  readonly audience: (campaignId: string) => Promise<Audience>;
  readonly progress: (campaignId: string) => Promise<Progress>;
  /** Who did not get it, from behind a place in the audience on. */
  readonly trouble: (part: TroublePart) => Promise<readonly TroubleLine[]>;
  readonly paces: () => Promise<readonly Pace[]>;
  readonly setPace: (pace: Pace, by: SignedInStaff) => Promise<void>;
  readonly start: (order: StartOrder) => Promise<void>;
  readonly schedule: (order: StartOrder & { readonly at: Date }) => Promise<void>;
  /** Back to a draft, before anything was sent. */
  readonly withdraw: (order: Order) => Promise<void>;
  readonly pause: (order: Order) => Promise<void>;
  readonly resume: (order: Order) => Promise<void>;
  readonly cancel: (order: Order) => Promise<void>;
  readonly retryFailed: (order: Order) => Promise<void>;
  readonly resolveUnknown: (order: Order & { readonly as: 'sent' | 'again' }) => Promise<void>;
}
