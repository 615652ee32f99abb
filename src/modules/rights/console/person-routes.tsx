/** A person in the console: found by address, shown, exported, restricted, erased. Each look is entered. */
import { z } from 'zod';
import { recordAct } from '../../../platform/acts.ts';
import { readForm } from '../../../platform/http/forms.ts';
import type { RequestContext, Route, SignedInStaff } from '../../../platform/module.ts';
import { typedAddress } from '../../../policy/address.ts';
import { exportJson } from '../answer/export.ts';
import { answerFor } from '../answer/queries.ts';
import { erasePerson } from '../erasure/commands.ts';
import { previewErasure } from '../erasure/queries.ts';
import { recordConsultation, requirePerson } from '../person/commands.ts';
import { fileResponse, redirect } from '../person/session.ts';
import { openRequest } from '../request/commands.ts';
import { restrict } from '../restriction/commands.ts';
import { type Desk, idOf, look, read, route, show, words, wordsFor } from './desk.ts';
import { looksInWords } from './looks.ts';
import { personsPath, requestsPath } from './paths.ts';
import { eraseByStaffPage, erasedPage, personPage, searchPage } from './person-views.tsx';
import { findPerson } from './queries.ts';

type Handle = (desk: Desk, context: RequestContext, staff: SignedInStaff) => Promise<Response>;

export function personRoutes(desk: Desk): Route[] {
  const at =
    (handle: Handle) =>
    (context: RequestContext, staff: SignedInStaff): Promise<Response> =>
      handle(desk, context, staff);
  return [
    route('GET', personsPath, 'rights:read', (context) =>
      show(desk, context, searchPage(context.var.language, false)),
    ),
    route('POST', personsPath, 'rights:read', at(search)),
    route('POST', `${personsPath}/:id`, 'rights:read', at(showAgain)),
    route('POST', `${personsPath}/:id/export`, 'persons:export', at(download)),
    route('POST', `${personsPath}/:id/restrict`, 'rights:decide', at(restrictAll)),
    route('GET', `${personsPath}/:id/erase`, 'persons:erase', at(preview)),
    route('POST', `${personsPath}/:id/erase`, 'persons:erase', at(erase)),
  ];
}

const searchShape = z.strictObject({
  address: typedAddress,
  reason: words(200),
});
const reasonShape = z.strictObject({ reason: words(200) });

const search: Handle = async (desk, context, staff) => {
  const { address, reason } = read(searchShape, (await readForm(context)).fields);
  const personId = await findPerson(desk.db, address);
  if (!personId) return show(desk, context, searchPage(context.var.language, true));
  return showPerson(desk, context, staff, { personId, reason });
};

const showAgain: Handle = async (desk, context, staff) => {
  const { reason } = read(reasonShape, (await readForm(context)).fields);
  return showPerson(desk, context, staff, { personId: idOf(context), reason });
};

async function showPerson(
  desk: Desk,
  context: RequestContext,
  staff: SignedInStaff,
  { personId, reason }: { personId: string; reason: string },
): Promise<Response> {
  const { own, db, services } = desk;
  await look(desk, staff, personId, reason);
  const { language } = context.var;
  const found = await answerFor(db, services, personId);
  const answer = { ...found, looks: looksInWords(own.wiring, language, found.looks) };
  const { policy, texts } = services;
  const may = {
    export: staff.may('persons:export'),
    erase: staff.may('persons:erase'),
    decide: staff.may('rights:decide'),
  };
  return show(desk, context, personPage({ policy, texts, language, answer, personId, may }));
}

const download: Handle = async ({ db, services }, context, staff) => {
  const personId = idOf(context);
  await db.transaction().execute(async (tx) => {
    await recordConsultation(tx, services, { staff, personId, reason: 'export' });
    await recordAct(tx, services, { act: 'person.exported', staffId: staff.staffId, subjectId: personId });
  });
  const answer = await answerFor(db, services, personId);
  const { language } = context.var;
  const file = exportJson(services, answer, { scope: 'access', language, address: null });
  return fileResponse(file, 'application/json; charset=utf-8', 'person.json');
};

const restrictAll: Handle = async ({ db, services }, context, staff) => {
  const personId = idOf(context);
  const { language } = context.var;
  await db.transaction().execute(async (tx) => {
    await requirePerson(tx, personId);
    const wish = { personId, kind: 'restriction', source: 'console', language } as const;
    const requestId = await openRequest(tx, services, wish);
    await restrict(tx, services, { personId, cause: 'accuracy', requestId, placedBy: staff.staffId });
    await recordAct(tx, services, { act: 'person.restricted', staffId: staff.staffId, subjectId: personId });
  });
  return redirect(services, requestsPath);
};

const preview: Handle = async (desk, context, staff) => {
  const personId = idOf(context);
  await look(desk, staff, personId, 'preview of an erasure');
  const verdicts = await previewErasure(desk.db, desk.services, personId);
  return show(desk, context, eraseByStaffPage({ ...wordsFor(desk, context), personId, verdicts }));
};

const erase: Handle = async (desk, context, staff) => {
  const { db, services, ledger } = desk;
  const { code } = await erasePerson(db, services, ledger(), {
    personId: idOf(context),
    source: 'console',
    by: staff,
  });
  const { language } = context.var;
  return show(desk, context, erasedPage(language, `/${language}/privacy/receipt/${code}`));
};
