/** Passwords: which are good enough (NIST SP 800-63B, 3.1.1; OWASP ASVS 5, 6.2), and how they are kept. */
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from './fault.ts';
import { newToken } from './ids.ts';

export const passwordLength = { least: 8, most: 1_000 } as const;

/** OWASP's first choice of parameters for argon2id: 19 MiB, two passes, one lane; about 25 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One spelling for passwords that look alike, whatever keyboard they come from. */
const normalise = (password: string): string => password.normalize('NFKC');

/**
 * Refuses a password that is too short, too long, popular, or made of what everybody knows. There are no rules of
 * composition.
 * @param known words that an attacker tries first: the site's name, the person's name and address
 * @throws DomainError `passwordShort`, `passwordLong`, `passwordControl`, `passwordPopular`, `passwordGuessable`
 */
export async function checkPassword(password: string, known: readonly string[]): Promise<void> {
  const text = normalise(password);
  const { least, most } = passwordLength;
  const length = [...text].length;
  if (length < least) throw new DomainError('passwordShort', { least });
  if (length > most) throw new DomainError('passwordLong', { most });
  // A NUL ends the password in programs written in C, and no keyboard types the others.
  if (/\p{Cc}/u.test(text)) throw new DomainError('passwordControl');
  const lower = text.toLowerCase();
  if ((await popularPasswords()).has(lower)) throw new DomainError('passwordPopular');
  const rest = known
    .flatMap((words) =>
      words
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length >= 3)
    .reduce((left, word) => left.replaceAll(word, ''), lower);
  // What only joins the words, such as the @ of an address, adds nothing to be guessed.
  const own = rest.replace(/[@._-]/g, '');
  if (rest !== lower && [...own].length < least) throw new DomainError('passwordGuessable');
}

let popular: Promise<ReadonlySet<string>> | null = null;

/** 41,622 popular passwords of at least eight characters, read (6 ms) when the first password is chosen. */
function popularPasswords(): Promise<ReadonlySet<string>> {
  popular ??= import('popular-passwords', { with: { type: 'json' } }).then((list) => new Set(list.default));
  return popular;
}

/** The argon2id hash (PHC string) of a password, with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(normalise(password), cost);

let nobody: Promise<string> | null = null;

/**
 * Whether a password fits a hash. Where there is none to fit, as much work is done, so that the time of the answer
 * does not tell whether an address is known.
 */
export async function fitsPassword(password: string, hashed: string | null): Promise<boolean> {
  nobody ??= hashPassword(newToken());
  const decoy = await nobody;
  const length = [...password].length;
  const fits = await verify(hashed ?? decoy, length > passwordLength.most ? '' : normalise(password));
  return fits && hashed !== null;
}
