/** `avow register`: the record of processing activities (GDPR Art. 30). */
import { type Command, Option } from 'commander';
import { declarations } from '../app.ts';
import { readEnvironment } from '../platform/env.ts';
import { requirePolicy } from '../platform/policy-force.ts';
import { compileRegister, type Register, registerCsv } from '../policy/register.ts';
import type { Language } from '../policy/vocabulary.ts';
import { languageOption } from './policy.ts';

interface RegisterOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly language: Language;
}

export function registerRegister(program: Command): void {
  program
    .command('register')
    .description('Print the record of processing activities (GDPR Art. 30), compiled from the policy file.')
    .addOption(new Option('--json', 'print it as JSON').conflicts('csv'))
    .option('--csv', 'print it as CSV, one activity a line')
    .addOption(languageOption())
    .action(async ({ json, csv, language }: RegisterOptions) => {
      const { policy, texts } = await requirePolicy(readEnvironment().policyFile, declarations);
      const register = compileRegister(policy, texts[language], language);
      if (json) process.stdout.write(`${JSON.stringify(register, null, 2)}\n`);
      else if (csv) process.stdout.write(registerCsv(register));
      else process.stdout.write(`${registerText(register)}\n`);
    });
}

/** One block for each activity, for reading. */
function registerText({
  controller,
  representative,
  dataProtectionOfficer,
  security,
  activities,
  ...rest
}: Register) {
  const head = [
    `${controller.name}, ${controller.address}, ${controller.country}`,
    `${controller.email}; ${controller.phones}`,
    representative,
    dataProtectionOfficer,
    ...security.map((measure) => `- ${measure}`),
    rest.version,
  ];
  const blocks = activities.map((row) =>
    [
      `${row.clause}  ${row.title} (${row.surfaceName})`,
      row.purpose,
      `${row.subjects}: ${row.data.join('; ') || '–'}`,
      `${row.basis}. ${row.ground}`,
      ...[...row.recipients, ...row.thirdCountries],
      row.disclose,
      row.timeLimits,
    ].join('\n    '),
  );
  return [head.join('\n'), ...blocks].join('\n\n');
}
