/** Members of staff for tests, made as the program makes them. */
import type { StaffDatabase } from '../src/modules/staff/database.ts';
import { chooseCredentials, completeLink } from '../src/modules/staff/sign-up/commands.ts';
import { findLink, issueLink } from '../src/modules/staff/sign-up/links.ts';
import { totpOf } from '../src/platform/second-factor.ts';
import { setCookie } from '../src/policy/cookies.ts';
import type { StaffRole } from '../src/policy/vocabulary.ts';
import type { TestProgram } from './program.ts';

let number = 0;

export interface TestMember {
  readonly staffId: string;
  readonly email: string;
  readonly password: string;
  /** The secret of the second factor. */
  readonly secret: Buffer;
  readonly recoveryCodes: readonly string[];
  /** Headers of a request by this member. */
  readonly headers: Record<'cookie', string>;
}

/** A new member of staff with a role, signed in. */
export async function joinStaff(avow: TestProgram, role: StaffRole = 'owner'): Promise<TestMember> {
  number += 1;
  const { services, pools } = avow.program;
  const db: StaffDatabase = pools.database('staff');
  const email = `${role}.${number}@example.com`.toLowerCase();
  const password = 'quiet paper, one ink';
  const { token } = await issueLink(db, services, { purpose: 'signUp', role });
  await chooseCredentials(db, services, token, { email, name: `Ada ${role}`, password });
  const link = await findLink(db, services, token);
  if (!link) throw new Error('The link of the sign-up is not open.');
  const secret = link.totpSecret;
  const done = await completeLink(db, services, token, codeOf(secret, avow.clock.now()));
  const [cookie = ''] = setCookie(services.policy, 'staff', done.sessionToken, {
    secure: false,
    now: avow.clock.now(),
  }).split(';');
  return {
    staffId: done.staffId,
    email,
    password,
    secret,
    recoveryCodes: done.recoveryCodes,
    headers: { cookie },
  };
}

/** Signs in somebody with a role: the headers to send with requests for console pages. */
export async function signInStaff(
  avow: TestProgram,
  role: StaffRole = 'owner',
): Promise<Record<'cookie', string>> {
  return (await joinStaff(avow, role)).headers;
}

/** What the authenticator shows at a time. */
export const codeOf = (secret: Buffer, at: Date): string =>
  totpOf(secret, '', '').generate({ timestamp: at.getTime() });
