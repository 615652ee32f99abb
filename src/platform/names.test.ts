import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../test/program.ts';
import { languages } from '../policy/vocabulary.ts';
import { nameOf } from './names.ts';
import { repository } from './repository.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

/** Codes in the sources: `kind: 'contact.answer'` of a mail, `reason: 'mail.outbox'` of a look, `act: 'contact.closed'`. */
function codes(): string[] {
  const folder = join(repository, 'src/modules');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.tsx?$/.test(file),
  );
  return sources.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => /\b(?:kind|reason|act)(?::| =) /.test(line))
      .flatMap((line) => [...line.matchAll(/'(\w+\.\w+)'/g)].map((found) => found[1] ?? '')),
  );
}

test('every kind of mail, reason of a look and act of staff has a name in each language', () => {
  const parts = () => avow.program.parts;
  expect(codes()).toEqual(
    expect.arrayContaining(['contact.answer', 'contact.file', 'staff.joined', 'staff.resetDone']),
  );
  for (const code of codes())
    for (const language of languages) expect(nameOf({ parts }, language, code)).not.toBe(code);
});

test('a code of an earlier version stays as it is', () => {
  expect(nameOf({ parts: () => avow.program.parts }, 'en', 'contact.survey')).toBe('contact.survey');
});
