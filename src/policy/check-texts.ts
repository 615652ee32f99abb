import type { Problem } from './check.ts';
import type { Policy } from './language.ts';
import type { AllTexts } from './texts.ts';
export function checkTexts(_policy: Policy, _texts: AllTexts): Problem[] {
  return [];
}
