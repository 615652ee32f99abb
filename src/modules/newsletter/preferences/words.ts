/** Words of a subscriber's own choices. */
import type { Language } from '../../../policy/vocabulary.ts';

export interface PreferencesWords {
  readonly ask: {
    readonly title: string;
    readonly lede: string;
    readonly button: string;
    readonly rights: string;
    readonly rightsLink: string;
  };
  readonly sent: {
    readonly title: string;
    readonly lede: (period: string) => string;
    readonly again: string;
  };
  readonly over: { readonly title: string; readonly lede: string };
  readonly title: string;
  readonly welcome: string;
  readonly welcomeText: string;
  readonly saved: string;
  readonly lede: { readonly before: string; readonly after: string };
  readonly choices: string;
  readonly language: string;
  readonly topics: string;
  readonly topicsHint: string;
  readonly save: string;
  readonly measuring: string;
  readonly measuringText: (counted: string, period: string) => string;
  /** The consent, stored as it stands beside its button. */
  readonly measuringSentence: (controller: string, counted: string, period: string) => string;
  readonly agree: string;
  readonly measuringOn: string;
  readonly end: string;
  readonly leaving: string;
  readonly leavingText: string;
  readonly leave: string;
  readonly rightsTitle: string;
  readonly rightsText: string;
  readonly rightsLink: string;
  readonly mail: {
    readonly subject: string;
    readonly text: (controller: string) => string;
    readonly button: string;
    readonly works: (period: string) => string;
    readonly reason: string;
    readonly leave: string;
    readonly privacy: string;
  };
}

const en: PreferencesWords = {
  ask: {
    title: 'Change or end your subscription',
    lede: 'Enter the address that receives the newsletter. We mail a link to it, which opens your choices without a password.',
    button: 'Send me the link',
    rights: 'For everything that we hold about you:',
    rightsLink: 'My data',
  },
  sent: {
    title: 'Please look into your mailbox',
    lede: (period) =>
      `If the address receives the newsletter, a mail with a link is on its way. The link works for ${period}. This page is the same for every address.`,
    again: 'Enter the address again',
  },
  over: {
    title: 'This link has ended',
    lede: 'It works for a short time, and only while the address receives the newsletter. Here you get a new one.',
  },
  title: 'Your newsletter',
  welcome: 'You receive the newsletter',
  welcomeText: 'Nothing else is needed. If you like, choose below what you get.',
  saved: 'Saved',
  lede: { before: 'It goes to ', after: '. What you choose here holds from the next mailing on.' },
  choices: 'Language and topics',
  language: 'Language of the newsletter',
  topics: 'Topics',
  topicsHint: 'Mails for all readers come in any case.',
  save: 'Save',
  measuring: 'Measuring',
  measuringText: (counted, period) =>
    `Off, unless you agree: we then count ${counted} for each mailing and delete each count after ${period}. Without it you receive the same newsletter, with no picture that reports and no link that counts.`,
  measuringSentence: (controller, counted, period) =>
    `I agree that ${controller} counts for each mailing my ${counted}, to learn which topics are read, and deletes each count after ${period}. I can end this here whenever I like.`,
  agree: 'I agree',
  measuringOn: 'You agreed. When you end it, what was counted about you is deleted at once.',
  end: 'End the measuring',
  leaving: 'Leave',
  leavingText: 'Nothing more is sent from that moment on.',
  leave: 'Leave the newsletter',
  rightsTitle: 'Your data',
  rightsText: 'You can see, take along or erase everything that we hold about you.',
  rightsLink: 'To “My data”',
  mail: {
    subject: 'Your link to your newsletter',
    text: (controller) =>
      `With this link you change or end your subscription to the newsletter of ${controller}.`,
    button: 'Open my choices',
    works: (period) => `The link works for ${period}. If you did not ask for it, you need not do anything.`,
    reason: 'You get this mail because the link was asked for on our site.',
    leave: 'Leave the newsletter',
    privacy: 'Privacy policy',
  },
};

const de: PreferencesWords = {
  ask: {
    title: 'Abonnement ändern oder beenden',
    lede: 'Geben Sie die Adresse ein, die den Newsletter bekommt. Wir senden ihr einen Link, der Ihre Auswahl ohne Kennwort öffnet.',
    button: 'Link zusenden',
    rights: 'Für alles, was wir über Sie gespeichert haben:',
    rightsLink: 'Meine Daten',
  },
  sent: {
    title: 'Bitte sehen Sie in Ihr Postfach',
    lede: (period) =>
      `Wenn die Adresse den Newsletter bekommt, ist eine E-Mail mit einem Link unterwegs. Gültigkeit: ${period}. Diese Seite ist für jede Adresse gleich.`,
    again: 'Adresse noch einmal eingeben',
  },
  over: {
    title: 'Dieser Link gilt nicht mehr',
    lede: 'Er gilt nur kurze Zeit und nur, solange die Adresse den Newsletter bekommt. Hier erhalten Sie einen neuen.',
  },
  title: 'Ihr Newsletter',
  welcome: 'Sie bekommen den Newsletter',
  welcomeText: 'Mehr ist nicht nötig. Wenn Sie mögen, wählen Sie unten, was Sie bekommen.',
  saved: 'Gespeichert',
  lede: { before: 'Er geht an ', after: '. Was Sie hier wählen, gilt ab der nächsten Sendung.' },
  choices: 'Sprache und Themen',
  language: 'Sprache des Newsletters',
  topics: 'Themen',
  topicsHint: 'E-Mails für alle Leser kommen in jedem Fall.',
  save: 'Speichern',
  measuring: 'Messung',
  measuringText: (counted, period) =>
    `Ausgeschaltet, solange Sie nicht einwilligen. Sonst zählen wir je Sendung: ${counted}. Aufbewahrung jeder Zählung: ${period}. Ohne Messung bekommen Sie denselben Newsletter, ohne Bild, das etwas meldet, und ohne Links, die zählen.`,
  measuringSentence: (controller, counted, period) =>
    `Ich willige ein, dass ${controller} je Sendung zählt: ${counted}, um zu erfahren, welche Themen gelesen werden. Aufbewahrung jeder Zählung: ${period}. Ich kann das jederzeit hier beenden.`,
  agree: 'Ich willige ein',
  measuringOn:
    'Sie haben eingewilligt. Wenn Sie es beenden, wird sofort gelöscht, was über Sie gezählt wurde.',
  end: 'Messung beenden',
  leaving: 'Abbestellen',
  leavingText: 'Von diesem Augenblick an wird nichts mehr gesendet.',
  leave: 'Newsletter abbestellen',
  rightsTitle: 'Ihre Daten',
  rightsText: 'Sie können alles ansehen, mitnehmen oder löschen, was wir über Sie gespeichert haben.',
  rightsLink: 'Zu „Meine Daten“',
  mail: {
    subject: 'Ihr Link zu Ihrem Newsletter',
    text: (controller) =>
      `Mit diesem Link ändern oder beenden Sie Ihr Abonnement des Newsletters von ${controller}.`,
    button: 'Auswahl öffnen',
    works: (period) =>
      `Gültigkeit des Links: ${period}. Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun.`,
    reason: 'Sie bekommen diese E-Mail, weil der Link auf unserer Website angefordert wurde.',
    leave: 'Newsletter abbestellen',
    privacy: 'Datenschutzerklärung',
  },
};

const ru: PreferencesWords = {
  ask: {
    title: 'Изменить или отменить подписку',
    lede: 'Введите адрес, на который приходит рассылка. Мы пришлём на него ссылку, которая откроет ваши настройки без пароля.',
    button: 'Прислать ссылку',
    rights: 'Всё, что мы храним о вас:',
    rightsLink: 'Мои данные',
  },
  sent: {
    title: 'Проверьте вашу почту',
    lede: (period) =>
      `Если этот адрес получает рассылку, на него уже идёт письмо со ссылкой. Срок её действия: ${period}. Эта страница одинакова для всех адресов.`,
    again: 'Ввести адрес ещё раз',
  },
  over: {
    title: 'Эта ссылка больше не действует',
    lede: 'Она работает недолго и только пока адрес получает рассылку. Здесь можно запросить новую.',
  },
  title: 'Ваша рассылка',
  welcome: 'Вы подписаны на рассылку',
  welcomeText: 'Больше ничего не нужно. Если хотите, выберите ниже, что получать.',
  saved: 'Сохранено',
  lede: { before: 'Она приходит на адрес ', after: '. Ваш выбор действует начиная со следующей рассылки.' },
  choices: 'Язык и темы',
  language: 'Язык рассылки',
  topics: 'Темы',
  topicsHint: 'Письма для всех читателей приходят в любом случае.',
  save: 'Сохранить',
  measuring: 'Измерение',
  measuringText: (counted, period) =>
    `Выключено, пока вы не согласитесь. С вашего согласия мы считаем по каждой рассылке: ${counted}. Срок хранения каждой записи: ${period}. Без этого вы получаете ту же рассылку, без картинок, которые что-либо сообщают, и без ссылок со счётчиком.`,
  measuringSentence: (controller, counted, period) =>
    `Я соглашаюсь, чтобы ${controller} считала по каждой рассылке: ${counted}, чтобы узнать, какие темы читают. Срок хранения каждой записи: ${period}. Прекратить это я могу здесь в любой момент.`,
  agree: 'Соглашаюсь',
  measuringOn: 'Вы согласились. Если вы прекратите измерение, всё подсчитанное о вас будет сразу удалено.',
  end: 'Прекратить измерение',
  leaving: 'Отписаться',
  leavingText: 'С этого момента мы ничего больше не пришлём.',
  leave: 'Отписаться от рассылки',
  rightsTitle: 'Ваши данные',
  rightsText: 'Вы можете посмотреть, забрать или удалить всё, что мы храним о вас.',
  rightsLink: 'К моим данным',
  mail: {
    subject: 'Ссылка на настройки вашей рассылки',
    text: (controller) =>
      `По этой ссылке вы можете изменить или отменить подписку на рассылку ${controller}.`,
    button: 'Открыть настройки',
    works: (period) => `Срок действия ссылки: ${period}. Если вы её не запрашивали, ничего делать не нужно.`,
    reason: 'Вы получили это письмо, потому что ссылку запросили на нашем сайте.',
    leave: 'Отписаться от рассылки',
    privacy: 'Политика конфиденциальности',
  },
};

export const preferencesWords: Readonly<Record<Language, PreferencesWords>> = { en, de, ru };
