/** Questions about licences in the console: only who may decide them sees them. */
import { z } from 'zod';
import { actsOn } from '../../../../platform/acts.ts';
import { DomainError } from '../../../../platform/fault.ts';
import { answerConsole, type DeskHandle, deskRoutes, signedIn } from '../../../../platform/http/console.tsx';
import { readForm, validate } from '../../../../platform/http/forms.ts';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../../../platform/module.ts';
import { formatTime } from '../../../../platform/ui/components/time.tsx';
import { recordConsultation } from '../../../rights/module.ts';
import { dayOf } from '../../activation/decide.ts';
import { placeOf } from '../../console/queries.ts';
import type { LicensingDb } from '../../database.ts';
import { decideReview } from '../commands.ts';
import { decisions } from '../decisions.ts';
import { signalLimits } from '../limits.ts';
import {
  answersOf,
  decisionsOf,
  listReviews,
  type ReviewLine,
  reviewById,
  useOf,
  waitingReviews,
} from '../queries.ts';
import { type OnePage, onePage, type SignedDecision } from './one-views.tsx';
import { listPage, lists, reviewsPath } from './views.tsx';
import { consoleWords } from './words.ts';

const permission = 'reviews:decide';
/** Why somebody looked at an answer; `names.ts` has its words. */
const reason = 'licensing.review';

export const reviewsEntry = (db: LicensingDb): ConsoleEntry => ({
  group: 'products',
  title: { en: consoleWords.en.title, de: consoleWords.de.title, ru: consoleWords.ru.title },
  path: reviewsPath,
  permission,
  count: async () => (await waitingReviews(db)).count,
  urgency: async (language) => {
    const { oldest } = await waitingReviews(db);
    return oldest && consoleWords[language].oldest(formatTime(language, oldest, 'date'));
  },
});

interface Desk {
  readonly own: ModuleServices;
  readonly db: LicensingDb;
}
type Handle = DeskHandle<Desk>;

export function reviewRoutes(own: ModuleServices, db: LicensingDb): Route[] {
  const route = deskRoutes<Desk>({ own, db }, { path: reviewsPath, read: permission, write: permission });
  return [
    route('GET', '', list),
    route('GET', '/:id', (desk, context) => showOne(desk, context)),
    route('POST', '/:id', decide),
  ];
}

const list: Handle = async ({ own, db }, context) => {
  const which = lists.find((name) => name === context.req.query('which')) ?? 'waiting';
  const before = placeOf(context.req.query('before'));
  const page = listPage({
    ...(await listReviews(db, which, before)),
    language: context.var.language,
    policy: own.policy,
    which,
    first: before === null,
  });
  return answerConsole(own, own.wiring, context, page);
};

async function reviewOf({ db }: Desk, context: RequestContext): Promise<ReviewLine> {
  const found = await reviewById(db, context.req.param('id') ?? '');
  if (!found) throw new DomainError('notFound');
  return found;
}

type Again = Pick<OnePage, 'typed' | 'errors' | 'refused'>;

async function showOne(desk: Desk, context: RequestContext, again: Again = {}): Promise<Response> {
  const { own, db } = desk;
  const { language, staff } = context.var;
  const review = await reviewOf(desk, context);
  const answers = await answersOf(db, review.id);
  for (const personId of new Set(answers.map((answer) => answer.personId)))
    await recordConsultation(db, own, { staff: signedIn(context), personId, reason });
  const page = onePage({
    language,
    policy: own.policy,
    review,
    use: await useOf(db, review.licenceId, windowOf(own, review)),
    decided: await signedDecisions(db, review.id, staff?.may('staff:read') ?? false),
    answers,
    mayReadLicences: staff?.may('licences:read') ?? false,
    ...again,
  });
  return answerConsole(own, own.wiring, context, page, again.refused ? 409 : again.errors ? 422 : 200);
}

/** Each decision with the name of who took it, for who may read the log of staff, as far back as that goes. */
async function signedDecisions(
  db: LicensingDb,
  reviewId: string,
  maySeeWho: boolean,
): Promise<SignedDecision[]> {
  const decided = await decisionsOf(db, reviewId);
  const acts = maySeeWho ? (await actsOn(db, reviewId)).toReversed() : [];
  const forgotten = decided.length - acts.length;
  return decided.map((one, at) => ({ ...one, by: acts[at - forgotten]?.name ?? null }));
}

/** From the first day that is still counted, or was counted for this review, to today. */
function windowOf({ policy, clock }: ModuleServices, { since }: ReviewLine) {
  const now = clock.now();
  const counted = signalLimits(policy, now).since;
  return { since: since < counted ? since : counted, today: dayOf(now) };
}

const decisionForm = z.strictObject({
  decision: z.enum(decisions),
  reason: z.string().trim().min(1).max(500),
});

const decide: Handle = async (desk, context) => {
  const { fields } = await readForm(context);
  const { language } = context.var;
  const checked = validate(decisionForm, fields);
  const typed = fields.reason ?? '';
  if (!checked.ok) return showOne(desk, context, { typed, errors: errorsAt(language, checked.faults) });
  const { id } = await reviewOf(desk, context);
  try {
    await decideReview(desk.db, desk.own, { ...checked.value, id, staffId: signedIn(context).staffId });
  } catch (error) {
    const code = error instanceof DomainError ? error.code : '';
    if (code === 'reviewMoved') return showOne(desk, context, { typed, refused: 'moved' });
    if (code === 'licenceMoved') return showOne(desk, context, { typed, refused: 'licenceMoved' });
    throw error;
  }
  return context.redirect(`${reviewsPath}/${id}`, 303);
};

function errorsAt(
  language: RequestContext['var']['language'],
  faults: readonly { readonly field: string }[],
) {
  const w = consoleWords[language].faults;
  return [...new Set(faults.map(({ field }) => field))].map((field) => ({
    field: 'reason',
    message: field === 'decision' ? w.decision : w.reason,
  }));
}
