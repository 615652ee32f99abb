/**
 * The database server cannot be used, and a person has to act: `message` is one sentence that says what is
 * wrong, where, and what to do. It holds no secret and no personal data, so it may be printed as it is.
 */
export class DatabaseFault extends Error {
  override name = 'DatabaseFault';
}

const fullDisk = ({ dataDir }: FaultPlace) =>
  `The disk that holds ${dataDir} is full: free some space and start again.`;

/** What PostgreSQL's own words mean for the person at the keyboard, most telling first. */
const meanings: { words: RegExp; sentence: (place: FaultPlace, found: string) => string }[] = [
  {
    words: /No space left on device|Disk quota exceeded|Check free disk space/,
    sentence: fullDisk,
  },
  {
    words: /Read-only file system/,
    sentence: ({ dataDir }) =>
      `The disk that holds ${dataDir} is read-only: make it writable, or set AVOW_DATA to another directory.`,
  },
  {
    words: /could not look up effective user ID (\d+)/,
    sentence: (_place, uid) =>
      `The user number ${uid} has no name on this machine, and PostgreSQL needs one: add it to /etc/passwd, or start avow as a user that is there.`,
  },
  {
    words: /error while loading shared libraries: (\S+):|Library not loaded: (\S+)/,
    sentence: (_place, library) =>
      `PostgreSQL cannot run because its library ${library} is missing: run \`npm ci\` again, with install scripts allowed.`,
  },
  {
    words: /could not (?:create|map) (?:anonymous )?shared memory|Cannot allocate memory/,
    sentence: () =>
      'There is too little free memory for PostgreSQL (about 300 MB): free some and start again.',
  },
  {
    words: /could not (?:bind|create any|create lock file).*/,
    sentence: ({ dataDir }, found) =>
      `PostgreSQL could not open its socket (${found}): see that ${dataDir} is on a local disk and that 127.0.0.1 can be used.`,
  },
];

export interface FaultPlace {
  dataDir: string;
  logFile: string;
}

/**
 * Turns the output of a PostgreSQL program that gave up into one sentence with the remedy.
 *
 * @param output what the program printed (initdb) or appended to its log (postgres)
 */
export function explainFailure(output: string, place: FaultPlace): DatabaseFault {
  for (const { words, sentence } of meanings) {
    const match = words.exec(output);
    if (match) return new DatabaseFault(sentence(place, match[1] ?? match[2] ?? match[0]));
  }
  const lines = output.trim().split('\n');
  const said = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  const cause = said.replace(/^.*?(?:FATAL|PANIC|error): +/, '') || 'without saying why';
  return new DatabaseFault(`PostgreSQL did not start (${cause}): its log is ${place.logFile}.`);
}

/** A server that runs and does not let its first client in: by the code of that refusal (PostgreSQL, appendix A). */
export function explainRefusal(code: string, { dataDir, logFile }: FaultPlace): DatabaseFault {
  if (code === '53100') return new DatabaseFault(fullDisk({ dataDir, logFile }));
  return new DatabaseFault(
    `PostgreSQL runs but cannot be reached (${code}): see ${logFile}, and whether a firewall or security module forbids local connections.`,
  );
}
