/** The interface that installers use. */
import { DomainError } from '../../../platform/fault.ts';
import { jsonAnswer, pointed, readJson } from '../../../platform/http/json.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { RequestContext, Route } from '../../../platform/module.ts';
import { languages } from '../../../policy/vocabulary.ts';
import { consentOffers, fieldsOf } from '../consent/offers.ts';
import type { LicensingDb, SigningServices } from '../database.ts';
import { type ActivateOnline, openActivations } from './online.ts';
import { activationsPath, offerPath } from './paths.ts';
import { readActivation, ruleFor } from './request.ts';

export function activationRoutes(db: LicensingDb, services: SigningServices): Route[] {
  const activateOnline = openActivations(db, services);
  return [
    { method: 'GET', path: offerPath, handle: (context) => offer(services, context) },
    {
      method: 'POST',
      path: activationsPath,
      crossSite: true,
      handle: (context) => receive(activateOnline, services, context),
    },
  ];
}

/** What an installer asks, in the words in force, and what it may send. */
function offer(services: SigningServices, context: RequestContext): Response {
  const product = context.req.param('product') ?? '';
  const version = context.req.param('version') ?? '';
  const rule = ruleFor(services.policy, { product, version });
  if (!rule) throw new DomainError('notFound');
  const asked = context.req.query('language');
  const language = languages.find((one) => one === asked) ?? context.var.language;
  const consents =
    rule.collects === 'none' ? [] : consentOffers(services, { id: product, version }, language);
  const fields = Object.fromEntries(consents.map(({ purpose }) => [purpose, fieldsOf(services, purpose)]));
  const manual = `${services.env.publicUrl}/${language}/activate`;
  const body = { product, version, collects: rule.collects, fields, consents, manual };
  return jsonAnswer(`${JSON.stringify(body)}\n`, 200, 'no-cache');
}

/** A password that is no good is a fault of its member, as others are. */
function passwordProblem(error: unknown): Response {
  if (!(error instanceof DomainError) || !error.code.startsWith('password')) throw error;
  const limit = error.facts.least ?? error.facts.most;
  const fault = { field: 'password', code: error.code, ...(limit !== undefined && { limit: Number(limit) }) };
  return problem('badValues', {}, [pointed(fault)]);
}

/** Longer keys are none (RFC draft "Idempotency-Key": a unique string that the client makes). */
const longestKey = 200;

async function receive(
  activateOnline: ActivateOnline,
  services: SigningServices,
  context: RequestContext,
): Promise<Response> {
  const body = await readJson(context);
  const reading = readActivation(services, body);
  if (!reading.ok)
    return reading.code === 'badValues'
      ? problem('badValues', {}, reading.faults.map(pointed))
      : problem(
          'fieldsRefused',
          {},
          reading.fields.map((name) => ({ pointer: `/${name}`, code: 'notTaken' })),
          { fields: reading.fields },
        );
  const key = context.req.header('idempotency-key');
  if (key !== undefined && (key === '' || key.length > longestKey))
    throw new DomainError('badIdempotencyKey');
  const answer = await activateOnline({
    activation: { ...reading.value, language: reading.value.language ?? context.var.language },
    address: context.var.address,
    repeatable: key === undefined ? null : { key, body: JSON.stringify(body) },
  }).catch(passwordProblem);
  return answer instanceof Response ? answer : jsonAnswer(answer.body, answer.status);
}
