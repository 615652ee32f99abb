/** What the interface is, for programs (OpenAPI 3.1). */
import { type ApiDescription, refusalOf } from '../../../../platform/http/openapi.ts';
import type { Services } from '../../../../platform/module.ts';
import { languages } from '../../../../policy/vocabulary.ts';
import { signUps } from '../source.ts';
import { signUpWords } from '../words.ts';

export const subscriptionsPath = '/api/v1/newsletter/subscriptions';

const refusals = {
  400: refusalOf('The body is no JSON text in UTF-8.'),
  413: refusalOf('The body is larger than 4 KB.'),
  415: refusalOf('The body is not sent as application/json.'),
  422: refusalOf('A member is missing, unknown or cannot be taken; errors names it.'),
  429: refusalOf(
    'Too many sign-ups came from this network; Retry-After says how many seconds to wait.',
    signUps.seconds,
  ),
} as const;

/** The sign-up in the description of the interface. */
export function describeApi({ policy }: Pick<Services, 'policy'>): ApiDescription {
  const { name } = policy.controller;
  const sentences = languages.map((language) => `- ${language}: ${signUpWords[language].sentence(name)}`);
  return {
    paths: {
      [subscriptionsPath]: {
        post: {
          operationId: 'signUpForNewsletter',
          summary: 'Asks for the newsletter',
          description: [
            'A mail with a link goes to the address, and only the button behind it starts the newsletter. The answer is the same',
            'for every address, known or not. Show your readers this sentence beside the button, for it is stored as what they',
            `agreed to:\n\n${sentences.join('\n')}`,
          ].join(' '),
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/SignUp' } } },
          },
          responses: {
            202: {
              description: 'Taken, whatever comes of it.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Taken' } } },
            },
            ...refusals,
          },
        },
      },
    },
    schemas: { SignUp: signUpSchema, Taken: takenSchema },
  };
}

const signUpSchema = {
  type: 'object',
  required: ['email'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', maxLength: 254, description: 'The address, also beyond ASCII (RFC 6531).' },
    language: {
      enum: languages,
      description: 'Of the mail and of the sentence; from Accept-Language where it is left out.',
    },
  },
};

const takenSchema = {
  type: 'object',
  required: ['status'],
  additionalProperties: false,
  properties: { status: { const: 'pending' } },
};
