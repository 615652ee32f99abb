/** The routes behind the buttons of "What we hold about you"; each needs a proven address. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { readForm, validate } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type { RequestContext, Route } from '../../../platform/module.ts';
import { fieldSchema } from '../../../policy/fields.ts';
import { rightsOf } from '../../../policy/rights.ts';
import { type ActivityName, activityNames } from '../../../policy/vocabulary.ts';
import { answerFor, openRestrictions } from '../answer/queries.ts';
import type { DoneCode } from '../answer/views.tsx';
import type { RightsDb, RightsServices } from '../database.ts';
import { erasePerson } from '../erasure/commands.ts';
import type { Ledger } from '../erasure/ledger.ts';
import { previewErasure } from '../erasure/queries.ts';
import { requirePerson } from '../person/commands.ts';
import type { Proven } from '../person/proof.ts';
import { redirect, requireProven } from '../person/session.ts';
import { openRequest } from '../request/commands.ts';
import { recipientsToTell } from '../request/recipients.ts';
import { restrict } from '../restriction/commands.ts';
import { activitiesOf, objectTo, pauseUse, resumeUse, type Wish, withdraw } from './commands.ts';
import { correctField, fieldsOf } from './correction.ts';
import { correctPage, erasePage, objectPage, pausePage } from './views.tsx';

type Act = (context: RequestContext, person: Proven) => Promise<Response>;

/** @param ledger of this deployment, known once the program has started */
export function actionRoutes(db: RightsDb, services: RightsServices, ledger: () => Ledger): Route[] {
  const route = (method: 'GET' | 'POST', page: string, act: Act): Route => ({
    method,
    path: `/privacy/my-data/${page}`,
    localised: true,
    noAddress: true,
    handle: async (context) => act(context, await requireProven(db, services, context)),
  });
  const { texts } = services;
  return [
    route('GET', 'erase', async (context, { personId }) => {
      const verdicts = await previewErasure(db, services, personId);
      return sitePage(services, context, erasePage(context.var.language, texts, verdicts));
    }),
    route('POST', 'erase', async (context, { personId }) => {
      const { code } = await erasePerson(db, services, ledger(), { personId, source: 'page' });
      return redirect(services, `/${context.var.language}/privacy/receipt/${code}`, 'end');
    }),
    route('GET', 'pause', async (context, { personId }) => {
      const open = await openRestrictions(db, personId);
      const isPaused = open.some(({ cause }) => cause === 'person');
      return sitePage(services, context, pausePage(context.var.language, isPaused));
    }),
    route('POST', 'pause', async (context, person) => {
      await db.transaction().execute((tx) => pauseUse(tx, services, wishOf(context, person)));
      return done(services, context, 'paused');
    }),
    route('POST', 'resume', async (context, person) => {
      await resumeUse(db, services, wishOf(context, person));
      return done(services, context, 'resumed');
    }),
    route('GET', 'object', async (context, { personId }) => {
      const held = await activitiesOf(db, services, personId);
      const open = held.filter((name) => rightsOf(services.policy, name).objection);
      return sitePage(services, context, objectPage(context.var.language, texts, open));
    }),
    route('POST', 'object', (context, person) => postObjection(db, services, context, person)),
    route('POST', 'withdraw', (context, person) => postWithdrawal(db, services, context, person)),
    route('GET', 'correct', async (context, { personId }) => {
      const answer = await answerFor(db, services, personId);
      return sitePage(
        services,
        context,
        correctPage(context.var.language, texts, { fields: fieldsOf(services, answer) }),
      );
    }),
    route('POST', 'correct', (context, person) => postCorrection(db, services, context, person)),
    route('POST', 'correct-other', (context, person) => postOtherCorrection(db, services, context, person)),
  ];
}

const wishOf = (context: RequestContext, { personId }: Proven): Wish => ({
  personId,
  language: context.var.language,
  source: 'page',
});

const done = (services: RightsServices, context: RequestContext, code: DoneCode): Response =>
  redirect(services, `/${context.var.language}/privacy/my-data?done=${code}`);

const activityField = z.enum(['', ...activityNames]);
const meant = (name: '' | ActivityName): ActivityName[] => (name === '' ? [] : [name]);

async function postObjection(
  db: RightsDb,
  services: RightsServices,
  context: RequestContext,
  person: Proven,
) {
  const { activity = '', ...fields } = (await readForm(context)).fields;
  const form = validate(fieldSchema(services.policy, 'objection'), fields);
  const chosen = activityField.safeParse(activity);
  if (!form.ok || !chosen.success) throw new DomainError('badForm');
  const given = typeof form.value.reasons === 'string' ? form.value.reasons : null;
  const wish = { ...wishOf(context, person), activities: meant(chosen.data), reasons: given };
  await db.transaction().execute((tx) => objectTo(tx, services, wish));
  return done(services, context, given ? 'objected' : 'reasons');
}

async function postWithdrawal(
  db: RightsDb,
  services: RightsServices,
  context: RequestContext,
  person: Proven,
) {
  const { fields } = await readForm(context);
  const form = validate(z.strictObject({ activity: z.enum(activityNames) }), fields);
  if (!form.ok) throw new DomainError('badForm');
  const wish = { ...wishOf(context, person), activities: [form.value.activity] };
  await db.transaction().execute((tx) => withdraw(tx, services, wish));
  return done(services, context, 'withdrawn');
}

async function postCorrection(
  db: RightsDb,
  services: RightsServices,
  context: RequestContext,
  person: Proven,
) {
  const { fields } = await readForm(context);
  const answer = await answerFor(db, services, person.personId);
  const name = fields.field ?? '';
  try {
    await correctField(db, services, {
      wish: wishOf(context, person),
      answer,
      name,
      value: fields[name] ?? '',
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'badValue') throw error;
    const page = correctPage(context.var.language, services.texts, {
      fields: fieldsOf(services, answer),
      fault: { field: name, code: 'bad' },
    });
    return sitePage(services, context, page, 422);
  }
  return done(services, context, 'corrected');
}

/** A correction that a person examines; while its accuracy is checked, use pauses (Art. 18(1)(a)). */
async function postOtherCorrection(
  db: RightsDb,
  services: RightsServices,
  context: RequestContext,
  person: Proven,
) {
  const { fields } = await readForm(context);
  const form = validate(fieldSchema(services.policy, 'objection'), fields);
  const reasons = form.ok && typeof form.value.reasons === 'string' ? form.value.reasons : null;
  if (!reasons) {
    const answer = await answerFor(db, services, person.personId);
    const page = correctPage(context.var.language, services.texts, {
      fields: fieldsOf(services, answer),
      fault: { field: 'reasons', code: 'empty' },
    });
    return sitePage(services, context, page, 422);
  }
  await db.transaction().execute(async (tx) => {
    const wish = wishOf(context, person);
    await requirePerson(tx, person.personId);
    const toBeTold = await recipientsToTell(tx, person.personId);
    const requestId = await openRequest(tx, services, { ...wish, kind: 'rectification', reasons, toBeTold });
    await restrict(tx, services, { personId: person.personId, cause: 'accuracy', requestId });
  });
  return done(services, context, 'asked');
}
