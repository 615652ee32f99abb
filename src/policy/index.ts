/** What a policy file may import, as `avow/policy`. */
export { definePolicy } from './language.ts';
export { days, hours, minutes, months, years } from './period.ts';
export { type AllTexts, defineTexts } from './texts.ts';
