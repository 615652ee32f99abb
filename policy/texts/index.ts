/** The words of the policy in its three languages. */
import type { AllTexts } from 'avow/policy';
import en from './en.ts';

export default { en, de: en, ru: en } satisfies AllTexts;
