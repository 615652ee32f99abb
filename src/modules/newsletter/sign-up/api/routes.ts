/** The public interface of the sign-up, and its description. */
import { z } from 'zod';
import { validate } from '../../../../platform/http/forms.ts';
import { jsonAnswer, pointed, readJson } from '../../../../platform/http/json.ts';
import { problem } from '../../../../platform/http/problem.ts';
import type { RequestContext, Route, Services } from '../../../../platform/module.ts';
import { fieldSchema } from '../../../../policy/fields.ts';
import { languages } from '../../../../policy/vocabulary.ts';
import type { NewsletterDb } from '../../database.ts';
import { signUp } from '../commands.ts';
import { signUps, sourceOf } from '../source.ts';
import { languageOf, signUpWords } from '../words.ts';
import { subscriptionsPath } from './openapi.ts';

export function apiRoutes(services: Services, db: NewsletterDb): Route[] {
  return [
    {
      method: 'POST',
      path: subscriptionsPath,
      crossSite: true,
      maxBody: 4_096,
      handle: (context) => receive(services, db, context),
    },
  ];
}

async function receive(services: Services, db: NewsletterDb, context: RequestContext): Promise<Response> {
  const { policy, limiter } = services;
  const { address, language: accepted } = context.var;
  const schema = fieldSchema(policy, 'newsletterSignUp').extend({ language: z.enum(languages).optional() });
  const checked = validate(schema, await readJson(context));
  if (!checked.ok) return problem('badValues', {}, checked.faults.map(pointed));
  await limiter.use(signUps, address);
  const language = checked.value.language ? languageOf(checked.value.language) : accepted;
  await signUp(db, services, {
    email: checked.value.email ?? '',
    language,
    wording: signUpWords[language].sentence(policy.controller.name),
    sourcePage: sourceOf(context, services, subscriptionsPath),
  });
  return jsonAnswer('{"status":"pending"}\n', 202);
}
