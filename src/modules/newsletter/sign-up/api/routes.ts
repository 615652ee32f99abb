/** The public interface of the sign-up, and its description. */
import { z } from 'zod';
import { DomainError } from '../../../../platform/fault.ts';
import { type FieldFault, validate } from '../../../../platform/http/forms.ts';
import { anyOrigin, problem } from '../../../../platform/http/problem.ts';
import type { RequestContext, Route, Services } from '../../../../platform/module.ts';
import { fieldSchema } from '../../../../policy/fields.ts';
import { languages } from '../../../../policy/vocabulary.ts';
import type { NewsletterDb } from '../../database.ts';
import { signUp } from '../commands.ts';
import { signUps, sourceOf } from '../source.ts';
import { languageOf, signUpWords } from '../words.ts';
import { describeApi, subscriptionsPath } from './openapi.ts';

export function apiRoutes(services: Services, db: NewsletterDb): Route[] {
  const description = JSON.stringify(describeApi(services), null, 2);
  return [
    {
      method: 'POST',
      path: subscriptionsPath,
      crossSite: true,
      maxBody: 4_096,
      handle: (context) => receive(services, db, context),
    },
    {
      method: 'GET',
      path: '/api/openapi.json',
      handle: () => json(`${description}\n`, 200, 'no-cache'),
    },
  ];
}

const json = (body: string, status: number, caching: string): Response =>
  new Response(body, {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': caching, ...anyOrigin },
  });

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
  return json('{"status":"pending"}\n', 202, 'no-store');
}

const pointed = ({ field, code }: FieldFault) => ({ pointer: field === '' ? '' : `/${field}`, code });

/** @throws DomainError `notJson`, `badJson` */
async function readJson({ req }: RequestContext): Promise<unknown> {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(req.header('content-type') ?? ''))
    throw new DomainError('notJson');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await req.arrayBuffer()));
  } catch {
    throw new DomainError('badJson');
  }
}
