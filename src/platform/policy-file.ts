/** Reads a policy file and its texts from wherever the operator keeps them. */
import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

export class PolicyUnreadable extends Error {}

import { repository } from './repository.ts';

/** The values and the words of a policy, neither checked yet. */
export interface LoadedPolicy {
  readonly policy: unknown;
  readonly texts: unknown;
}

/**
 * Loads a policy file. The words come from `texts/index.ts` beside it, or from those of the repository where it has none.
 * @throws PolicyUnreadable with the file, line and reason when a file is missing or is no valid TypeScript
 */
export async function loadPolicy(file: string): Promise<LoadedPolicy> {
  const path = resolve(file);
  const beside = join(dirname(path), 'texts/index.ts');
  const words = (await exists(beside)) ? beside : join(repository, 'policy/texts/index.ts');
  const [policy, texts] = await Promise.all([importFile(path), importFile(words)]);
  return { policy, texts };
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function importFile(path: string): Promise<unknown> {
  if (!(await exists(path)))
    throw new PolicyUnreadable(
      `The policy file ${path} does not exist. Set AVOW_POLICY to the file you mean.`,
    );
  const bundled = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    logLevel: 'silent',
    plugins: [policyImports],
  }).catch((error: { errors?: { text: string; location?: { file: string; line: number } | null }[] }) => {
    const first = error.errors?.[0];
    const place = first?.location ? `${first.location.file}, line ${first.location.line}` : path;
    throw new PolicyUnreadable(`The policy cannot be read: ${place}: ${first?.text ?? 'unknown error'}.`);
  });
  const code = bundled.outputFiles[0]?.text ?? '';
  try {
    const module: { default?: unknown } = await import(
      `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
    );
    return module.default;
  } catch (error) {
    throw new PolicyUnreadable(
      `The policy file ${path} failed while it was read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

/** `avow/policy` is the language itself, from wherever the policy file lies. */
const policyImports: Plugin = {
  name: 'avow-policy',
  setup(builder) {
    builder.onResolve({ filter: /^avow\/policy$/ }, () => ({
      path: join(repository, 'src/policy/index.ts'),
    }));
  },
};
