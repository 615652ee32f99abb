/** Checks of the signals about licences: they may count only what is still there, and no ordinary use may raise one. */
import type { Policy } from './language.ts';
import { roughMs } from './period.ts';
import { type Problem, problem } from './problem.ts';

export function checkSignals({ activities, licensing: { signals } }: Policy): Problem[] {
  const at = 'licensing.signals';
  return [...checkWindow(at, activities, signals.within), ...checkNetworks(at, signals)];
}

function checkWindow(
  at: string,
  { licenceSeat, licenceVerification }: Policy['activities'],
  within: Policy['licensing']['signals']['within'],
): Problem[] {
  const found: Problem[] = [];
  if (roughMs(within) < 86_400_000)
    found.push(
      problem(`${at}.within`, 'is shorter than a day, by which networks are counted', 'Say days(1) or more.'),
    );
  const ends = [...licenceSeat.keep, ...licenceVerification.keep].map((step) => roughMs(step.for));
  if (ends.some((end) => end < roughMs(within)))
    found.push(
      problem(
        `${at}.within`,
        'reaches further back than seats and networks of licences are kept',
        'Let it be no longer than the periods of licenceSeat and licenceVerification.',
      ),
    );
  return found;
}

function checkNetworks(
  at: string,
  { networksPerSeat, networksPerMachine }: Policy['licensing']['signals'],
): Problem[] {
  if (networksPerSeat >= networksPerMachine) return [];
  return [
    problem(
      `${at}.networksPerSeat`,
      'allows in all days what a single one of them may have',
      'Let it be no smaller than networksPerMachine.',
    ),
  ];
}
