/** Words of the sign-up: its form, its mail and what its link opens. */
import { type Language, languages } from '../../../policy/vocabulary.ts';

export interface SignUpWords {
  readonly title: string;
  readonly description: string;
  readonly lede: string;
  readonly form: string;
  readonly email: string;
  readonly emailHint: string;
  /** The consent, stored as it stands beside the button. */
  readonly sentence: (controller: string) => string;
  readonly button: string;
  readonly next: string;
  readonly steps: readonly ((period: string) => string)[];
  readonly already: string;
  readonly manage: string;
  readonly inPolicy: string;
  readonly clauses: string;
  readonly faults: Readonly<Record<FaultCode, (limit: string) => string>>;
  readonly sent: {
    readonly title: string;
    readonly lede: string;
    readonly nothing: string;
    readonly hints: readonly string[];
    readonly again: string;
  };
  readonly confirm: { readonly title: string; readonly lede: string; readonly button: string };
  readonly over: { readonly title: string; readonly lede: string };
  readonly paused: { readonly title: string; readonly lede: string; readonly button: string };
  readonly mail: {
    readonly subject: string;
    readonly text: (controller: string) => string;
    readonly button: string;
    readonly until: (time: string) => string;
    readonly ignore: string;
    readonly reason: string;
    readonly leave: string;
    readonly privacy: string;
  };
}

export type FaultCode =
  | 'missing'
  | 'tooLong'
  | 'badEmail'
  | 'lineBreak'
  | 'unreadable'
  | 'badValue'
  | 'tooMany';

const en: SignUpWords = {
  title: 'Newsletter',
  description:
    'News and offers by e-mail. It takes your address and nothing more, and you leave with one click.',
  lede: 'News and offers, free of charge. It takes your address and nothing more: no name, no password.',
  form: 'Sign up',
  email: 'Your e-mail address',
  emailHint: 'For example name@example.com',
  sentence: (controller) =>
    `Send me the newsletter of ${controller} with news and offers at this address. I can leave whenever I like, by the link in every mail.`,
  button: 'Sign up',
  next: 'What happens next',
  steps: [
    () => 'We send one mail with a link to the address.',
    (period) => `Press the button behind its link within ${period}. Without that, nothing is ever sent.`,
    () => 'Choose a language and topics, if you like. Every mail has a link to leave, which never expires.',
  ],
  already: 'You receive it already?',
  manage: 'Change or end your subscription',
  inPolicy: 'What happens with your address',
  clauses: 'Clause 6.2 of our privacy policy',
  faults: {
    missing: () => 'Enter the e-mail address that shall receive the newsletter.',
    tooLong: (limit) => `This is too long for an e-mail address: use one of at most ${limit} characters.`,
    badEmail: () => 'This is no complete e-mail address: write it as in name@example.com.',
    lineBreak: () => 'An e-mail address stands in one line: take line breaks and control characters out.',
    unreadable: () => 'Some characters could not be read: type the address anew.',
    badValue: () => 'This could not be read: type the address anew.',
    tooMany: (limit) => `Many sign-ups came from your connection: wait ${limit}, then try again.`,
  },
  sent: {
    title: 'Please look into your mailbox',
    lede: 'If the address does not receive the newsletter yet, a mail with a link is on its way. Only that link starts the newsletter.',
    nothing: 'No mail after a few minutes?',
    hints: [
      'Look into the folder for unwanted mail.',
      'Perhaps the address subscribes already, or was mailed a moment ago. This page is the same for every address, so that nobody can find out who subscribes.',
      'Perhaps there was a slip of the keyboard.',
    ],
    again: 'Enter the address again',
  },
  confirm: {
    title: 'Receive the newsletter?',
    lede: 'One more press, and the address to which the mail came receives it.',
    button: 'Yes, send me the newsletter',
  },
  over: {
    title: 'This link has ended',
    lede: 'If you pressed the button before, all is well and you need not do anything. Otherwise sign up anew; a new link will be mailed to you.',
  },
  paused: {
    title: 'Your data is paused',
    lede: 'You asked us not to use your data, so we send nothing to your address. Once you end the pause, the newsletter that you had goes on.',
    button: 'To “My data”',
  },
  mail: {
    subject: 'Please confirm the newsletter',
    text: (controller) =>
      `Somebody, probably you, asked for the newsletter of ${controller} at this address. It starts only when you confirm.`,
    button: 'Confirm',
    until: (time) => `The link works until ${time}.`,
    ignore: 'If it was not you, you need not do anything: without the confirmation nothing is sent.',
    reason: 'You get this mail because this address was entered into our form for the newsletter.',
    leave: 'I did not ask for this: delete the sign-up',
    privacy: 'Privacy policy',
  },
};

const de: SignUpWords = {
  title: 'Newsletter',
  description:
    'Neuigkeiten und Angebote per E-Mail. Ihre Adresse genügt, und zum Abbestellen ein einziger Klick.',
  lede: 'Neuigkeiten und Angebote, kostenlos. Ihre Adresse genügt: kein Name, kein Kennwort.',
  form: 'Anmelden',
  email: 'Ihre E-Mail-Adresse',
  emailHint: 'Zum Beispiel name@example.com',
  sentence: (controller) =>
    `Senden Sie mir den Newsletter von ${controller} mit Neuigkeiten und Angeboten an diese Adresse. Ich kann ihn jederzeit über den Link in jeder E-Mail abbestellen.`,
  button: 'Anmelden',
  next: 'Wie es weitergeht',
  steps: [
    () => 'Wir senden eine einzige E-Mail mit einem Link an die Adresse.',
    (period) =>
      `Drücken Sie die Schaltfläche hinter ihrem Link. Frist: ${period}. Sonst wird nie etwas gesendet.`,
    () =>
      'Wählen Sie Sprache und Themen, wenn Sie mögen. Jede E-Mail enthält einen Link zum Abbestellen, der nie abläuft.',
  ],
  already: 'Sie bekommen ihn schon?',
  manage: 'Abonnement ändern oder beenden',
  inPolicy: 'Was mit Ihrer Adresse geschieht',
  clauses: 'Ziffer 6.2 unserer Datenschutzerklärung',
  faults: {
    missing: () => 'Geben Sie die E-Mail-Adresse ein, die den Newsletter bekommen soll.',
    tooLong: (limit) => `Das ist zu lang für eine E-Mail-Adresse: Erlaubt sind höchstens ${limit} Zeichen.`,
    badEmail: () => 'Das ist keine vollständige E-Mail-Adresse: Schreiben Sie sie wie name@example.com.',
    lineBreak: () =>
      'Eine E-Mail-Adresse steht in einer Zeile: Entfernen Sie Zeilenumbrüche und Steuerzeichen.',
    unreadable: () => 'Einige Zeichen waren nicht lesbar: Geben Sie die Adresse neu ein.',
    badValue: () => 'Das war nicht lesbar: Geben Sie die Adresse neu ein.',
    tooMany: (limit) =>
      `Von Ihrem Anschluss kamen viele Anmeldungen: Versuchen Sie es noch einmal; Wartezeit: ${limit}.`,
  },
  sent: {
    title: 'Bitte sehen Sie in Ihr Postfach',
    lede: 'Wenn die Adresse den Newsletter noch nicht bekommt, ist eine E-Mail mit einem Link unterwegs. Erst dieser Link startet den Newsletter.',
    nothing: 'Nach einigen Minuten noch keine E-Mail?',
    hints: [
      'Sehen Sie in den Ordner für unerwünschte Post.',
      'Vielleicht ist die Adresse schon angemeldet oder hat eben erst eine E-Mail bekommen. Diese Seite ist für jede Adresse gleich, damit niemand herausfinden kann, wer den Newsletter bekommt.',
      'Vielleicht war es ein Tippfehler.',
    ],
    again: 'Adresse noch einmal eingeben',
  },
  confirm: {
    title: 'Newsletter bekommen?',
    lede: 'Noch ein Klick, und die Adresse, an die die E-Mail kam, bekommt ihn.',
    button: 'Ja, senden Sie mir den Newsletter',
  },
  over: {
    title: 'Dieser Link gilt nicht mehr',
    lede: 'Wenn Sie die Schaltfläche schon gedrückt haben, ist alles in Ordnung. Sonst melden Sie sich neu an; Sie bekommen dann einen neuen Link.',
  },
  paused: {
    title: 'Ihre Daten ruhen',
    lede: 'Sie haben uns gebeten, Ihre Daten nicht zu verwenden; darum senden wir nichts an Ihre Adresse. Sobald Sie die Pause beenden, kommt der Newsletter wieder, den Sie hatten.',
    button: 'Zu „Meine Daten“',
  },
  mail: {
    subject: 'Bitte bestätigen Sie den Newsletter',
    text: (controller) =>
      `Jemand, vermutlich Sie, hat den Newsletter von ${controller} an diese Adresse bestellt. Er beginnt erst, wenn Sie das bestätigen.`,
    button: 'Bestätigen',
    until: (time) => `Der Link gilt bis ${time}.`,
    ignore: 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne Bestätigung wird nichts gesendet.',
    reason:
      'Sie bekommen diese E-Mail, weil diese Adresse in unser Formular für den Newsletter eingegeben wurde.',
    leave: 'Das war nicht ich: Anmeldung löschen',
    privacy: 'Datenschutzerklärung',
  },
};

const ru: SignUpWords = {
  title: 'Рассылка',
  description: 'Новости и акции по электронной почте. Нужен только адрес, отписаться можно одним нажатием.',
  lede: 'Новости и акции, бесплатно. Нужен только ваш адрес: ни имени, ни пароля.',
  form: 'Подписаться',
  email: 'Ваш адрес электронной почты',
  emailHint: 'Например, name@example.com',
  sentence: (controller) =>
    `Присылайте мне на этот адрес рассылку ${controller} с новостями и акциями. Отписаться я могу в любой момент по ссылке в каждом письме.`,
  button: 'Подписаться',
  next: 'Что будет дальше',
  steps: [
    () => 'Мы отправим на адрес одно письмо со ссылкой.',
    (period) => `Нажмите кнопку по ссылке из него. Срок: ${period}. Без этого мы ничего не пришлём.`,
    () =>
      'Если хотите, выберите язык и темы. В каждом письме есть ссылка для отписки, и она действует всегда.',
  ],
  already: 'Уже получаете рассылку?',
  manage: 'Изменить или отменить подписку',
  inPolicy: 'Что происходит с вашим адресом',
  clauses: 'Пункт 6.2 нашей политики конфиденциальности',
  faults: {
    missing: () => 'Введите адрес электронной почты, на который присылать рассылку.',
    tooLong: (limit) => `Слишком длинно для адреса электронной почты: не больше ${limit} знаков.`,
    badEmail: () => 'Это неполный адрес: напишите его как name@example.com.',
    lineBreak: () => 'Адрес пишется в одну строку: уберите переносы и управляющие символы.',
    unreadable: () => 'Часть символов не удалось прочитать: введите адрес заново.',
    badValue: () => 'Не удалось прочитать: введите адрес заново.',
    tooMany: (limit) =>
      `С вашего подключения пришло много заявок: попробуйте ещё раз позже. Нужно подождать: ${limit}.`,
  },
  sent: {
    title: 'Проверьте вашу почту',
    lede: 'Если этот адрес ещё не получает рассылку, на него уже идёт письмо со ссылкой. Рассылка начнётся только после перехода по ней.',
    nothing: 'Прошло несколько минут, а письма нет?',
    hints: [
      'Посмотрите в папке «Спам».',
      'Возможно, адрес уже подписан или письмо на него отправлено только что. Эта страница одинакова для всех адресов, чтобы никто не мог узнать, кто подписан.',
      'Возможно, в адресе опечатка.',
    ],
    again: 'Ввести адрес ещё раз',
  },
  confirm: {
    title: 'Получать рассылку?',
    lede: 'Ещё одно нажатие, и рассылка будет приходить на адрес, на который пришло письмо.',
    button: 'Да, присылайте рассылку',
  },
  over: {
    title: 'Эта ссылка больше не действует',
    lede: 'Если вы уже нажимали кнопку, всё в порядке и делать ничего не нужно. Если нет, подпишитесь снова: мы пришлём новую ссылку.',
  },
  paused: {
    title: 'Ваши данные приостановлены',
    lede: 'Вы просили не использовать ваши данные, поэтому мы ничего не шлём на ваш адрес. Как только вы снимете паузу, прежняя рассылка возобновится.',
    button: 'К моим данным',
  },
  mail: {
    subject: 'Подтвердите подписку на рассылку',
    text: (controller) =>
      `Кто-то, вероятно вы, запросил рассылку ${controller} на этот адрес. Она начнётся только после вашего подтверждения.`,
    button: 'Подтвердить',
    until: (time) => `Ссылка действует до ${time}.`,
    ignore: 'Если это были не вы, ничего делать не нужно: без подтверждения мы ничего не пришлём.',
    reason: 'Вы получили это письмо, потому что этот адрес ввели в нашу форму подписки.',
    leave: 'Это не я: удалить заявку',
    privacy: 'Политика конфиденциальности',
  },
};

export const signUpWords: Readonly<Record<Language, SignUpWords>> = { en, de, ru };

/** The language that a row names. */
export const languageOf = (name: string | null): Language =>
  languages.find((language) => language === name) ?? 'en';
