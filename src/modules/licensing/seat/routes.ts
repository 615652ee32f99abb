/** Giving a seat back, and taking back what was given, from the installed product. */
import { z } from 'zod';
import { validate } from '../../../platform/http/forms.ts';
import { pointed, readJson } from '../../../platform/http/json.ts';
import { anyOrigin, problem } from '../../../platform/http/problem.ts';
import type { RequestContext, Route } from '../../../platform/module.ts';
import { licenceKeyText, machineText } from '../activation/request.ts';
import type { LicensingDb, LicensingServices } from '../database.ts';
import { deactivate, withdraw } from './commands.ts';
import { deactivationsPath, withdrawalsPath } from './paths.ts';

const placeSchema = z.strictObject({
  licenceKey: licenceKeyText,
  product: z.string().max(40),
  machine: machineText,
});
/** What an account was opened for is withdrawn by closing the account. */
const withdrawalSchema = placeSchema.extend({
  purposes: z.array(z.enum(['licenceVerification', 'personalSupport'])).min(1),
});

export function seatRoutes(db: LicensingDb, services: LicensingServices): Route[] {
  return [
    route(deactivationsPath, placeSchema, (place) => deactivate(db, services, place, 'machine')),
    route(withdrawalsPath, withdrawalSchema, ({ purposes, ...place }) =>
      withdraw(db, services, place, purposes),
    ),
  ];
}

/** No address is needed for what only gives back. */
const route = <T>(path: string, schema: z.ZodType<T>, act: (value: T) => Promise<void>): Route => ({
  method: 'POST',
  path,
  crossSite: true,
  noAddress: true,
  maxBody: 4_096,
  handle: async (context: RequestContext) => {
    const checked = validate(schema, await readJson(context));
    if (!checked.ok) return problem('badValues', {}, checked.faults.map(pointed));
    await act(checked.value);
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store', ...anyOrigin } });
  },
});
