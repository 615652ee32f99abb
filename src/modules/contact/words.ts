/** Words of the contact page, of the return page and of the mails about messages. */
import type { Names } from '../../platform/names.ts';
import type { Language } from '../../policy/vocabulary.ts';

interface ContactWords {
  readonly title: string;
  readonly description: string;
  readonly lede: string;
  readonly form: string;
  readonly message: string;
  readonly messageHint: string;
  readonly email: string;
  readonly emailHint: string;
  readonly name: string;
  readonly phone: string;
  readonly files: string;
  readonly filesHint: (count: string, size: string, types: string) => string;
  readonly filesAgain: string;
  readonly send: string;
  readonly haveCode: string;
  readonly whatHappens: string;
  readonly imprint: string;
  readonly responsible: string;
  readonly address: string;
  readonly mailTo: string;
  readonly privacyMail: string;
  readonly supportMail: string;
  readonly telephone: string;
  readonly tollFree: string;
  readonly hours: string;
  readonly hoursHere: string;
  readonly representative: string;
  readonly officer: string;
  readonly more: string;
  readonly nothingStored: string;
  readonly faults: Readonly<Record<string, (limit: string) => string>>;
}

const en: ContactWords = {
  title: 'Contact',
  description: 'Write to us or call us. A name or an address is not needed: a code opens our answer.',
  lede: 'A person reads every message. You need not say who you are: if you give no address, a code opens our answer.',
  form: 'Write to us',
  message: 'Your message',
  messageHint: 'Up to 20,000 characters.',
  email: 'E-mail address for our answer',
  emailHint: 'Any address that you read, even an anonymous one. Without one you get a receipt code.',
  name: 'Your name',
  phone: 'Telephone number',
  files: 'Files',
  filesHint: (count, size, types) => `At most ${count}, each up to ${size}: ${types}.`,
  filesAgain: 'Please choose your files again: a browser does not keep them.',
  send: 'Send the message',
  haveCode: 'Have a receipt code? Read our answer',
  whatHappens: 'What happens to it',
  imprint: 'Who we are',
  responsible: 'Responsible',
  address: 'Postal address',
  mailTo: 'E-mail',
  privacyMail: 'Privacy',
  supportMail: 'Support',
  telephone: 'Telephone',
  tollFree: 'free of charge',
  hours: 'Hours',
  hoursHere: 'In your time: {hours}.',
  representative: 'Representative (Art. 27 GDPR)',
  officer: 'Data protection officer',
  more: 'The whole policy',
  nothingStored: 'Nothing is stored yet.',
  faults: {
    missing: () => 'This is needed: please fill it in.',
    tooLong: (limit) => `This is too long: please shorten it to ${limit} characters.`,
    badEmail: () =>
      'This is not a complete e-mail address: please write it as name@example.com, or leave it out.',
    lineBreak: () => 'Please write this in one line, without line breaks or control characters.',
    controlCharacter: () => 'The text holds control characters: please take them out, or type it again.',
    unreadable: () => 'Some characters arrived unreadable: please send the form as UTF-8, as browsers do.',
    badValue: () => 'We could not read this: please type it again.',
    tooManyFiles: (limit) => `These are too many files: please choose at most ${limit}.`,
    fileTooLarge: (limit) => `A file is too large: please choose files of at most ${limit}.`,
    fileType: () =>
      'A file is of a type that we do not take, whatever its name says: please send one of those named above.',
    fileEmpty: () => 'A file is empty: please choose it again, or leave it out.',
    tooMany: (limit) => `Many messages came from your connection: please wait ${limit}, then send it again.`,
  },
};

const de: ContactWords = {
  title: 'Kontakt',
  description:
    'Schreiben Sie uns oder rufen Sie an. Name und Adresse sind nicht nötig: Ein Code öffnet unsere Antwort.',
  lede: 'Jede Nachricht liest ein Mensch. Wer Sie sind, müssen Sie nicht sagen: Ohne Adresse öffnet ein Code unsere Antwort.',
  form: 'Schreiben Sie uns',
  message: 'Ihre Nachricht',
  messageHint: 'Bis zu 20.000 Zeichen.',
  email: 'E-Mail-Adresse für unsere Antwort',
  emailHint: 'Jede Adresse, die Sie lesen, auch eine anonyme. Ohne Adresse erhalten Sie einen Empfangscode.',
  name: 'Ihr Name',
  phone: 'Telefonnummer',
  files: 'Dateien',
  filesHint: (count, size, types) => `Höchstens ${count}, je bis ${size}: ${types}.`,
  filesAgain: 'Bitte wählen Sie Ihre Dateien noch einmal: Ein Browser behält sie nicht.',
  send: 'Nachricht senden',
  haveCode: 'Sie haben einen Empfangscode? Unsere Antwort lesen',
  whatHappens: 'Was damit geschieht',
  imprint: 'Wer wir sind',
  responsible: 'Verantwortlich',
  address: 'Postanschrift',
  mailTo: 'E-Mail',
  privacyMail: 'Datenschutz',
  supportMail: 'Support',
  telephone: 'Telefon',
  tollFree: 'gebührenfrei',
  hours: 'Zeiten',
  hoursHere: 'Bei Ihnen ist das {hours}.',
  representative: 'Vertreter (Art. 27 DSGVO)',
  officer: 'Datenschutzbeauftragte Person',
  more: 'Die ganze Erklärung',
  nothingStored: 'Gespeichert ist noch nichts.',
  faults: {
    missing: () => 'Das wird gebraucht: Bitte füllen Sie es aus.',
    tooLong: (limit) => `Das ist zu lang: Bitte kürzen Sie es auf ${limit} Zeichen.`,
    badEmail: () =>
      'Das ist keine vollständige E-Mail-Adresse: Bitte schreiben Sie sie wie name@example.com, oder lassen Sie sie weg.',
    lineBreak: () => 'Bitte schreiben Sie das in eine Zeile, ohne Umbrüche und Steuerzeichen.',
    controlCharacter: () =>
      'Der Text enthält Steuerzeichen: Bitte entfernen Sie sie, oder tippen Sie ihn neu.',
    unreadable: () =>
      'Einige Zeichen kamen unlesbar an: Bitte senden Sie das Formular in UTF-8, wie Browser es tun.',
    badValue: () => 'Das konnten wir nicht lesen: Bitte geben Sie es neu ein.',
    tooManyFiles: (limit) => `Das sind zu viele Dateien: Bitte wählen Sie höchstens ${limit}.`,
    fileTooLarge: (limit) => `Eine Datei ist zu groß: Bitte wählen Sie Dateien bis ${limit}.`,
    fileType: () =>
      'Eine Datei ist von einer Art, die wir nicht annehmen, wie auch immer sie heißt: Bitte senden Sie eine der oben genannten.',
    fileEmpty: () => 'Eine Datei ist leer: Bitte wählen Sie sie erneut, oder lassen Sie sie weg.',
    tooMany: (limit) =>
      `Von Ihrem Anschluss kamen viele Nachrichten: Bitte warten Sie ${limit} und senden Sie dann.`,
  },
};

const ru: ContactWords = {
  title: 'Контакты',
  description: 'Напишите нам или позвоните. Имя и адрес не нужны: наш ответ откроет код.',
  lede: 'Каждое сообщение читает человек. Называть себя не обязательно: без адреса наш ответ откроет код.',
  form: 'Напишите нам',
  message: 'Ваше сообщение',
  messageHint: 'До 20 000 знаков.',
  email: 'Адрес электронной почты для ответа',
  emailHint: 'Любой адрес, который вы читаете, в том числе анонимный. Без него вы получите код.',
  name: 'Ваше имя',
  phone: 'Номер телефона',
  files: 'Файлы',
  filesHint: (count, size, types) => `Не больше ${count}, каждый до ${size}: ${types}.`,
  filesAgain: 'Пожалуйста, выберите файлы ещё раз: браузер их не сохраняет.',
  send: 'Отправить сообщение',
  haveCode: 'У вас есть код? Прочитать наш ответ',
  whatHappens: 'Что с этим будет',
  imprint: 'Кто мы',
  responsible: 'Ответственный',
  address: 'Почтовый адрес',
  mailTo: 'Эл. почта',
  privacyMail: 'Конфиденциальность',
  supportMail: 'Поддержка',
  telephone: 'Телефон',
  tollFree: 'бесплатно',
  hours: 'Часы работы',
  hoursHere: 'У вас это {hours}.',
  representative: 'Представитель (ст. 27 GDPR)',
  officer: 'Ответственный за защиту данных',
  more: 'Вся политика',
  nothingStored: 'Пока ничего не сохранено.',
  faults: {
    missing: () => 'Это необходимо: заполните, пожалуйста, поле.',
    tooLong: (limit) => `Слишком длинно: сократите, пожалуйста, до ${limit} знаков.`,
    badEmail: () => 'Это неполный адрес: напишите его как name@example.com или оставьте поле пустым.',
    lineBreak: () => 'Напишите это, пожалуйста, в одну строку, без переносов и управляющих символов.',
    controlCharacter: () => 'В тексте есть управляющие символы: уберите их или наберите текст заново.',
    unreadable: () =>
      'Часть символов не удалось прочитать: отправьте форму в UTF-8, как это делают браузеры.',
    badValue: () => 'Не удалось прочитать: введите, пожалуйста, заново.',
    tooManyFiles: (limit) => `Слишком много файлов: выберите не больше ${limit}.`,
    fileTooLarge: (limit) => `Файл слишком велик: выберите файлы до ${limit}.`,
    fileType: () =>
      'Файлы такого типа мы не принимаем, как бы они ни назывались: пришлите один из указанных выше.',
    fileEmpty: () => 'Файл пуст: выберите его заново или уберите.',
    tooMany: (limit) => `С вашего подключения пришло много сообщений: подождите ${limit} и отправьте снова.`,
  },
};

export const contactWords: Readonly<Record<Language, ContactWords>> = { en, de, ru };

/** What its mails are for, why staff looked at its rows, and what they did there. */
export const contactNames: Names = {
  'contact.confirmation': {
    en: 'Message received',
    de: 'Nachricht erhalten',
    ru: 'Сообщение получено',
  },
  'contact.answer': {
    en: 'Answer to a message',
    de: 'Antwort auf eine Nachricht',
    ru: 'Ответ на сообщение',
  },
  'contact.conversation': {
    en: 'opened the message',
    de: 'die Nachricht geöffnet',
    ru: 'просмотр сообщения',
  },
  'contact.list': {
    en: 'saw the beginning of the message in the list',
    de: 'den Anfang der Nachricht in der Liste gesehen',
    ru: 'просмотр начала сообщения в списке',
  },
  'contact.file': {
    en: 'opened a file of the message',
    de: 'eine Datei der Nachricht geöffnet',
    ru: 'просмотр файла из сообщения',
  },
  'contact.answered': {
    en: 'Answered a message',
    de: 'Eine Nachricht beantwortet',
    ru: 'Ответ на сообщение',
  },
  'contact.closed': {
    en: 'Closed a conversation',
    de: 'Ein Gespräch abgeschlossen',
    ru: 'Закрытие переписки',
  },
  'contact.reopened': {
    en: 'Opened a conversation again',
    de: 'Ein Gespräch wieder geöffnet',
    ru: 'Возобновление переписки',
  },
  'contact.callLogged': {
    en: 'Logged a call',
    de: 'Einen Anruf eingetragen',
    ru: 'Запись о звонке',
  },
};
