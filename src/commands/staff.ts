/** `avow staff`: who may open the console, from the server's command line. */
import { type Command, Option } from 'commander';
import { inviteMember, listMembers, startReset } from '../modules/staff/module.ts';
import { DomainError, Fault } from '../platform/fault.ts';
import { readRun } from '../platform/run-file.ts';
import { typedAddress } from '../policy/address.ts';
import { formatPeriod } from '../policy/period.ts';
import { type StaffRole, staffRoles } from '../policy/vocabulary.ts';
import type { Program } from '../program.ts';
import { withProgram } from './with-program.ts';
import { WrongUse } from './wrong-use.ts';

export function registerStaff(program: Command): void {
  const staff = program.command('staff').description('Let people into the staff console, or back in.');
  staff
    .command('invite')
    .description('Make a one-time link with which somebody signs up; it is mailed too where SMTP_URL is set.')
    .argument('<address>', 'e-mail address of the person')
    .addOption(
      new Option('--role <role>', 'required: what the person may do')
        .choices(staffRoles)
        .makeOptionMandatory(),
    )
    .action(async (typed: string, { role }: { role: StaffRole }) => {
      const address = requireAddress(typed);
      await withProgram((open) => invite(open, address, role));
    });
  staff
    .command('reset')
    .description('Make a one-time link that sets password and second factor anew; all sessions end at once.')
    .argument('<address>', 'e-mail address of the member of staff')
    .action(async (typed: string) => {
      const address = requireAddress(typed);
      await withProgram((open) => reset(open, address));
    });
  staff
    .command('list')
    .description('Show who may open the console.')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => withProgram((open) => list(open, options.json ?? false)));
}

function requireAddress(typed: string): string {
  const address = typedAddress.safeParse(typed);
  if (!address.success) throw new WrongUse('This is no e-mail address: write it as name@example.com.');
  return address.data;
}

async function invite({ pools, services }: Program, email: string, role: StaffRole): Promise<void> {
  const invitation = { email, role, by: null, origin: originOf(services), language: 'en' } as const;
  const { href, mailed } = await inviteMember(pools.database('staff'), services, invitation).catch(explain);
  process.stdout.write(`${href}\n`);
  const works = `It works once, within ${formatPeriod(services.policy.staffAccess.invitation, 'en')}.`;
  process.stderr.write(
    mailed
      ? `The link is on its way by mail too. ${works}\n`
      : `Hand this link over: no mail was sent, since SMTP_URL is not set. ${works}\n`,
  );
}

async function reset({ pools, services }: Program, email: string): Promise<void> {
  const path = await startReset(pools.database('staff'), services, email).catch(explain);
  process.stdout.write(`${originOf(services)}${path}\n`);
  process.stderr.write(
    `The old password and all sessions have ended. The link works once, within ${formatPeriod(services.policy.staffAccess.resetLink, 'en')}.\n`,
  );
}

/** Where the console is reached: on this machine, the port of the program that runs. */
function originOf({ env }: Program['services']): string {
  const run = env.loopback ? readRun(env.dataDir) : null;
  return run ? `http://localhost:${run.port}` : env.publicUrl;
}

async function list({ pools }: Program, json: boolean): Promise<void> {
  const members = await listMembers(pools.database('staff'));
  if (json) return void process.stdout.write(`${JSON.stringify(members, null, 2)}\n`);
  const lines = members.map(
    ({ email, role, name, endedAt }) =>
      `${email}\t${role}\t${name}${endedAt ? `\tleft ${endedAt.toISOString().slice(0, 10)}` : ''}\n`,
  );
  process.stdout.write(lines.join(''));
  if (members.length === 0)
    process.stderr.write('Nobody has signed up yet: avow start prints the link of the first one.\n');
}

const sentences: Readonly<Record<string, string>> = {
  addressTaken:
    'Somebody with this address works here already: to let them in again, run avow staff reset with it.',
  notFound: 'Nobody with this address works here: run avow staff list to see who does.',
};

function explain(error: unknown): never {
  const sentence = error instanceof DomainError ? sentences[error.code] : undefined;
  throw sentence ? new Fault(sentence) : error;
}
