import { expect, test } from 'vitest';
import { explainFailure, explainRefusal } from './server-fault.ts';

const place = { dataDir: '/srv/avow', logFile: '/srv/avow/postgres.log' };

// The first two were printed on full disks (of 30 and 20 MB); the others are in the words of PostgreSQL and the loader.
test.each([
  [
    'FATAL:  could not write to file "base/4/1249": No space left on device',
    'The disk that holds /srv/avow is full',
  ],
  [
    'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 3\nHINT:  Check free disk space.\nPANIC:  cannot abort transaction 1, it was already committed',
    'The disk that holds /srv/avow is full',
  ],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'too little free memory'],
  [
    'postgres: error while loading shared libraries: libxml2.so.2: cannot open',
    'its library libxml2.so.2 is missing',
  ],
  ['FATAL:  could not create lock file "/srv/avow/x.lock": Read-only file system', 'is read-only'],
])('%s', (output, sentence) => {
  expect(explainFailure(output, place).message).toContain(sentence);
});

test('words that nobody foresaw are passed on, with the place of the log', () => {
  const { message } = explainFailure(
    '2026-01-01 UTC LOG:  starting\n2026-01-01 UTC FATAL:  the moon is full\n',
    place,
  );
  expect(message).toBe('PostgreSQL did not start (the moon is full): its log is /srv/avow/postgres.log.');
});

test('a server that a full disk keeps from letting anybody in is no matter of firewalls', () => {
  expect(explainRefusal('53100', place).message).toBe(
    'The disk that holds /srv/avow is full: free some space and start again.',
  );
  expect(explainRefusal('ETIMEDOUT', place).message).toContain('cannot be reached (ETIMEDOUT)');
});
