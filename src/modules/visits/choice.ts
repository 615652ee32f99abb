/** What a visitor allows: a cookie of fixed words without an id, and the browser's signal "Global Privacy Control". */
import { readCookie } from '../../policy/cookies.ts';
import type { Policy } from '../../policy/language.ts';
import type { RecipientName } from '../../policy/vocabulary.ts';

export const purposes = ['analysis', 'google', 'yandex'] as const;
export type Purpose = (typeof purposes)[number];
export type Choice = Readonly<Record<Purpose, boolean>>;

/** Third parties that the browser contacts after a grant. */
export const thirdParties = ['google', 'yandex'] as const satisfies readonly (Purpose & RecipientName)[];

type Header = (name: string) => string | undefined;

/** Whether the browser objects by itself: `Sec-GPC: 1` counts as an objection to every purpose. */
export const objects = (header: Header): boolean => header('sec-gpc') === '1';

/** What applies to a request: the signal before the cookie, the cookie before the policy's default. */
export function choiceOf(policy: Policy, header: Header): Choice {
  if (objects(header)) return { analysis: false, google: false, yandex: false };
  return readChoice(readCookie(policy, 'choice', header('cookie'))) ?? defaultChoice(policy);
}

/** Without a choice: our own measurement where the policy exempts it from consent, and never a third party. */
export const defaultChoice = (policy: Policy): Choice => ({
  analysis: policy.analysis.mode === 'exempt',
  google: false,
  yandex: false,
});

/** The cookie's value, one of eight: `a1g0y0`. */
export const writeChoice = ({ analysis, google, yandex }: Choice): string =>
  `a${analysis ? 1 : 0}g${google ? 1 : 0}y${yandex ? 1 : 0}`;

/** `null` for anything that is not one of the eight values. */
export function readChoice(value: string | undefined): Choice | null {
  const found = /^a([01])g([01])y([01])$/.exec(value ?? '');
  return found && { analysis: found[1] === '1', google: found[2] === '1', yandex: found[3] === '1' };
}

/** Whether the policy has switched a third party on. */
export function isInUse(policy: Policy, name: (typeof thirdParties)[number]): boolean {
  const { siteId } = policy.recipients[name];
  return siteId !== undefined && siteId !== 'none';
}

/** Third parties in use to which this visitor has agreed. */
export const grantedParties = (policy: Policy, choice: Choice): (typeof thirdParties)[number][] =>
  thirdParties.filter((name) => choice[name] && isInUse(policy, name));

/** Names of what third parties in use may have left under our name without this visitor's agreement; `*` ends a pattern. */
export const leftoversOf = (policy: Policy, choice: Choice): string[] =>
  thirdParties
    .filter((name) => isInUse(policy, name) && !choice[name])
    .flatMap((name) => policy.recipients[name].cookies ?? []);
