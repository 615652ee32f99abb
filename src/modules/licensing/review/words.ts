/** What was counted, and the mails about it, in plain words. */
import type { Language } from '../../../policy/vocabulary.ts';
import type { Signal } from './limits.ts';

/** By numbers and day as the language writes them; the numbers are never one, and in Russian stand where they bend no word. */
type CountWords = (counted: string, allowed: string, since: string) => string;

interface LetterWords {
  readonly subject: (licence: string) => string;
  readonly text: (licence: string, product: string) => string;
  readonly button: string;
  readonly after: readonly string[];
}

interface ReviewWords {
  readonly counts: Readonly<Record<Signal, CountWords>>;
  readonly reason: (reason: string) => string;
  readonly letters: Readonly<Record<'blocked' | 'upheld' | 'lifted', LetterWords>>;
  readonly why: string;
  readonly privacy: string;
  readonly contact: string;
}

const en: ReviewWords = {
  counts: {
    machines: (counted, allowed, since) =>
      `Since ${since} it was activated on ${counted} different computers; up to ${allowed} raise no question with its number of seats.`,
    networks: (counted, allowed, since) =>
      `Since ${since} it was activated from ${counted} networks, each counted once a day; up to ${allowed} raise no question with its number of seats.`,
    overlap: (counted, allowed, since) =>
      `On ${since} alone it was activated from ${counted} networks; up to ${allowed} raise no question with the number of computers that had a seat that day.`,
  },
  reason: (reason) => `Our reason: “${reason}”`,
  letters: {
    blocked: {
      subject: (licence) => `Your licence ${licence} is suspended`,
      text: (licence, product) =>
        `A member of our staff has suspended the licence ${licence} for ${product}. Programs that are activated go on working; while it is suspended, the licence cannot be activated again.`,
      button: 'Answer',
      after: [
        'A person decided this, not a program (Art. 22 GDPR). If we are wrong, tell us how the licence is used: a person reads it and decides anew.',
        'The button needs no account. You can also simply reply to this mail.',
      ],
    },
    upheld: {
      subject: (licence) => `Your licence ${licence} stays suspended`,
      text: (licence, product) =>
        `A member of our staff has looked again at the licence ${licence} for ${product}, and it stays suspended. Programs that are activated go on working.`,
      button: 'Answer again',
      after: ['The button needs no account. You can also simply reply to this mail.'],
    },
    lifted: {
      subject: (licence) => `Your licence ${licence} works again`,
      text: (licence, product) =>
        `A member of our staff has lifted the suspension of the licence ${licence} for ${product}. It can be activated again.`,
      button: 'Write to us',
      after: [],
    },
  },
  why: 'You get this mail because this address belongs to an account with the licence, or was given for personal support with it.',
  privacy: 'What we count, and who decides',
  contact: 'Write to us',
};

const de: ReviewWords = {
  counts: {
    machines: (counted, allowed, since) =>
      `Seit dem ${since} wurde sie auf ${counted} verschiedenen Computern aktiviert; bei ihrer Zahl von Plätzen werfen bis zu ${allowed} keine Frage auf.`,
    networks: (counted, allowed, since) =>
      `Seit dem ${since} wurde sie aus ${counted} Netzen aktiviert, jedes einmal am Tag gezählt; bei ihrer Zahl von Plätzen werfen bis zu ${allowed} keine Frage auf.`,
    overlap: (counted, allowed, since) =>
      `Allein am ${since} wurde sie aus ${counted} Netzen aktiviert; bei der Zahl der Computer, die an dem Tag einen Platz hatten, werfen bis zu ${allowed} keine Frage auf.`,
  },
  reason: (reason) => `Unser Grund: „${reason}“`,
  letters: {
    blocked: {
      subject: (licence) => `Ihre Lizenz ${licence} ist gesperrt`,
      text: (licence, product) =>
        `Jemand aus unserem Team hat die Lizenz ${licence} für ${product} gesperrt. Aktivierte Programme laufen weiter; solange sie gesperrt ist, lässt sich die Lizenz nicht neu aktivieren.`,
      button: 'Antworten',
      after: [
        'Das hat ein Mensch entschieden, kein Programm (Art. 22 DSGVO). Wenn wir uns irren, schreiben Sie uns, wie die Lizenz genutzt wird: Ein Mensch liest es und entscheidet neu.',
        'Die Schaltfläche braucht kein Konto. Sie können auch einfach auf diese E-Mail antworten.',
      ],
    },
    upheld: {
      subject: (licence) => `Ihre Lizenz ${licence} bleibt gesperrt`,
      text: (licence, product) =>
        `Jemand aus unserem Team hat sich die Lizenz ${licence} für ${product} noch einmal angesehen; sie bleibt gesperrt. Aktivierte Programme laufen weiter.`,
      button: 'Noch einmal antworten',
      after: ['Die Schaltfläche braucht kein Konto. Sie können auch einfach auf diese E-Mail antworten.'],
    },
    lifted: {
      subject: (licence) => `Ihre Lizenz ${licence} gilt wieder`,
      text: (licence, product) =>
        `Jemand aus unserem Team hat die Sperre der Lizenz ${licence} für ${product} aufgehoben. Sie lässt sich wieder aktivieren.`,
      button: 'Schreiben Sie uns',
      after: [],
    },
  },
  why: 'Sie erhalten diese E-Mail, weil diese Adresse zu einem Konto mit der Lizenz gehört oder dazu für den persönlichen Support angegeben wurde.',
  privacy: 'Was wir zählen und wer entscheidet',
  contact: 'Schreiben Sie uns',
};

const ru: ReviewWords = {
  counts: {
    machines: (counted, allowed, since) =>
      `Разных компьютеров, на которых её активировали с ${since}: ${counted}. При таком числе мест вопросов не вызывает: до ${allowed}.`,
    networks: (counted, allowed, since) =>
      `Сетей, из которых её активировали с ${since}, если каждую считать раз в день: ${counted}. При таком числе мест вопросов не вызывает: до ${allowed}.`,
    overlap: (counted, allowed, since) =>
      `Сетей, из которых её активировали за один день, ${since}: ${counted}. При таком числе компьютеров, занимавших места в тот день, вопросов не вызывает: до ${allowed}.`,
  },
  reason: (reason) => `Причина: «${reason}»`,
  letters: {
    blocked: {
      subject: (licence) => `Ваша лицензия ${licence} приостановлена`,
      text: (licence, product) =>
        `Наш сотрудник приостановил лицензию ${licence} на ${product}. Активированные программы продолжают работать; пока лицензия приостановлена, заново активировать её нельзя.`,
      button: 'Ответить',
      after: [
        'Так решил человек, а не программа (ст. 22 GDPR). Если мы ошиблись, напишите, как используется лицензия: ответ прочитает человек и решит заново.',
        'Для ответа по кнопке кабинет не нужен. Можно и просто ответить на это письмо.',
      ],
    },
    upheld: {
      subject: (licence) => `Ваша лицензия ${licence} остаётся приостановленной`,
      text: (licence, product) =>
        `Наш сотрудник ещё раз рассмотрел лицензию ${licence} на ${product}; она остаётся приостановленной. Активированные программы продолжают работать.`,
      button: 'Ответить ещё раз',
      after: ['Для ответа по кнопке кабинет не нужен. Можно и просто ответить на это письмо.'],
    },
    lifted: {
      subject: (licence) => `Ваша лицензия ${licence} снова действует`,
      text: (licence, product) =>
        `Наш сотрудник возобновил лицензию ${licence} на ${product}. Её снова можно активировать.`,
      button: 'Написать нам',
      after: [],
    },
  },
  why: 'Вы получили это письмо, потому что этот адрес принадлежит кабинету с этой лицензией или указан при ней для личной поддержки.',
  privacy: 'Что мы считаем и кто решает',
  contact: 'Написать нам',
};

export const reviewWords: Readonly<Record<Language, ReviewWords>> = { en, de, ru };
