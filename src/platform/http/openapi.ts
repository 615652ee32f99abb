/** What the interface is, for programs (OpenAPI 3.1): put together from what the modules contribute. */
import type { ModuleParts, Route, Services } from '../module.ts';
import { jsonAnswer } from './json.ts';

/** What a module tells of its part of the interface, in the terms of OpenAPI 3.1. */
export interface ApiDescription {
  /** By path, parameters in braces. */
  readonly paths: Readonly<Record<string, object>>;
  readonly schemas?: Readonly<Record<string, object>>;
}

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
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, limit: { type: 'integer' } },
      },
    },
  },
};

/** A refusal as OpenAPI describes it. */
export const refusalOf = (description: string, retryWithin?: number): object => ({
  description,
  ...(retryWithin !== undefined && {
    headers: { 'Retry-After': { schema: { type: 'integer', maximum: retryWithin } } },
  }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Answers `/api/openapi.json` with the whole interface. */
export function openApiRoute({ policy, env }: Services, parts: readonly ModuleParts[]): Route {
  const described = parts.flatMap((part) => (part.api ? [part.api] : []));
  const text = JSON.stringify(
    {
      openapi: '3.1.1',
      info: {
        title: policy.controller.name,
        version: '1',
        description:
          'Open to programs and to scripts of any site; where a path asks for a token, to systems of the vendor only. No cookie counts here.',
      },
      servers: [{ url: env.publicUrl }],
      paths: Object.assign({}, ...described.map(({ paths }) => paths)),
      components: {
        schemas: Object.assign({ Problem: problemSchema }, ...described.map(({ schemas }) => schemas)),
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      },
    },
    null,
    2,
  );
  return {
    method: 'GET',
    path: '/api/openapi.json',
    handle: () => jsonAnswer(`${text}\n`, 200, 'no-cache'),
  };
}
