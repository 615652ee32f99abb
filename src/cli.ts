/** The `avow` command. */
import { Command, CommanderError } from 'commander';
import { registerBackup } from './commands/backup.ts';
import { registerImportAccessLog } from './commands/import-access-log.ts';
import { registerImportLicences } from './commands/import-licences.ts';
import { registerImportMail } from './commands/import-mail.ts';
import { registerImportProviders } from './commands/import-providers.ts';
import { registerImportSubscribers } from './commands/import-subscribers.ts';
import { registerLicences } from './commands/licences.ts';
import { registerPerson } from './commands/person.ts';
import { registerPolicy } from './commands/policy.ts';
import { registerReceipt } from './commands/receipt.ts';
import { registerRegister } from './commands/register.ts';
import { registerRestore } from './commands/restore.ts';
import { registerRetention } from './commands/retention.ts';
import { registerSchedule } from './commands/schedule.ts';
import { registerStaff } from './commands/staff.ts';
import { registerStart } from './commands/start.ts';
import { registerWork } from './commands/work.ts';
import { WrongUse } from './commands/wrong-use.ts';
import { failureSentence } from './platform/db/failure.ts';
import { DatabaseFault } from './platform/db/server-fault.ts';
import { Fault } from './platform/fault.ts';
import { createLog, errorFacts } from './platform/log.ts';
import { PolicyUnreadable } from './platform/policy-file.ts';
import { version } from './platform/repository.ts';
import { containStrayOutput } from './platform/stray-output.ts';

const command = new Command('avow')
  .description('A customer platform for software vendors whose privacy policy is its program.')
  .version(version)
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

for (const register of [
  registerBackup,
  registerRestore,
  registerRetention,
  registerSchedule,
  registerStaff,
  registerStart,
  registerWork,
  registerImportAccessLog,
  registerImportProviders,
  registerImportMail,
  registerImportSubscribers,
  registerImportLicences,
  registerLicences,
  registerPerson,
  registerReceipt,
  registerPolicy,
  registerRegister,
])
  register(command);

/** Wrong use is told as every other fault is, and where the right use stands. */
function hintAtHelp(under: Command, path: string): void {
  under.configureOutput({
    outputError: (message, write) => write(`avow: ${message.replace(/^error: /, '')}See: ${path} --help\n`),
  });
  for (const below of under.commands) hintAtHelp(below, `${path} ${below.name()}`);
}
hintAtHelp(command, 'avow');

/** Exit status: 0 done, 1 refused or failed, 2 wrong use. */
async function main(): Promise<number> {
  try {
    await command.parseAsync();
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Fault || error instanceof DatabaseFault || error instanceof PolicyUnreadable)
      process.stderr.write(`avow: ${error.message}\n`);
    else process.stderr.write(`avow: ${failureSentence(error) ?? unexpected(error)}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}

/** What an error says may quote a person, so only its kind and place are told. */
function unexpected(error: unknown): string {
  const { error: name, code, frame } = errorFacts(error);
  const place = [name, code, frame].filter((part) => part !== null && part !== undefined).join(', ');
  return `An unexpected error (${place}). It is a mistake of this program: please report it with this line.`;
}

containStrayOutput(createLog('warn'), (error) => {
  process.stderr.write(`avow: ${unexpected(error)}\n`);
  process.exit(1);
});
process.exitCode = await main();
