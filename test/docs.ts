/** Reads the pages that people read, for the checks that keep them true. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { repository } from '../src/platform/repository.ts';

/** All pages, by path from the repository's root. */
export function pages(): string[] {
  const under = (folder: string): string[] =>
    readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? under(path) : [path];
    });
  const top = readdirSync(repository).filter((name) => name.endsWith('.md'));
  return [...top, ...under('docs'), ...under('promises')].filter((path) => path.endsWith('.md'));
}

export const readPage = (path: string): string => readFileSync(join(repository, path), 'utf8');

/** Code that stands between the lines: `like this`. */
export const inlineCode = (page: string): string[] =>
  [...page.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');

export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** The last line of text before it. */
  readonly before: string;
}

export function codeBlocks(page: string): CodeBlock[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm)].map(({ 1: language, 2: code, index }) => ({
    language: language ?? '',
    code: code ?? '',
    before: page.slice(0, index).trimEnd().split('\n').at(-1) ?? '',
  }));
}

/** Links of a page to files of the repository that lead nowhere. */
export function brokenLinks(path: string): string[] {
  const links = [...readPage(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  return links.filter((link) => !/^[a-z]+:/.test(link)).filter((link) => !leadsSomewhere(path, link));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : join(dirname(from), file);
  if (!existsSync(join(repository, target))) return false;
  return anchor === undefined || anchorsOf(readPage(target)).includes(anchor);
}

/** Anchors of the headings, as the usual hosts of repositories make them. */
const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    (title ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Names of the files of `src/commands`, without their ending. */
export const commandFiles = (): string[] =>
  readdirSync(join(repository, 'src/commands'))
    .filter((name) => /^[\w-]+\.ts$/.test(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();

/** The command `avow` with all its commands, without running any. */
export async function readCommands(): Promise<Command> {
  const program = new Command('avow').configureHelp({ showGlobalOptions: true, helpWidth: 80 });
  for (const name of commandFiles()) {
    const module: Record<string, unknown> = await import(`../src/commands/${name}.ts`);
    for (const [exported, register] of Object.entries(module))
      if (exported.startsWith('register') && typeof register === 'function') register(program);
  }
  return program;
}

/** Commands that do something, by what is typed: `avow policy check`. */
export function commandPaths(command: Command, above = ''): Map<string, Command> {
  const path = `${above} ${command.name()}`.trim();
  const own: [string, Command][] = command.commands.length === 0 ? [[path, command]] : [];
  return new Map([...own, ...command.commands.flatMap((below) => [...commandPaths(below, path)])]);
}
