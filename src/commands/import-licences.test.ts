import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newLicenceKey } from '../../client/src/licenceKey.ts';
import { importsOf, patience } from '../../test/importing.ts';
import { adminOf, avow, run } from '../../test/spawned.ts';
import { repository } from '../platform/repository.ts';

const cli = join(repository, 'dist/cli.js');
const { environment, importing, fileOf } = importsOf('licences');

async function stored() {
  const admin = await adminOf(environment.AVOW_DATA);
  const { rows } = await admin.query('SELECT prefix, seats, sold_at FROM licensing.licence ORDER BY sold_at');
  const acts = await admin.query("SELECT FROM staff.act WHERE act = 'licences.imported'");
  await admin.end();
  return { rows, acts: acts.rowCount };
}

const head = 'key;product;edition;seats;sold_at\n';

test(
  'says first what would happen, names the lines that cannot be taken, then does it, and prints no key',
  async () => {
    const key = newLicenceKey();
    const other = newLicenceKey();
    const file = fileOf(
      'list.csv',
      Buffer.from(
        `${head}${key};promt-21;professional;3;M\xfcnchen\nno-key;promt-21;professional;1;\n${other};promt-21;professional;0;\n`,
        'latin1',
      ),
    );
    const wrong = await importing(file);
    expect(wrong).toMatchObject({ status: 1, out: '', err: expect.stringContaining('Line 2 is not UTF-8') });
    const tried = await importing(file, '--encoding', 'windows-1252');
    expect(tried).toMatchObject({ status: 0, out: expect.stringContaining('Would store 1 licences') });
    expect(tried.out).toContain('Add --apply to do it.');
    expect(tried.err).toContain('Line 3 has no licence key');
    expect(tried.err).toContain('Line 4 has a value of seats that cannot be taken: left out.');
    expect(await stored()).toEqual({ rows: [], acts: 0 });
    const done = await importing(file, '--encoding', 'windows-1252', '--apply', '--json');
    expect(done.status, done.err).toBe(0);
    expect(JSON.parse(done.out)).toEqual({
      dryRun: false,
      read: 3,
      stored: 1,
      skipped: { badKey: 1, badValue: 1 },
    });
    const row = { prefix: key.slice(0, 5), seats: 3, sold_at: 'München' };
    expect(await stored()).toEqual({ rows: [row], acts: 1 });
    const again = await importing(file, '--encoding', 'windows-1252', '--apply');
    expect(again.out).toContain('Stored 0 licences');
    expect(again.out).toContain('Left out: 1 (known)');
    for (const one of [tried, done, again])
      for (const secret of [key, other]) expect(one.out + one.err).not.toContain(secret.slice(6));
  },
  patience,
);

test(
  'a file that is broken far below changes nothing, and wrong use is told with its status',
  async () => {
    const before = await stored();
    const right = Array.from({ length: 1_500 }, () => `${newLicenceKey()};promt-21;professional;1;Shop\n`);
    const file = fileOf('broken.csv', `${head}${right.join('')}"${newLicenceKey()};promt-21`);
    const broken = await importing(file, '--apply');
    expect(broken).toMatchObject({ status: 1, out: '' });
    expect(broken.err).toContain('quotation marks at line');
    expect(broken.err).toContain('Nothing was changed.');
    expect(await stored()).toEqual(before);
    const headless = await importing(fileOf('headless.csv', 'seats;sold_at\n1;Shop\n'), '--apply');
    expect(headless).toMatchObject({ status: 1, err: expect.stringContaining('no column key, product') });
    expect(await importing(join(environment.AVOW_DATA, 'missing.csv'))).toMatchObject({ status: 1 });
    expect(await importing(environment.AVOW_DATA)).toMatchObject({ status: 1 });
    expect(await importing(file, '--encoding', 'ebcdic')).toMatchObject({ status: 2 });
    expect((await avow(['import', 'licences'], environment).ended) as number).toBe(2);
  },
  patience,
);

test(
  'where a person looks on, a bar tells how far it is',
  async () => {
    const many = Array.from({ length: 3_000 }, () => `${newLicenceKey()};promt-21;professional;1;Shop\n`);
    const file = fileOf('many.csv', head + many.join(''));
    const { ended, out } = onTerminal(['import', 'licences', file]);
    expect(await ended).toBe(0);
    expect(out()).toMatch(/100%|\d+% \|/);
    expect(out()).toContain('Would store 3000 licences');
  },
  patience,
);

/** The command with a terminal of its own, as a person has it. */
function onTerminal(args: readonly string[]) {
  return run('script', ['-qec', `${process.execPath} ${cli} ${args.join(' ')}`, '/dev/null'], environment);
}
