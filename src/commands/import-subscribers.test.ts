import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, patience } from '../../test/importing.ts';
import { adminOf } from '../../test/spawned.ts';

const { environment, importing, fileOf } = importsOf('subscribers');

test(
  'says first what would happen, then does it, and names nobody',
  async () => {
    const file = fileOf(
      'list.csv',
      'email,name,confirmed_at\nnina@example.com,Nina,2024-05-01\njo@example.com,Jo\numa@example.com,Uma,\n',
    );
    const tried = await importing(file, '--proof', 'I want the news.');
    expect(tried).toMatchObject({ status: 0, out: expect.stringContaining('Would store 1 subscribers') });
    expect(tried.out).toContain('Add --apply to do it.');
    expect(tried.err).toContain('Line 3 has more or fewer columns');
    const done = await importing(file, '--proof', 'I want the news.', '--apply', '--json');
    expect(done.status, done.err).toBe(0);
    expect(JSON.parse(done.out)).toEqual({
      dryRun: false,
      read: 3,
      stored: 1,
      asked: 0,
      skipped: { ragged: 1, noProof: 1 },
    });
    expect(tried.out + tried.err + done.out + done.err).not.toMatch(/nina|uma|@example/i);
    const admin = await adminOf(environment.AVOW_DATA);
    const { rows } = await admin.query('SELECT email FROM newsletter.subscriber');
    const acts = await admin.query("SELECT FROM staff.act WHERE act = 'subscribers.imported'");
    await admin.end();
    expect(rows).toEqual([{ email: 'nina@example.com' }]);
    expect(acts.rowCount).toBe(1);
  },
  patience,
);

test(
  'a file that is broken far below changes nothing, however much of it is right',
  async () => {
    const right = Array.from({ length: 2_500 }, (_, at) => `reader${at}@example.com,2024-05-01,Yes\n`).join(
      '',
    );
    const head = 'email,confirmed_at,consent_text\n';
    const file = fileOf('broken.csv', Buffer.concat([Buffer.from(head + right), Buffer.from([0xff, 0x0a])]));
    const broken = await importing(file, '--apply');
    expect(broken).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('Line 2502 is not UTF-8'),
    });
    const admin = await adminOf(environment.AVOW_DATA);
    const { rows } = await admin.query("SELECT FROM newsletter.subscriber WHERE email LIKE 'reader%'");
    await admin.end();
    expect(rows).toEqual([]);
    expect(await importing(join(environment.AVOW_DATA, 'missing.csv'))).toMatchObject({ status: 1 });
    expect(await importing(file, '--encoding', 'ebcdic')).toMatchObject({ status: 2 });
    expect(await importing(file, '--proof', ' ')).toMatchObject({ status: 2 });
  },
  patience,
);
