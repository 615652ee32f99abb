import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { declarations } from '../app.ts';
import { type MailDb, routeMail } from '../modules/outbox/module.ts';
import { type RightsDesk, type RightsTables, rightsDesk } from '../modules/rights/module.ts';
import { Fault } from '../platform/fault.ts';
import { offline, readMail } from '../platform/mail/message.ts';
import type { Program } from '../program.ts';
import { type ImportReport, importGroup, printReport } from './import.ts';
import { startProgress } from './progress.ts';
import { withProgram } from './with-program.ts';

export function registerImportMail(program: Command): void {
  importGroup(program)
    .command('mail')
    .description('Take messages from .eml files as if they had arrived in the mailbox.')
    .argument('<path>', 'an .eml file, or a folder of them')
    .option('--json', 'print { "read", "stored", "skipped" } as JSON')
    .action(async (path: string, options: { json?: boolean }) => {
      const files = messageFiles(path);
      const report = await withProgram((opened) => importMails(opened, files));
      printReport(report, { ...(options.json ? { json: true } : {}), what: 'mails' });
    });
}

/** @throws Fault where the path is nothing that mails could be read from */
function messageFiles(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Fault(`There is no file or folder ${path}: name an .eml file, or a folder of them.`);
  if (found.isFile()) return [path];
  const files = readdirSync(path)
    .filter((name) => name.toLowerCase().endsWith('.eml'))
    .sort()
    .map((name) => join(path, name));
  if (files.length === 0)
    throw new Fault(`The folder ${path} has no .eml file: save messages there under that ending.`);
  return files;
}

/** An old mail must not bring back whoever was erased after it (clause 4.3); a mail without a date may be of any time. */
async function isOfErased(desk: RightsDesk, raw: Buffer): Promise<boolean> {
  const mail = await readMail(raw, offline).catch(() => null);
  const erasedAt = mail?.from ? await desk.erasedAt(mail.from) : null;
  return erasedAt !== null && (!mail?.date || mail.date <= erasedAt);
}

/** Feeds the files to the inbox router; what it leaves to a person counts as skipped, by its reason. */
async function importMails(
  { services, pools, parts }: Program,
  files: readonly string[],
): Promise<ImportReport> {
  const db: MailDb = pools.database('mail');
  const desk = rightsDesk(pools.database<RightsTables>('rights'), services, declarations);
  const skipped: Record<string, number> = {};
  let stored = 0;
  const progress = startProgress('Reading mails');
  try {
    for (const [index, file] of files.entries()) {
      const raw = readFileSync(file);
      const routed = (await isOfErased(desk, raw))
        ? 'erased'
        : await routeMail(db, { ...services, parts: () => parts }, raw);
      if (routed === 'stored') stored += 1;
      else skipped[routed] = (skipped[routed] ?? 0) + 1;
      progress.at((index + 1) / files.length);
    }
  } finally {
    progress.stop();
  }
  return { read: files.length, stored, skipped };
}
