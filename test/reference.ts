/** For tests: the reference policy and its words, loaded as the program loads them. */
import { join } from 'node:path';
import { loadPolicy } from '../src/platform/policy-file.ts';
import { repository } from '../src/platform/repository.ts';
import type { Policy } from '../src/policy/language.ts';
import type { AllTexts } from '../src/policy/texts.ts';

const loaded = await loadPolicy(join(repository, 'policy/promt.ts'));
export const policy = loaded.policy as Policy;
export const texts = loaded.texts as AllTexts;

/** Every leaf of a value with its path; periods count as one leaf. */
export function leavesOf(node: unknown, path: readonly string[] = []): string[][] {
  if (typeof node !== 'object' || node === null) return [[...path]];
  return Object.entries(node).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}

/** A copy of a value with one leaf set. */
export function withLeaf<T>(value: T, path: readonly string[], leaf: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return leaf as T;
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(value ?? {}));
  copy[key] = withLeaf(copy[key], rest, leaf);
  return (Array.isArray(value) ? Object.values(copy) : copy) as T;
}

/** The leaf at a path. */
export const leafAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined,
    value,
  );
