/** Live checks of clause 6.2: no sign-up and no address of somebody who left outlives its period. */
import type { ModuleServices, Probe } from '../../platform/module.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { oldestProbe } from '../retention/module.ts';

const titles = {
  signUp: {
    en: 'Oldest unconfirmed sign-up for the newsletter',
    de: 'Älteste unbestätigte Anmeldung zum Newsletter',
    ru: 'Самая старая неподтверждённая подписка',
  },
  left: {
    en: 'Oldest address of somebody who left the newsletter',
    de: 'Älteste Adresse von jemandem, der den Newsletter abbestellt hat',
    ru: 'Самый старый адрес того, кто отписался',
  },
} satisfies Record<string, Record<Language, string>>;

export function newsletterProbes(own: ModuleServices): Probe[] {
  const { newsletterSignUp, newsletter } = own.policy.activities;
  const probes: Probe[] = [];
  if (newsletterSignUp.keep.some((step) => step.from === 'signedUp' && step.do === 'erase'))
    probes.push(
      oldestProbe(own, {
        id: 'newsletter.signUp',
        clause: '6.2.2',
        title: titles.signUp,
        table: 'newsletter.sign_up',
        column: 'signed_up_at',
      }),
    );
  if (newsletter.keep.some((step) => step.from === 'left' && step.do === 'erase'))
    probes.push(
      oldestProbe(own, {
        id: 'newsletter.left',
        clause: '6.2.4',
        title: titles.left,
        table: 'newsletter.subscriber',
        column: 'left_at',
      }),
    );
  return probes;
}
