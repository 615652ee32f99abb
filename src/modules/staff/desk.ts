/** What the handlers of this module's routes work with. */

import { answerConsole } from '../../platform/http/console.tsx';
import type { ModuleServices, RequestContext, Route } from '../../platform/module.ts';
import { nameOf } from '../../platform/names.ts';
import type { ConsolePage } from '../../platform/ui/layout.tsx';
import { formatPeriod } from '../../policy/period.ts';
import type { Language } from '../../policy/vocabulary.ts';
import type { NamedAct } from './acts-views.tsx';
import type { StaffDatabase } from './database.ts';
import type { LoggedAct } from './queries.ts';

export interface Desk {
  readonly db: StaffDatabase;
  readonly services: ModuleServices;
}

type Handler = (desk: Desk, context: RequestContext) => Response | Promise<Response>;

/** A route whose handler gets the desk. */
export const at =
  (desk: Desk) =>
  (method: Route['method'], path: string, handle: Handler, permission?: Route['permission']): Route => ({
    method,
    path,
    ...(permission && { permission }),
    handle: (context) => handle(desk, context),
  });

/** Answers with a page of the console; 422 where it shows what is wrong with a form. */
export const show = (
  { services }: Desk,
  context: RequestContext,
  page: ConsolePage,
  errors: readonly unknown[] = [],
): Promise<Response> =>
  answerConsole(services, services.wiring, context, page, errors.length > 0 ? 422 : 200);

/** Acts as the modules that recorded them call them. */
export const actsInWords = ({ services }: Desk, language: Language, acts: readonly LoggedAct[]): NamedAct[] =>
  acts.map((one) => ({ ...one, what: nameOf(services.wiring, language, one.act) }));

/** How long the rows of an activity stay after their anchor, in words. */
export function keptFor({ services }: Desk, activity: 'staff' | 'staffLog', language: Language): string {
  const [step] = services.policy.activities[activity].keep.filter((keep) => keep.do === 'erase');
  return step ? formatPeriod(step.for, language) : '–';
}
