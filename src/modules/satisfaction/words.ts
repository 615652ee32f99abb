import type { Language } from '../../policy/vocabulary.ts';

interface Words {
  readonly title: string;
  readonly question: string;
  readonly answers: Readonly<Record<1 | 2 | 3, string>>;
  readonly counted: string;
  readonly inPolicy: string;
  readonly choose: string;
  readonly thanks: string;
  readonly thanksText: string;
  readonly home: string;
  readonly console: string;
  readonly consoleLede: string;
  readonly month: string;
  readonly all: string;
  readonly tooFew: (smallest: number) => string;
  readonly none: string;
  readonly noneText: string;
  readonly oldest: string;
}

/** A missing word in a language is a compile error. */
export const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Your rating',
    question: 'Did our answer help you?',
    answers: { 1: 'No', 2: 'In part', 3: 'Yes' },
    counted: 'Your click is counted for the day, without your name and without a time.',
    inPolicy: 'What the policy says about it',
    choose: 'Please choose one of the three answers.',
    thanks: 'Thank you',
    thanksText: 'Your rating was counted. It helps us to answer better.',
    home: 'To the home page',
    console: 'Ratings',
    consoleLede:
      'Whether our answers helped, month by month once each is over. Nobody knows who rated which answer.',
    month: 'Month',
    all: 'Total',
    tooFew: (smallest) => `fewer than ${smallest}`,
    none: 'No month with ratings is over yet',
    noneText: 'The question appears below each answer, on its receipt page.',
    oldest: 'Oldest day with ratings',
  },
  de: {
    title: 'Ihre Bewertung',
    question: 'Hat Ihnen unsere Antwort geholfen?',
    answers: { 1: 'Nein', 2: 'Zum Teil', 3: 'Ja' },
    counted: 'Ihr Klick wird für den Tag gezählt, ohne Ihren Namen und ohne Uhrzeit.',
    inPolicy: 'Was die Erklärung dazu sagt',
    choose: 'Bitte wählen Sie eine der drei Antworten.',
    thanks: 'Danke',
    thanksText: 'Ihre Bewertung ist gezählt. Sie hilft uns, besser zu antworten.',
    home: 'Zur Startseite',
    console: 'Bewertungen',
    consoleLede:
      'Ob unsere Antworten geholfen haben, nach Monaten, sobald sie vorbei sind. Niemand weiß, wer welche bewertet hat.',
    month: 'Monat',
    all: 'Insgesamt',
    tooFew: (smallest) => `weniger als ${smallest}`,
    none: 'Noch ist kein Monat mit Bewertungen vorbei',
    noneText: 'Die Frage steht unter jeder Antwort auf der Antwortseite.',
    oldest: 'Ältester Tag mit Bewertungen',
  },
  ru: {
    title: 'Ваша оценка',
    question: 'Помог ли вам наш ответ?',
    answers: { 1: 'Нет', 2: 'Отчасти', 3: 'Да' },
    counted: 'Нажатие засчитывается за день, без вашего имени и без времени.',
    inPolicy: 'Что говорит об этом политика',
    choose: 'Выберите, пожалуйста, один из трёх ответов.',
    thanks: 'Спасибо',
    thanksText: 'Ваша оценка учтена. Она помогает нам отвечать лучше.',
    home: 'На главную',
    console: 'Оценки',
    consoleLede: 'Помогли ли наши ответы, по завершённым месяцам. Никто не знает, кто какой ответ оценил.',
    month: 'Месяц',
    all: 'Всего',
    tooFew: (smallest) => `меньше ${smallest}`,
    none: 'Пока нет ни одного завершённого месяца с оценками',
    noneText: 'Вопрос задаётся под каждым ответом, на странице ответа.',
    oldest: 'Самый ранний день с оценками',
  },
};
