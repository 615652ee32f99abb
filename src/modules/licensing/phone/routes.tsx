/** Activation on the phone: nobody's name or number has a place in it (clause 7.3). */
import { answerConsole, deskRoutes } from '../../../platform/http/console.tsx';
import { readForm } from '../../../platform/http/forms.ts';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import type { Typed } from '../console/form.ts';
import { licenceWords } from '../console/words.ts';
import type { LicensingDb, SigningServices } from '../database.ts';
import { answerRequest } from '../manual/commands.ts';
import { readCodes, refusalOf } from '../manual/read.ts';
import { givenBackPage, phonePage, phonePath, readingPage } from './views.tsx';
import { phoneFaultWords } from './words.ts';

const { en, de, ru } = licenceWords;
const permission = 'licences:manage';

export const phoneEntry: ConsoleEntry = {
  group: 'products',
  title: { en: en.phone, de: de.phone, ru: ru.phone },
  path: phonePath,
  permission,
};

interface Desk {
  readonly own: ModuleServices & SigningServices;
  readonly db: LicensingDb;
}

export function phoneRoutes(own: Desk['own'], db: LicensingDb): Route[] {
  const route = deskRoutes<Desk>({ own, db }, { path: phonePath, read: permission, write: permission });
  const noAddress = { noAddress: true } as const;
  return [
    route('GET', '', (desk, context) => showForm(desk, context), noAddress),
    route('POST', '', answer, noAddress),
  ];
}

function showForm(
  { own }: Desk,
  context: RequestContext,
  again?: { readonly typed: Typed; readonly errors: readonly FieldError[] },
  status = again ? 422 : 200,
): Promise<Response> {
  const page = phonePage({ language: context.var.language, ...again });
  return answerConsole(own, own.wiring, context, page, status);
}

async function answer(desk: Desk, context: RequestContext): Promise<Response> {
  const { own, db } = desk;
  const { language } = context.var;
  const reader = { language, words: phoneFaultWords };
  const { fields } = await readForm(context);
  const codes = readCodes(reader, fields);
  if (!codes.ok) return showForm(desk, context, { typed: fields, errors: codes.errors });
  try {
    const given = await answerRequest(db, own, codes);
    const page = given.kind === 'activate' ? readingPage(language, given.response) : givenBackPage(language);
    return answerConsole(own, own.wiring, context, page);
  } catch (error) {
    const { status, ...refusal } = refusalOf(reader, error);
    return showForm(desk, context, { typed: fields, errors: [refusal] }, status);
  }
}
