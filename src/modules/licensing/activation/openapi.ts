/** The interface of activation, for the makers of installers; docs/activation.md tells of its formats. */
import type { ApiDescription } from '../../../platform/http/openapi.ts';
import { refusalOf } from '../../../platform/http/openapi.ts';
import { consentPurposes, languages } from '../../../policy/vocabulary.ts';
import { manualPath } from '../manual/paths.ts';
import { deactivationsPath, withdrawalsPath } from '../seat/paths.ts';
import { activationsPath, offerPath } from './paths.ts';

const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });
const licenceKey = text('Five groups of five symbols; case, spaces and dashes do not matter.');
const machine = text('Mark of the machine for this product.', { pattern: '^[0-9a-f]{16}$' });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const strict = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
});

const consent = strict(['hash', 'version'], {
  hash: text('Of the sentence that was shown.', { pattern: '^[0-9a-f]{64}$' }),
  version: text('Of the policy, as it came with the sentence.'),
});

const unreadable = {
  400: refusalOf('The body is no JSON text in UTF-8.'),
  413: refusalOf('The body is too large.'),
  415: refusalOf('The body is not sent as application/json.'),
  422: refusalOf('Something is missing, unknown or not taken; code tells what, errors and fields name it.'),
};
const refused = {
  ...unreadable,
  403: refusalOf('licenceRefused: one answer for every key that cannot be used.'),
  429: refusalOf('Too many refused keys; Retry-After says how many seconds to wait.', 600),
};
const noSeat = refusalOf('seatsTaken, nonceUsed or clientTooOld.');

export const activationApi: ApiDescription = {
  paths: {
    [offerPath.replace(/:(\w+)/g, '{$1}')]: {
      get: {
        operationId: 'askForActivation',
        summary: 'What an installer asks, in the words in force, and what it may send',
        parameters: [
          { name: 'product', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'version', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'language', in: 'query', schema: { enum: languages } },
        ],
        responses: {
          200: { description: 'The rule of the policy for this version.', ...json(ref('ActivationOffer')) },
          404: refusalOf('The policy lists no such product or version.'),
        },
      },
    },
    [activationsPath]: {
      post: {
        operationId: 'activate',
        summary: 'Activates a machine',
        description:
          'The same machine gets the same certificate and no second seat. Members about a person are taken for a consented purpose only.',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            schema: text('The first answer comes again, word for word.', { maxLength: 200 }),
          },
        ],
        requestBody: { required: true, ...json(ref('Activation')) },
        responses: {
          200: { description: 'The machine has its seat already.', ...json(ref('Activated')) },
          201: { description: 'The machine has a seat now.', ...json(ref('Activated')) },
          ...refused,
          409: noSeat,
        },
      },
    },
    [deactivationsPath]: {
      post: {
        operationId: 'deactivate',
        summary: 'Gives the seat of a machine back',
        requestBody: { required: true, ...json(ref('Place')) },
        responses: { 204: { description: 'It has no seat any more.' }, ...refused },
      },
    },
    [withdrawalsPath]: {
      post: {
        operationId: 'withdrawConsent',
        summary: 'Takes back what was given with an activation; the licence stays valid',
        requestBody: { required: true, ...json(ref('Withdrawal')) },
        responses: { 204: { description: 'What was given for these purposes is deleted.' }, ...refused },
      },
    },
    [manualPath]: {
      post: {
        operationId: 'answerRequest',
        summary: 'Answers the request code of a machine that is not online',
        requestBody: {
          required: true,
          ...json(
            strict(['licenceKey', 'request'], { licenceKey, request: text('Five groups of six symbols.') }),
          ),
        },
        responses: {
          200: {
            description: 'The response code; nothing where the seat was given back.',
            ...json(ref('Answered')),
          },
          ...refused,
          409: noSeat,
        },
      },
    },
  },
  schemas: {
    Activation: strict(['licenceKey', 'product', 'version', 'machine', 'nonce'], {
      licenceKey,
      product: text('As the policy names it, such as promt-21.'),
      version: text('Of the product, such as 21.5.'),
      machine,
      nonce: text('Random.', { pattern: '^[0-9a-f]{10}$' }),
      keyId: {
        type: 'integer',
        minimum: 1,
        maximum: 15,
        description: 'The newest key that the client holds.',
      },
      language: { enum: languages },
      consents: strict([], Object.fromEntries(consentPurposes.map((purpose) => [purpose, consent]))),
      userName: text('personalSupport'),
      firstName: text('personalSupport'),
      surname: text('personalSupport'),
      email: text('personalSupport, account'),
      password: text('account'),
      purchaseDate: text('licenceVerification', { format: 'date' }),
      purchasePlace: text('licenceVerification'),
    }),
    ActivationOffer: strict(['product', 'version', 'collects', 'fields', 'consents', 'manual'], {
      product: text('As asked.'),
      version: text('As asked.'),
      collects: { enum: ['none', 'consent'] },
      fields: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      consents: { type: 'array', items: { type: 'object' } },
      manual: text('The page for manual activation.', { format: 'uri' }),
    }),
    Activated: strict(['certificate', 'seats'], {
      certificate: ref('Certificate'),
      seats: strict(['taken', 'total'], { taken: { type: 'integer' }, total: { type: 'integer' } }),
    }),
    Certificate: {
      type: 'object',
      description: 'docs/activation.md tells what it says and how it is verified.',
    },
    Place: strict(['licenceKey', 'product', 'machine'], {
      licenceKey,
      product: text('As activated.'),
      machine,
    }),
    Withdrawal: strict(['licenceKey', 'product', 'machine', 'purposes'], {
      licenceKey,
      product: text('As activated.'),
      machine,
      purposes: { type: 'array', minItems: 1, items: { enum: ['licenceVerification', 'personalSupport'] } },
    }),
    Answered: strict([], {
      response: text('Nineteen groups of seven symbols.'),
      certificate: ref('Certificate'),
    }),
  },
};
