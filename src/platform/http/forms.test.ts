import { expect, test } from 'vitest';
import { z } from 'zod';
import type { RequestContext } from '../module.ts';
import { readForm, validate } from './forms.ts';

const contextOf = (request: Request) =>
  ({
    req: {
      header: (name: string) => request.headers.get(name) ?? undefined,
      arrayBuffer: () => request.arrayBuffer(),
      formData: () => request.formData(),
    },
  }) as unknown as RequestContext;

const sent = (body: BodyInit) => contextOf(new Request('http://localhost/', { method: 'POST', body }));
const schema = z.strictObject({ email: z.string().optional() });
const withFile = (field: string): FormData => {
  const form = new FormData();
  form.append(field, new File(['hello'], 'a.txt'));
  return form;
};

test.each(['role', '__proto__', 'constructor', 'toString'])(
  'the field %s is refused by name',
  async (name) => {
    for (const body of [new URLSearchParams({ [name]: 'x' }), multipart(name)]) {
      const { fields } = await readForm(sent(body));
      expect(() => validate(schema, fields)).toThrow(
        expect.objectContaining({ code: 'unknownField', facts: { field: name } }),
      );
    }
  },
);

function multipart(name: string): FormData {
  const form = new FormData();
  form.append(name, 'x');
  return form;
}

test('a file is taken under the field that asks for it, and refused by name under any other', async () => {
  const { files } = await readForm(sent(withFile('attachment')), 'attachment');
  expect(files.map(({ name }) => name)).toEqual(['a.txt']);
  const unknown = { code: 'unknownField', facts: { field: 'photo' } };
  await expect(readForm(sent(withFile('photo')), 'attachment')).rejects.toMatchObject(unknown);
  await expect(readForm(sent(withFile('photo')))).rejects.toMatchObject(unknown);
});

test('a body that ends before its time is no form, and no fault of ours', async () => {
  const body = new ReadableStream({ start: (stream) => stream.error(new Error('aborted')) });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const request = new Request('http://localhost/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
  await expect(readForm(contextOf(request))).rejects.toMatchObject({ code: 'badForm' });
});
