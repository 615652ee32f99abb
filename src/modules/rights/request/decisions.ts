/** What was decided about a request, in words: the program stores codes, and what staff write stays as they wrote it. */
import type { Language } from '../../../policy/vocabulary.ts';

interface DecisionWords {
  readonly codes: Readonly<Record<string, string>>;
  readonly toBeTold: (recipients: string) => string;
}

/** Stored where somebody objects and nothing of theirs rests on legitimate interests. */
export const nothingToObject = 'nothingToObject';

const words: Readonly<Record<Language, DecisionWords>> = {
  en: {
    codes: {
      [nothingToObject]: 'nothing we hold about you rests on legitimate interests',
      erased: 'erased',
      restricted: 'paused',
      withdrawn: 'withdrawn',
      corrected: 'corrected',
      offered: 'offered',
      fetched: 'fetched',
      'taken back': 'taken back',
      'not fetched': 'not fetched in time',
      upheld: 'your objection is upheld',
      rejected: 'your objection is rejected',
    },
    toBeTold: (recipients) => `to be told (Art. 19): ${recipients}`,
  },
  de: {
    codes: {
      [nothingToObject]: 'nichts, was wir über Sie haben, beruht auf berechtigten Interessen',
      erased: 'gelöscht',
      restricted: 'pausiert',
      withdrawn: 'widerrufen',
      corrected: 'berichtigt',
      offered: 'angeboten',
      fetched: 'abgeholt',
      'taken back': 'zurückgenommen',
      'not fetched': 'nicht rechtzeitig abgeholt',
      upheld: 'Ihrem Widerspruch wird gefolgt',
      rejected: 'Ihr Widerspruch wird zurückgewiesen',
    },
    toBeTold: (recipients) => `mitzuteilen (Art. 19): ${recipients}`,
  },
  ru: {
    codes: {
      [nothingToObject]: 'ничто из того, что мы о вас храним, не основано на законных интересах',
      erased: 'удалено',
      restricted: 'приостановлено',
      withdrawn: 'отозвано',
      corrected: 'исправлено',
      offered: 'предложено',
      fetched: 'получено',
      'taken back': 'отменено',
      'not fetched': 'не получено в срок',
      upheld: 'ваше возражение принято',
      rejected: 'ваше возражение отклонено',
    },
    toBeTold: (recipients) => `следует сообщить (ст. 19): ${recipients}`,
  },
};

/** A stored decision as a person reads it. */
export function decisionInWords(language: Language, decision: string): string {
  const { codes, toBeTold } = words[language];
  const own = (code: string) => (Object.hasOwn(codes, code) ? codes[code] : undefined);
  const whole = own(decision);
  if (whole) return whole;
  const telling = /^(?:([^;]+); )?to be told \(Art\. 19\): (.*)$/s.exec(decision);
  if (telling) return [own(telling[1] ?? ''), toBeTold(telling[2] ?? '')].filter(Boolean).join('; ');
  const weighed = /^(upheld|rejected): (.*)$/s.exec(decision);
  return weighed ? `${own(weighed[1] ?? '')}: ${weighed[2]}` : decision;
}
