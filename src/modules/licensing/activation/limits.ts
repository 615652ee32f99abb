/** Limits for guesses: counted by the first group of the key and overall, without keeping any address. */
import { keyPrefix } from '../../../../client/src/licenceKey.ts';
import { DomainError } from '../../../platform/fault.ts';
import type { Limit } from '../../../platform/http/limiter.ts';
import type { Services } from '../../../platform/module.ts';

const perPrefix: Limit = { name: 'licence prefix', points: 20, seconds: 600 };
const overall: Limit = { name: 'licence guesses', points: 300, seconds: 60 };

/**
 * Runs what is asked with a licence key. Only refusals count: whoever has a key that works is never kept waiting by those who
 * guess, and whoever guesses learns nothing from the answer.
 * @throws DomainError `tooMany` in place of `licenceRefused` once there were too many
 */
export async function guessed<T>(
  { limiter }: Pick<Services, 'limiter'>,
  licenceKey: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'licenceRefused') throw error;
    await limiter.use(overall, 'all');
    await limiter.use(perPrefix, keyPrefix(licenceKey));
    throw error;
  }
}
