/** The words of the policy in its three languages. */
import type { AllTexts } from 'avow/policy';
import de from './de.ts';
import en from './en.ts';
import ru from './ru.ts';

export default { en, de, ru } satisfies AllTexts;
