import { expect, test } from 'vitest';
import { z } from 'zod';
import type { RequestContext } from '../module.ts';
import { readForm, validate } from './forms.ts';

const contextOf = (request: Request) =>
  ({
    req: {
      header: (name: string) => request.headers.get(name) ?? undefined,
      arrayBuffer: () => request.arrayBuffer(),
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

const typed = (type: string, body: BodyInit) =>
  contextOf(new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } }));
const part = (name: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`;

test('a body of more fields than any form has is refused before it is taken apart', async () => {
  const parts = Array.from({ length: 300_000 }, (_, index) => part(`f${index}`)).join('');
  const pairs = 'a&'.repeat(5_000_000);
  const memory = process.memoryUsage().rss;
  for (const form of [
    typed('multipart/form-data; boundary=b', `${parts}--b--\r\n`),
    typed('application/x-www-form-urlencoded', pairs),
  ])
    await expect(readForm(form)).rejects.toMatchObject({ code: 'badForm' });
  expect(process.memoryUsage().rss - memory).toBeLessThan(200_000_000);
});

test('a boundary that could be read in two ways is none', async () => {
  const body = `${part('email')}--b--\r\n`;
  expect((await readForm(typed('multipart/form-data; boundary=b', body))).fields.email).toBe('x');
  for (const type of [
    'x="; boundary=c"; boundary=b',
    'boundary=b; boundary=c',
    'charset=utf-8; boundary=b',
    'x=y',
  ])
    await expect(readForm(typed(`multipart/form-data; ${type}`, body))).rejects.toMatchObject({
      code: 'badForm',
    });
});
