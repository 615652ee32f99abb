/** For tests: the reference policy with one edit, as an operator would make it, in a folder of its own. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../src/platform/repository.ts';

export interface EditedPolicy {
  /** The path for AVOW_POLICY. */
  readonly file: string;
  readonly remove: () => void;
}

/** Copies policy and words and replaces each text by another. Throws when a text is not there. */
export function editPolicy(...edits: readonly (readonly [from: string, to: string])[]): EditedPolicy {
  const folder = mkdtempSync(join(tmpdir(), 'avow-test-policy-'));
  cpSync(join(repository, 'policy'), folder, { recursive: true });
  const file = join(folder, 'promt.ts');
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`The policy has no "${from}".`);
    text = text.replace(from, to);
  }
  writeFileSync(file, text);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
