/** What the routes of this console work with. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { answerConsole, signedIn } from '../../../platform/http/console.tsx';
import { validate } from '../../../platform/http/forms.ts';
import type { ModuleServices, RequestContext, Route, SignedInStaff } from '../../../platform/module.ts';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Permission } from '../../../policy/vocabulary.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import type { Ledger } from '../erasure/ledger.ts';
import { recordConsultation } from '../person/commands.ts';
import type { Words } from './titles.ts';

export interface Desk {
  readonly own: ModuleServices;
  readonly db: RightsDb;
  readonly services: RightsServices;
  readonly ledger: () => Ledger;
}

type Handle = (context: RequestContext, staff: SignedInStaff) => Promise<Response>;

/** A route for members of staff who may do what it asks for. */
export const route = (
  method: Route['method'],
  path: string,
  permission: Permission,
  handle: Handle,
): Route => ({ method, path, permission, handle: (context) => handle(context, signedIn(context)) });

export const show = ({ own }: Desk, context: RequestContext, page: ConsolePage): Promise<Response> =>
  answerConsole(own, own.wiring, context, page);

export const wordsFor = ({ services }: Desk, context: RequestContext): Words => ({
  language: context.var.language,
  texts: services.texts,
});

/** The id in the address. @throws DomainError `notFound` when it is none */
export const idOf = (context: RequestContext): string =>
  z.uuid().safeParse(context.req.param('id')).data ?? missing();

export function missing(): never {
  throw new DomainError('notFound');
}

/** The fields of a form. @throws DomainError `refused` when they are not of the shape that the page sends */
export function read<T>(shape: z.ZodType<T>, fields: unknown): T {
  const form = validate(shape, fields);
  if (!form.ok) throw new DomainError('refused');
  return form.value;
}

/** A text that must be there. */
export const words = (most: number) => z.string().trim().min(1).max(most);

/** Enters a look at a person into the register. */
export const look = (
  { db, services }: Desk,
  staff: SignedInStaff,
  personId: string,
  reason: string,
): Promise<void> => recordConsultation(db, services, { staff, personId, reason });
