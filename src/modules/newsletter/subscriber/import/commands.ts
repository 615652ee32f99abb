/** Takes in subscribers of another system: whoever has proof of their consent at once, others only by asking them anew. */
import { recordAct } from '../../../../platform/acts.ts';
import type { Services } from '../../../../platform/module.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../../database.ts';
import { signUpWithin } from '../../sign-up/commands.ts';
import { importSource } from '../../sign-up/source.ts';
import { signUpWords } from '../../sign-up/words.ts';
import { subscriberIdOf, suppressionHash } from '../../token/tokens.ts';
import { addSubscriber } from '../commands.ts';
import { type Candidate, type FileReason, readLine } from './lines.ts';
import type { FileLine } from './read.ts';

export interface ImportOptions {
  /** Without it everything is tried and taken back. */
  readonly apply: boolean;
  /** Whoever has no proof is sent the mail of a sign-up; else they are left out. */
  readonly reconfirm: boolean;
  /** What people agreed to, where the lines do not say it. */
  readonly proof: string | null;
  /** What the file's name says of all its lines. */
  readonly status: FileReason | null;
  /** The language of the mails to whom the file gives none. */
  readonly language: Language;
  /** When the person of an address was erased here. */
  readonly erasedAt: (address: string) => Promise<Date | null>;
  /** Told of the first lines whose number of columns is wrong. */
  readonly onRagged: (line: number) => void;
}

/** `noProof`, `duplicate` in the file; `suppressed`, `erased`, `subscribed`, `waiting` for a confirmation, `paused` here. */
type Reason =
  | FileReason
  | 'noProof'
  | 'duplicate'
  | 'suppressed'
  | 'erased'
  | 'subscribed'
  | 'waiting'
  | 'paused';

export interface SubscriberImport {
  readonly read: number;
  readonly stored: number;
  /** Who is sent a mail that asks to confirm. */
  readonly asked: number;
  readonly skipped: Readonly<Record<string, number>>;
}

type ImportServices = NewsletterServices & Pick<Services, 'clock'>;

interface Known extends Candidate {
  readonly id: string;
}

const batchSize = 1_000;

/**
 * Takes in the lines of a file, a batch in a transaction: all of it or nothing. To do it again changes nothing, since
 * whoever is here already is left out. Two lines with one address are one; the first counts.
 */
export async function importSubscribers(
  db: NewsletterDb,
  services: ImportServices,
  lines: AsyncIterable<FileLine>,
  options: ImportOptions,
): Promise<SubscriberImport> {
  const tally = newTally();
  const seen = new Set<string>();
  const rules = { policy: services.policy, now: services.clock.now() };
  let batch: Known[] = [];
  for await (const { number, cells, layout } of lines) {
    tally.read += 1;
    const candidate = options.status ?? readLine(rules, layout, cells);
    if (candidate === 'ragged') options.onRagged(number);
    if (typeof candidate === 'string') {
      tally.skip(candidate);
      continue;
    }
    const id = subscriberIdOf(services, candidate.email);
    if (!remembers(seen, id)) tally.skip('duplicate');
    else batch.push({ ...candidate, id });
    if (batch.length < batchSize) continue;
    await takeBatch(db, services, options, batch, tally);
    batch = [];
  }
  await takeBatch(db, services, options, batch, tally);
  if (options.apply) await recordAct(db, services, { act: 'subscribers.imported', staffId: null });
  return tally.total();
}

/** The 16 octets of an id as 16 letters: a million of them take about 60 MB. @returns whether it is new */
function remembers(seen: Set<string>, id: string): boolean {
  const octets = Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1');
  return seen.size < seen.add(octets).size;
}

function newTally() {
  const skipped = new Map<Reason, number>();
  const counted = { read: 0, stored: 0, asked: 0 };
  return Object.assign(counted, {
    skip: (reason: Reason) => skipped.set(reason, (skipped.get(reason) ?? 0) + 1),
    total: (): SubscriberImport => ({ ...pick(counted), skipped: Object.fromEntries(skipped) }),
  });
}
type Tally = ReturnType<typeof newTally>;
const pick = ({ read, stored, asked }: { read: number; stored: number; asked: number }) => ({
  read,
  stored,
  asked,
});

/** Thrown to take a tried batch back. */
class OnlyTried extends Error {}

/** Counts are told only of what was done, or would be. */
async function takeBatch(
  db: NewsletterDb,
  services: ImportServices,
  options: ImportOptions,
  batch: readonly Known[],
  tally: Tally,
): Promise<void> {
  if (batch.length === 0) return;
  const outcomes: ('stored' | 'asked' | Reason)[] = [];
  const run = async (tx: NewsletterTx) => {
    const here = await whoIsHere(tx, services, batch);
    for (const one of batch) outcomes.push(await takeOne(tx, services, options, here, one));
    if (!options.apply) throw new OnlyTried();
  };
  await db
    .transaction()
    .execute(run)
    .catch((error: unknown) => {
      if (!(error instanceof OnlyTried)) throw error;
    });
  for (const outcome of outcomes)
    if (outcome === 'stored' || outcome === 'asked') tally[outcome] += 1;
    else tally.skip(outcome);
}

type Here = ReadonlyMap<string, Reason>;

/** What is known here of a batch's addresses, in three statements. */
async function whoIsHere(tx: NewsletterTx, services: ImportServices, batch: readonly Known[]): Promise<Here> {
  const ids = batch.map(({ id }) => id);
  const hashes = new Map(ids.map((id) => [suppressionHash(services, id).toString('hex'), id]));
  const waiting = await tx
    .selectFrom('newsletter.sign_up')
    .select('subscriber_id')
    .where('subscriber_id', 'in', ids)
    .execute();
  const suppressed = await tx
    .selectFrom('newsletter.suppression')
    .select('address_hash')
    .where(
      'address_hash',
      'in',
      [...hashes.keys()].map((hash) => Buffer.from(hash, 'hex')),
    )
    .execute();
  const subscribed = await tx
    .selectFrom('newsletter.subscriber')
    .select('id')
    .where('id', 'in', ids)
    .where('left_at', 'is', null)
    .execute();
  return new Map<string, Reason>([
    ...waiting.map(({ subscriber_id }) => [subscriber_id, 'waiting'] as const),
    ...suppressed.map(
      ({ address_hash }) => [hashes.get(address_hash.toString('hex')) ?? '', 'suppressed'] as const,
    ),
    ...subscribed.map(({ id }) => [id, 'subscribed'] as const),
  ]);
}

async function takeOne(
  tx: NewsletterTx,
  services: ImportServices,
  options: ImportOptions,
  here: Here,
  one: Known,
): Promise<'stored' | 'asked' | Reason> {
  const known = here.get(one.id);
  if (known && known !== 'waiting') return known;
  const collectedAt = one.confirmedAt ?? one.signedUpAt;
  const erasedAt = await options.erasedAt(one.email);
  if (erasedAt && (!collectedAt || collectedAt <= erasedAt)) return 'erased';
  const wording = one.wording ?? options.proof ?? one.source;
  if (one.confirmedAt && wording) return store(tx, services, one, { confirmedAt: one.confirmedAt, wording });
  if (known) return known;
  return options.reconfirm ? ask(tx, services, one, one.language ?? options.language) : 'noProof';
}

async function store(
  tx: NewsletterTx,
  services: ImportServices,
  { email, language, topics, signedUpAt, source }: Known,
  { confirmedAt, wording }: { readonly confirmedAt: Date; readonly wording: string },
): Promise<'stored' | Reason> {
  const { outcome } = await addSubscriber(tx, services, {
    email,
    language,
    topics,
    proof: 'imported',
    wording,
    sourcePage: source ?? importSource,
    mailHash: null,
    signedUpAt: signedUpAt && signedUpAt < confirmedAt ? signedUpAt : confirmedAt,
    confirmedAt,
  });
  return outcome === 'added' ? 'stored' : outcome === 'known' ? 'subscribed' : 'paused';
}

async function ask(
  tx: NewsletterTx,
  services: ImportServices,
  { email }: Known,
  language: Language,
): Promise<'asked'> {
  const wording = signUpWords[language].sentence(services.policy.controller.name);
  await signUpWithin(tx, services, { email, language, wording, sourcePage: importSource });
  return 'asked';
}
