import type { Policy } from './language.ts';
import type { AllTexts } from './texts.ts';
export interface Change {
  path: string;
  needsAcceptance: boolean;
  sentence: string;
}
export function diffPolicies(_before: Policy, _after: Policy, _texts: AllTexts): Change[] {
  return [];
}
