/** Personal support: found by an address that its owner has proven, and entered into the register of consultations. */
import { answerConsole, deskRoutes, signedIn } from '../../../platform/http/console.tsx';
import { readForm } from '../../../platform/http/forms.ts';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { typedAddress } from '../../../policy/address.ts';
import { recordConsultation } from '../../rights/module.ts';
import type { LicensingDb } from '../database.ts';
import { type Customer, customersByAddress } from './queries.ts';
import { customersPage, customersPath } from './views.tsx';
import { customerWords } from './words.ts';

const permission = 'customers:read';
/** Why somebody looked; `names.ts` has its words. */
const reason = 'licensing.support';

export const customersEntry: ConsoleEntry = {
  group: 'products',
  title: { en: customerWords.en.title, de: customerWords.de.title, ru: customerWords.ru.title },
  path: customersPath,
  permission,
};

interface Desk {
  readonly own: ModuleServices;
  readonly db: LicensingDb;
}

/** The address is sent as a form: it stands in no address of a page, and so in no log. */
export function customersRoutes(own: ModuleServices, db: LicensingDb): Route[] {
  const route = deskRoutes<Desk>({ own, db }, { path: customersPath, read: permission, write: permission });
  return [route('GET', '', (desk, context) => show(desk, context, {})), route('POST', '', find)];
}

interface Shown {
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
  readonly found?: readonly Customer[];
}

function show({ own }: Desk, context: RequestContext, shown: Shown): Promise<Response> {
  const productName = (id: string) => own.policy.products[id]?.name ?? id;
  const page = customersPage({ language: context.var.language, productName, ...shown });
  return answerConsole(own, own.wiring, context, page, shown.errors ? 422 : 200);
}

async function find(desk: Desk, context: RequestContext): Promise<Response> {
  const { fields } = await readForm(context);
  const typed = fields.email ?? '';
  const w = customerWords[context.var.language].faults;
  const address = typedAddress.safeParse(typed);
  const errors: FieldError[] = [
    ...(address.success ? [] : [{ field: 'email', message: w.address }]),
    ...(fields.proven === 'yes' ? [] : [{ field: 'proven', message: w.proven }]),
  ];
  if (!address.success || errors.length > 0) return show(desk, context, { typed, errors });
  const found = await customersByAddress(desk.db, address.data);
  for (const personId of new Set(found.map((one) => one.personId)))
    await recordConsultation(desk.db, desk.own, { staff: signedIn(context), personId, reason });
  return show(desk, context, { typed, found });
}
