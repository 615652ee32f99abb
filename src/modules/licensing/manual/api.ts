/** Manual activation for programs: a help desk of the vendor's own, or a product's second machine that is online. */
import { z } from 'zod';
import { ActivationFault } from '../../../../client/src/fault.ts';
import { readRequest } from '../../../../client/src/requestCode.ts';
import { validate } from '../../../platform/http/forms.ts';
import { jsonAnswer, pointed, readJson } from '../../../platform/http/json.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { RequestContext, Route } from '../../../platform/module.ts';
import { licenceKeyText } from '../activation/request.ts';
import type { LicensingDb, SigningServices } from '../database.ts';
import { answerRequest } from './commands.ts';
import { manualPath } from './paths.ts';

/** A request code that was typed; its faults have the codes of the client. */
export const requestText = z
  .string()
  .max(200)
  .transform((typed, context) => {
    try {
      return readRequest(typed);
    } catch (error) {
      if (!(error instanceof ActivationFault)) throw error;
      context.addIssue({ code: 'custom', params: { code: error.code } });
      return z.NEVER;
    }
  });

const schema = z.strictObject({ licenceKey: licenceKeyText, request: requestText });

export function manualApiRoute(db: LicensingDb, services: SigningServices): Route {
  return {
    method: 'POST',
    path: manualPath,
    crossSite: true,
    noAddress: true,
    maxBody: 4_096,
    handle: async (context: RequestContext) => {
      const checked = validate(schema, await readJson(context));
      if (!checked.ok) return problem('badValues', {}, checked.faults.map(pointed));
      const { kind: _, ...answer } = await answerRequest(db, services, checked.value);
      return jsonAnswer(`${JSON.stringify(answer)}\n`);
    },
  };
}
