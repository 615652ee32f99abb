/** New licences, issued by staff. */
import { answerConsole, deskRoutes, signedIn } from '../../../platform/http/console.tsx';
import { readForm } from '../../../platform/http/forms.ts';
import type { ModuleServices, RequestContext, Route } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { readOrder, refusalAt, type Typed } from '../console/form.ts';
import type { LicensingDb } from '../database.ts';
import { issueLicences } from '../licence/commands.ts';
import { issuedPage, issuePage, issuePath } from './views.tsx';

interface Desk {
  readonly own: ModuleServices;
  readonly db: LicensingDb;
}

export function issueRoutes(own: ModuleServices, db: LicensingDb): Route[] {
  const who = { read: 'licences:issue', write: 'licences:issue' } as const;
  const route = deskRoutes<Desk>({ own, db }, { path: issuePath, ...who });
  return [route('GET', '', (desk, context) => showForm(desk, context)), route('POST', '', issue)];
}

function showForm(
  { own }: Desk,
  context: RequestContext,
  again?: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<Response> {
  const page = issuePage({ language: context.var.language, policy: own.policy, ...again });
  return answerConsole(own, own.wiring, context, page, again ? 422 : 200);
}

async function issue(desk: Desk, context: RequestContext): Promise<Response> {
  const { own, db } = desk;
  const { language } = context.var;
  const { fields } = await readForm(context);
  const read = readOrder(language, fields);
  if (!read.ok) return showForm(desk, context, { typed: fields, errors: read.errors });
  const { terms, ...order } = read.value;
  const by = { source: 'staff', staffId: signedIn(context).staffId } as const;
  try {
    const issued = await issueLicences(db, own, terms, { ...order, by });
    // No redirect: the keys have no address, so that they cannot be opened a second time.
    return answerConsole(own, own.wiring, context, issuedPage(language, terms, issued));
  } catch (error) {
    return showForm(desk, context, { typed: fields, errors: refusalAt(language, error) });
  }
}
