/** What the interface is, for programs (OpenAPI 3.1). */
import type { Services } from '../../../../platform/module.ts';
import { languages } from '../../../../policy/vocabulary.ts';
import { signUps } from '../source.ts';
import { signUpWords } from '../words.ts';

export const subscriptionsPath = '/api/v1/newsletter/subscriptions';

const refusals = {
  400: 'The body is no JSON text in UTF-8.',
  413: 'The body is larger than 4 KB.',
  415: 'The body is not sent as application/json.',
  422: 'A member is missing, unknown or cannot be taken; errors names it.',
  429: 'Too many sign-ups came from this network; Retry-After says how many seconds to wait.',
} as const;

/** The description at `/api/openapi.json`. */
export function describeApi({ policy, env }: Pick<Services, 'policy' | 'env'>): object {
  const { name } = policy.controller;
  const sentences = languages.map((language) => `- ${language}: ${signUpWords[language].sentence(name)}`);
  return {
    openapi: '3.1.1',
    info: {
      title: `Newsletter of ${name}`,
      version: '1',
      description: 'Open to programs and to scripts of any site. No key, no cookie.',
    },
    servers: [{ url: env.publicUrl }],
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
            ...Object.fromEntries(Object.entries(refusals).map(refusal)),
          },
        },
      },
    },
    components: {
      schemas: { SignUp: signUpSchema, Taken: takenSchema, Problem: problemSchema },
    },
  };
}

const refusal = ([status, description]: [string, string]) => [
  status,
  {
    description,
    ...(status === '429' && {
      headers: { 'Retry-After': { schema: { type: 'integer', maximum: signUps.seconds } } },
    }),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
];

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

const problemSchema = {
  type: 'object',
  description: 'RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' } },
      },
    },
  },
};
