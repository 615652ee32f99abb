/** Words of the page on which somebody answers. */
import type { Language } from '../../../../policy/vocabulary.ts';

interface AnswerWords {
  readonly title: (licence: string) => string;
  readonly suspended: string;
  readonly suspendedText: string;
  readonly counted: string;
  readonly reason: string;
  readonly decided: string;
  readonly message: string;
  readonly messageHint: string;
  readonly send: string;
  readonly kept: string;
  readonly clause: string;
  readonly noForm: string;
  readonly contact: string;
  readonly answered: (time: string) => string;
  readonly answeredText: string;
  readonly lifted: string;
  readonly liftedText: string;
  readonly toAccount: string;
  readonly faults: Readonly<Record<'missing' | 'tooLong' | 'controlCharacter' | 'answeredAlready', string>>;
}

export const answerWords: Readonly<Record<Language, AnswerWords>> = {
  en: {
    title: (licence) => `Licence ${licence}`,
    suspended: 'This licence is suspended',
    suspendedText:
      'Programs that are activated go on working. Until it is released, the licence cannot be activated again.',
    counted: 'What was counted',
    reason: 'Why we decided so',
    decided: 'Decided',
    message: 'How is the licence used?',
    messageHint:
      'For instance: a computer pool that is set up anew each week, or a laptop on a journey. A person reads it and decides anew.',
    send: 'Send the answer',
    kept: 'Your answer is kept with the question, and shown to those of our staff who decide it.',
    clause: 'Clause 7.2 of the policy',
    noForm: 'Write to us, and a person decides anew.',
    contact: 'Write to us',
    answered: (time) => `Your answer came in on ${time}`,
    answeredText: 'A person reads it and decides anew. We tell you by mail; this page shows it too.',
    lifted: 'This licence works',
    liftedText: 'It is not suspended, and can be activated. There is nothing to answer.',
    toAccount: 'To the account',
    faults: {
      missing: 'Write how the licence is used.',
      tooLong: 'Shorten your answer to 20,000 characters.',
      controlCharacter:
        'There is a character in it that no keyboard types: remove it, or type the text anew.',
      answeredAlready: 'You have answered already. A person reads it and decides anew.',
    },
  },
  de: {
    title: (licence) => `Lizenz ${licence}`,
    suspended: 'Diese Lizenz ist gesperrt',
    suspendedText:
      'Aktivierte Programme laufen weiter. Bis zur Freigabe lässt sich die Lizenz nicht neu aktivieren.',
    counted: 'Was gezählt wurde',
    reason: 'Warum wir so entschieden haben',
    decided: 'Entschieden',
    message: 'Wie wird die Lizenz genutzt?',
    messageHint:
      'Zum Beispiel: ein Rechnerraum, der jede Woche neu eingerichtet wird, oder ein Laptop auf Reisen. Ein Mensch liest es und entscheidet neu.',
    send: 'Antwort senden',
    kept: 'Ihre Antwort wird bei der Rückfrage aufbewahrt und denen aus unserem Team gezeigt, die darüber entscheiden.',
    clause: 'Ziffer 7.2 der Erklärung',
    noForm: 'Schreiben Sie uns, und ein Mensch entscheidet neu.',
    contact: 'Schreiben Sie uns',
    answered: (time) => `Ihre Antwort ist am ${time} angekommen`,
    answeredText:
      'Ein Mensch liest sie und entscheidet neu. Wir teilen es Ihnen per E-Mail mit; auch diese Seite zeigt es.',
    lifted: 'Diese Lizenz gilt',
    liftedText: 'Sie ist nicht gesperrt und lässt sich aktivieren. Es gibt nichts zu beantworten.',
    toAccount: 'Zum Konto',
    faults: {
      missing: 'Schreiben Sie, wie die Lizenz genutzt wird.',
      tooLong: 'Kürzen Sie Ihre Antwort auf 20.000 Zeichen.',
      controlCharacter:
        'Darin ist ein Zeichen, das keine Tastatur schreibt: Entfernen Sie es, oder tippen Sie den Text neu.',
      answeredAlready: 'Sie haben schon geantwortet. Ein Mensch liest es und entscheidet neu.',
    },
  },
  ru: {
    title: (licence) => `Лицензия ${licence}`,
    suspended: 'Эта лицензия приостановлена',
    suspendedText:
      'Активированные программы продолжают работать. Пока её не возобновят, активировать лицензию заново нельзя.',
    counted: 'Что подсчитано',
    reason: 'Почему мы так решили',
    decided: 'Решено',
    message: 'Как используется лицензия?',
    messageHint:
      'Например: компьютерный класс, который каждую неделю настраивают заново, или ноутбук в поездке. Ответ прочитает человек и решит заново.',
    send: 'Отправить ответ',
    kept: 'Ответ хранится вместе с вопросом; его видят только сотрудники, которые принимают решение.',
    clause: 'Пункт 7.2 политики',
    noForm: 'Напишите нам, и человек решит заново.',
    contact: 'Написать нам',
    answered: (time) => `Ваш ответ получен ${time}`,
    answeredText: 'Его прочитает человек и решит заново. Мы сообщим письмом; решение покажет и эта страница.',
    lifted: 'Эта лицензия действует',
    liftedText: 'Она не приостановлена, её можно активировать. Отвечать не на что.',
    toAccount: 'В кабинет',
    faults: {
      missing: 'Напишите, как используется лицензия.',
      tooLong: 'Сократите ответ до 20 000 знаков.',
      controlCharacter:
        'В тексте есть знак, которого нет на клавиатуре: уберите его или наберите текст заново.',
      answeredAlready: 'Вы уже ответили. Ответ прочитает человек и решит заново.',
    },
  },
};
