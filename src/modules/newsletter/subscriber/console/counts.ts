/** How many there are. To count a million rows takes longer than a page may, so a number is remembered for a minute. */
import type { Services } from '../../../../platform/module.ts';
import type { NewsletterDb } from '../../database.ts';
import { type BounceKind, bounceKinds, type Filter } from './lists.ts';

type SubscriberCounts = Readonly<Record<Filter, number>>;
type BounceCounts = Readonly<Record<BounceKind, number>>;

export interface Counts {
  readonly subscribers: () => Promise<SubscriberCounts>;
  readonly bounces: () => Promise<BounceCounts>;
}

const minute = 60_000;

export const newsletterCounts = (db: NewsletterDb, services: Pick<Services, 'clock'>): Counts => ({
  subscribers: forAMinute(services, () => countSubscribers(db)),
  bounces: forAMinute(services, () => countBounces(db)),
});

/** After its minute the number is still given while it is counted anew: only whoever asks first of all waits, once for all. */
function forAMinute<T>({ clock }: Pick<Services, 'clock'>, count: () => Promise<T>): () => Promise<T> {
  let known: { readonly at: number; readonly value: T } | null = null;
  let counting: Promise<T> | null = null;
  const recount = async (at: number): Promise<T> => {
    try {
      const value = await count();
      known = { at, value };
      return value;
    } finally {
      counting = null;
    }
  };
  return async () => {
    const at = clock.now().getTime();
    if (known && at - known.at < minute && at >= known.at) return known.value;
    counting ??= recount(at);
    if (!known) return counting;
    // What was known stays known where it cannot be counted anew.
    counting.catch(() => {});
    return known.value;
  };
}

async function countSubscribers(db: NewsletterDb): Promise<SubscriberCounts> {
  const { countAll } = db.fn;
  const { all, active } = await db
    .selectFrom('newsletter.subscriber')
    .select([
      countAll<string>().as('all'),
      countAll<string>().filterWhere('left_at', 'is', null).as('active'),
    ])
    .executeTakeFirstOrThrow();
  const { waiting } = await db
    .selectFrom('newsletter.sign_up')
    .select(countAll<string>().as('waiting'))
    .executeTakeFirstOrThrow();
  return { active: Number(active), left: Number(all) - Number(active), waiting: Number(waiting) };
}

async function countBounces(db: NewsletterDb): Promise<BounceCounts> {
  const rows = await db
    .selectFrom('newsletter.bounce')
    .select(['kind', db.fn.countAll<string>().as('number')])
    .groupBy('kind')
    .execute();
  const number = (kind: BounceKind) => Number(rows.find((row) => row.kind === kind)?.number ?? 0);
  const [hard, soft, complaint] = bounceKinds.map(number);
  return { hard: hard ?? 0, soft: soft ?? 0, complaint: complaint ?? 0 };
}
