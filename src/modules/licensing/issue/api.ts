/** `POST /api/v1/licences`: a shop issues what it sold, with a token of its own. */
import { z } from 'zod';
import { validate } from '../../../platform/http/forms.ts';
import { jsonAnswer, pointed, readJson } from '../../../platform/http/json.ts';
import { type ApiDescription, refusalOf } from '../../../platform/http/openapi.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { RequestContext, Route } from '../../../platform/module.ts';
import type { LicensingDb, LicensingServices } from '../database.ts';
import { issueLicences } from '../licence/commands.ts';
import { lastDay, saleDay } from './days.ts';

export const licencesApiPath = '/api/v1/licences';

const words = z.string().trim().min(1).max(200);
const sale = z.strictObject({
  soldOn: saleDay.nullable().default(null),
  soldAt: words.nullable().default(null),
  reference: words.nullable().default(null),
});
const schema = z
  .strictObject({
    product: z.string().max(40),
    edition: z.string().max(40),
    seats: z.int().min(1).max(100_000).default(1),
    endsOn: lastDay.nullable().default(null),
    termMonths: z.int().min(1).max(1_200).nullable().default(null),
    graceDays: z.int().min(0).max(63).default(0),
    entitlements: z.array(z.string().max(40)).max(8).default([]),
    count: z.int().min(1).max(10_000).default(1),
    sale: sale.prefault({}),
  })
  .refine((order) => order.sale.reference === null || order.count === 1, { path: ['count'] });

export function licencesApiRoute(db: LicensingDb, services: LicensingServices): Route {
  return {
    method: 'POST',
    path: licencesApiPath,
    scope: 'licences:issue',
    crossSite: true,
    maxBody: 16_384,
    handle: async (context: RequestContext) => {
      const checked = validate(schema, await readJson(context));
      if (!checked.ok) return problem('badValues', {}, checked.faults.map(pointed));
      const { count, sale: sold, ...terms } = checked.value;
      const by = { source: 'shop', staffId: null } as const;
      const licences = await issueLicences(db, services, terms, { count, sale: sold, by });
      return jsonAnswer(`${JSON.stringify({ licences })}\n`, 201);
    },
  };
}

const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });
const number = (minimum: number, maximum: number, more: object = {}) => ({
  type: 'integer',
  minimum,
  maximum,
  ...more,
});
const strict = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
});
const json = (name: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});

export const licencesApi: ApiDescription & { readonly schemas: Readonly<Record<string, object>> } = {
  paths: {
    [licencesApiPath]: {
      post: {
        operationId: 'issueLicences',
        summary: 'Issues licences with the same terms, all or none',
        description:
          'Needs a token with the scope licences:issue. The keys are in this answer and kept nowhere. Send the shop’s own reference: a sale that is told twice gets one licence.',
        security: [{ token: [] }],
        requestBody: { required: true, ...json('LicenceOrder') },
        responses: {
          201: { description: 'The licences with their keys.', ...json('IssuedLicences') },
          400: refusalOf('The body is no JSON text in UTF-8.'),
          401: refusalOf('tokenMissing'),
          403: refusalOf('tokenScope'),
          409: refusalOf('referenceTaken: this sale has its licence already; its key is not told again.'),
          413: refusalOf('The body is too large.'),
          415: refusalOf('The body is not sent as application/json.'),
          422: refusalOf(
            'badValues, unknownField, productUnknown, editionUnknown, entitlementUnknown or termTwice.',
          ),
        },
      },
    },
  },
  schemas: {
    LicenceOrder: strict(['product', 'edition'], {
      product: text('As the policy names it, such as promt-21.'),
      edition: text('As the policy names it, such as professional.'),
      seats: number(1, 100_000, { default: 1 }),
      endsOn: text('The last day (UTC); without it, or a term, it is perpetual.', { format: 'date' }),
      termMonths: number(1, 1_200, { description: 'From the first activation; not together with endsOn.' }),
      graceDays: number(0, 63, { default: 0 }),
      entitlements: { type: 'array', items: { type: 'string' } },
      count: number(1, 10_000, { default: 1, description: 'With a reference it is 1.' }),
      sale: strict([], {
        soldOn: text('The day of the sale.', { format: 'date' }),
        soldAt: text('Where it was sold. Nothing about the buyer.', { maxLength: 200 }),
        reference: text('The shop’s own number.', { maxLength: 200 }),
      }),
    }),
    IssuedLicences: strict(['licences'], {
      licences: {
        type: 'array',
        items: strict(['id', 'key'], {
          id: text('Of the licence.', { format: 'uuid' }),
          key: text('Shown now only.'),
        }),
      },
    }),
  },
};
