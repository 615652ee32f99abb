/** Words of the console's pages about messages. */
import type { Language } from '../../../policy/vocabulary.ts';

interface ConsoleWords {
  readonly title: string;
  readonly lede: string;
  readonly oldest: (day: string) => string;
  readonly filters: Readonly<Record<'open' | 'answered' | 'closed' | 'all', string>>;
  readonly states: Readonly<Record<'open' | 'answered' | 'closed', string>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly filter: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly message: string;
  readonly state: string;
  readonly came: string;
  readonly answerGoes: string;
  readonly byMail: string;
  readonly byPage: string;
  readonly byNothing: string;
  readonly received: string;
  readonly removal: string;
  readonly logCall: string;
  readonly logCallLede: string;
  readonly callText: string;
  readonly callHint: string;
  readonly store: string;
  readonly cancel: string;
  readonly person: string;
  readonly us: string;
  readonly via: Readonly<Record<string, string>>;
  readonly about: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly notGiven: string;
  readonly language: string;
  readonly answer: string;
  readonly answerHintMail: string;
  readonly answerHintPage: string;
  readonly answerHintNothing: string;
  readonly send: string;
  readonly close: string;
  readonly reopen: string;
  readonly next: string;
  readonly nextText: (date: string, period: string, anchor: string) => string;
  readonly filesRefused: (count: number) => string;
  readonly consulted: string;
}

const en: ConsoleWords = {
  title: 'Messages',
  lede: 'What people write to us. Whoever has waited longest comes first.',
  oldest: (day) => `the oldest since ${day}`,
  filters: { open: 'Open', answered: 'Answered', closed: 'Closed', all: 'All' },
  states: { open: 'Waiting for us', answered: 'Answered', closed: 'Closed' },
  sources: { form: 'Form', mail: 'Mail', phone: 'Call' },
  filter: 'State',
  nothing: 'Nobody is waiting',
  nothingText: 'Messages from the form, by mail and logged calls appear here until the day of their removal.',
  message: 'Message',
  state: 'State',
  came: 'Came by',
  answerGoes: 'Answer goes',
  byMail: 'by mail',
  byPage: 'to the return page',
  byNothing: 'nowhere: no address, no receipt',
  received: 'Received',
  removal: 'Removal',
  logCall: 'Log a call',
  logCallLede: 'What was asked and said. The caller’s number is not stored.',
  callText: 'What it was about',
  callHint: 'Write no number and no name that the answer does not need.',
  store: 'Store the call',
  cancel: 'Cancel',
  person: 'Person',
  us: 'We',
  via: {
    form: 'by form',
    page: 'on the return page',
    mail: 'by mail',
    phone: 'by telephone',
    console: 'from the console',
  },
  about: 'Who writes',
  name: 'Name',
  email: 'E-mail',
  phone: 'Telephone',
  notGiven: 'not given',
  language: 'Language',
  answer: 'Answer',
  answerHintMail: 'Goes by mail to the address given, and appears on the return page if there is a receipt.',
  answerHintPage: 'Appears on the return page, which the receipt code opens. There is no address.',
  answerHintNothing: 'There is neither an address nor a receipt: note here what was answered.',
  send: 'Send the answer',
  close: 'Close',
  reopen: 'Open again',
  next: 'What happens next',
  nextText: (date, period, anchor) => `All of it is removed by ${date}: ${period} ${anchor} (clause 1.3).`,
  filesRefused: (count) =>
    `Files of the mail that were not kept: ${count}, too many, too large, or of another type.`,
  consulted: 'The register of consultations records that you opened this page.',
};

const de: ConsoleWords = {
  title: 'Nachrichten',
  lede: 'Was man uns schreibt; wer am längsten wartet, zuerst.',
  oldest: (day) => `die älteste seit dem ${day}`,
  filters: { open: 'Offen', answered: 'Beantwortet', closed: 'Abgeschlossen', all: 'Alle' },
  states: { open: 'Wartet auf uns', answered: 'Beantwortet', closed: 'Abgeschlossen' },
  sources: { form: 'Formular', mail: 'E-Mail', phone: 'Anruf' },
  filter: 'Stand',
  nothing: 'Hier wartet niemand',
  nothingText:
    'Nachrichten aus Formular und E-Mail und notierte Anrufe stehen hier, bis sie an ihrem Tag gelöscht werden.',
  message: 'Nachricht',
  state: 'Stand',
  came: 'Kam per',
  answerGoes: 'Antwort geht',
  byMail: 'per E-Mail',
  byPage: 'auf die Antwortseite',
  byNothing: 'nirgendwohin: weder Adresse noch Beleg',
  received: 'Empfangen',
  removal: 'Löschung',
  logCall: 'Anruf notieren',
  logCallLede: 'Was gefragt und gesagt wurde. Die Nummer des Anrufenden wird nicht gespeichert.',
  callText: 'Worum es ging',
  callHint: 'Schreiben Sie keine Nummer und keinen Namen, den die Antwort nicht braucht.',
  store: 'Anruf speichern',
  cancel: 'Abbrechen',
  person: 'Person',
  us: 'Wir',
  via: {
    form: 'im Formular',
    page: 'auf der Antwortseite',
    mail: 'per E-Mail',
    phone: 'am Telefon',
    console: 'aus der Konsole',
  },
  about: 'Wer schreibt',
  name: 'Name',
  email: 'E-Mail',
  phone: 'Telefon',
  notGiven: 'nicht angegeben',
  language: 'Sprache',
  answer: 'Antwort',
  answerHintMail:
    'Geht per E-Mail an die angegebene Adresse und steht auf der Antwortseite, wenn es einen Beleg gibt.',
  answerHintPage: 'Steht auf der Antwortseite, die der Empfangscode öffnet. Es gibt keine Adresse.',
  answerHintNothing: 'Es gibt weder Adresse noch Beleg: Notieren Sie hier, was geantwortet wurde.',
  send: 'Antwort senden',
  close: 'Abschließen',
  reopen: 'Wieder öffnen',
  next: 'Was weiter geschieht',
  nextText: (date, period, anchor) =>
    `Alles davon wird bis ${date} gelöscht: ${period} ${anchor} (Ziffer 1.3).`,
  filesRefused: (count) =>
    `Nicht behaltene Dateien der E-Mail: ${count}; zu viele, zu groß oder von anderer Art.`,
  consulted: 'Dass Sie diese Seite geöffnet haben, steht im Verzeichnis der Einsichten.',
};

const ru: ConsoleWords = {
  title: 'Сообщения',
  lede: 'Что нам пишут. Первыми идут те, кто ждёт дольше всех.',
  oldest: (day) => `самое давнее ждёт с ${day}`,
  filters: { open: 'Открытые', answered: 'Отвеченные', closed: 'Закрытые', all: 'Все' },
  states: { open: 'Ждёт нас', answered: 'Есть ответ', closed: 'Закрыто' },
  sources: { form: 'Форма', mail: 'Письмо', phone: 'Звонок' },
  filter: 'Состояние',
  nothing: 'Никто не ждёт',
  nothingText: 'Сообщения из формы, письма и записанные звонки видны здесь до дня своего удаления.',
  message: 'Сообщение',
  state: 'Состояние',
  came: 'Откуда',
  answerGoes: 'Ответ уйдёт',
  byMail: 'по почте',
  byPage: 'на страницу ответа',
  byNothing: 'никуда: нет ни адреса, ни кода',
  received: 'Получено',
  removal: 'Удаление',
  logCall: 'Записать звонок',
  logCallLede: 'О чём спросили и что сказали. Номер звонившего не хранится.',
  callText: 'О чём шла речь',
  callHint: 'Не пишите номер и имя, если они не нужны для ответа.',
  store: 'Сохранить звонок',
  cancel: 'Отмена',
  person: 'Человек',
  us: 'Мы',
  via: {
    form: 'через форму',
    page: 'на странице ответа',
    mail: 'по почте',
    phone: 'по телефону',
    console: 'из консоли',
  },
  about: 'Кто пишет',
  name: 'Имя',
  email: 'Эл. почта',
  phone: 'Телефон',
  notGiven: 'не указано',
  language: 'Язык',
  answer: 'Ответ',
  answerHintMail: 'Уйдёт письмом на указанный адрес и появится на странице ответа, если есть код.',
  answerHintPage: 'Появится на странице ответа, которую открывает код. Адреса нет.',
  answerHintNothing: 'Нет ни адреса, ни кода: запишите здесь, что было отвечено.',
  send: 'Отправить ответ',
  close: 'Закрыть',
  reopen: 'Открыть снова',
  next: 'Что будет дальше',
  nextText: (date, period, anchor) => `Всё это удаляется до ${date}: ${period} ${anchor} (пункт 1.3).`,
  filesRefused: (count) =>
    `Файлов письма не сохранено: ${count}. Их слишком много, они велики или другого типа.`,
  consulted: 'То, что вы открыли эту страницу, записано в журнал обращений к данным.',
};

export const consoleWords: Readonly<Record<Language, ConsoleWords>> = { en, de, ru };
