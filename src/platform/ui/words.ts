import { type Language, languages } from '../../policy/vocabulary.ts';

export { type Language, languages };

/** Each language under its own name, as the language switch shows it. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch', ru: 'Русский' };

/** The locale that dates and numbers are written in. */
export const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE', ru: 'ru-RU' };

/** The components' own words. Everything else they show is handed to them. */
interface Words {
  skip: string;
  strip: string;
  menu: string;
  mainNavigation: string;
  languages: string;
  footer: string;
  contents: string;
  consoleNavigation: string;
  signedInAs: string;
  signOut: string;
  optional: string;
  errorTitle: string;
  pagination: string;
  previous: string;
  next: string;
  pageOf: (page: number, pages: number) => string;
  figuresAsTable: string;
  measured: string;
  since: string;
  until: string;
  partPassed: (percent: number) => string;
  openEnded: string;
}

export const words: Record<Language, Words> = {
  en: {
    skip: 'Skip to the content',
    strip: 'Notice',
    menu: 'Menu',
    mainNavigation: 'Main',
    languages: 'Language',
    footer: 'About this site',
    contents: 'On this page',
    consoleNavigation: 'Console',
    signedInAs: 'Signed in as',
    signOut: 'Sign out',
    optional: 'optional',
    errorTitle: 'Please look at these again',
    pagination: 'Pages',
    previous: 'Previous',
    next: 'Next',
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    figuresAsTable: 'The figures as a table',
    measured: 'Measured on the running system',
    since: 'since',
    until: 'until',
    partPassed: (percent) => `${percent} % of the time has passed`,
    openEnded: 'no fixed end',
  },
  de: {
    skip: 'Zum Inhalt springen',
    strip: 'Hinweis',
    menu: 'Menü',
    mainNavigation: 'Hauptnavigation',
    languages: 'Sprache',
    footer: 'Über diese Website',
    contents: 'Auf dieser Seite',
    consoleNavigation: 'Konsole',
    signedInAs: 'Angemeldet als',
    signOut: 'Abmelden',
    optional: 'freiwillig',
    errorTitle: 'Bitte sehen Sie diese Angaben noch einmal an',
    pagination: 'Seiten',
    previous: 'Zurück',
    next: 'Weiter',
    pageOf: (page, pages) => `Seite ${page} von ${pages}`,
    figuresAsTable: 'Die Zahlen als Tabelle',
    measured: 'Am laufenden System gemessen',
    since: 'seit',
    until: 'bis',
    partPassed: (percent) => `${percent} % der Zeit sind vergangen`,
    openEnded: 'ohne festes Ende',
  },
  ru: {
    skip: 'Перейти к содержанию',
    strip: 'Примечание',
    menu: 'Меню',
    mainNavigation: 'Основная навигация',
    languages: 'Язык',
    footer: 'Об этом сайте',
    contents: 'На этой странице',
    consoleNavigation: 'Консоль',
    signedInAs: 'Вы вошли как',
    signOut: 'Выйти',
    optional: 'необязательно',
    errorTitle: 'Пожалуйста, проверьте эти поля',
    pagination: 'Страницы',
    previous: 'Назад',
    next: 'Далее',
    pageOf: (page, pages) => `Страница ${page} из ${pages}`,
    figuresAsTable: 'Те же числа в таблице',
    measured: 'Измерено на работающей системе',
    since: 'с',
    until: 'до',
    partPassed: (percent) => `прошло ${percent} % срока`,
    openEnded: 'без определённого конца',
  },
};
