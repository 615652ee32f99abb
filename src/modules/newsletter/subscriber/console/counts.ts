/**
 * How many there are. To count a million rows takes longer than a page may, so a number is remembered, and a page waits for
 * it a moment only.
 */
import type { Services } from '../../../../platform/module.ts';
import type { NewsletterDb } from '../../database.ts';
import { type BounceKind, bounceKinds, type Filter } from './lists.ts';

type SubscriberCounts = Readonly<Record<Filter, number>>;
type BounceCounts = Readonly<Record<BounceKind, number>>;

/** `null` where nothing is known yet and counting takes long: the page then comes without numbers, the next one has them. */
export interface Counts {
  readonly subscribers: () => Promise<SubscriberCounts | null>;
  readonly bounces: () => Promise<BounceCounts | null>;
}

const minute = 60_000;
/** What a page has to spare for its numbers, in milliseconds. */
const patience = 30;

export const newsletterCounts = (db: NewsletterDb, services: Pick<Services, 'clock'>): Counts => ({
  subscribers: forAMinute(services, () => countSubscribers(db)),
  bounces: forAMinute(services, () => countBounces(db)),
});

/** After its minute a number is counted anew, once for all who ask; where that takes long, the one before it is given. */
function forAMinute<T>({ clock }: Pick<Services, 'clock'>, count: () => Promise<T>): () => Promise<T | null> {
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
    return within(patience, counting, known?.value ?? null);
  };
}

/** @returns `otherwise` where it takes longer; that it fails afterwards is nobody's matter */
async function within<T>(ms: number, work: Promise<T>, otherwise: T | null): Promise<T | null> {
  work.catch(() => {});
  const { promise, resolve } = Promise.withResolvers<T | null>();
  const timer = setTimeout(() => resolve(otherwise), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
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
