/** Words about what became of a campaign: why it waits, who did not get it, what came back and what was counted. */
import type { Language } from '../../../../policy/vocabulary.ts';
import type { Exclusion } from '../../sending/audience.ts';
import type { DeliveryState } from '../../sending/queries.ts';

interface ReportWords {
  /** Why somebody of the audience is not among those who get it. */
  readonly reasons: Readonly<Record<Exclusion, string>>;
  /** Why the program does not send, by code. */
  readonly waits: Readonly<Record<string, { readonly title: string; readonly text: string } | undefined>>;
  readonly outcome: string;
  readonly outcomeText: (sent: string, all: string) => string;
  readonly fates: Readonly<Record<'sent' | 'refused' | 'failed' | 'unknown' | 'excluded' | 'gone', string>>;
  readonly after: string;
  readonly came: Readonly<Record<'hard' | 'soft' | 'complaints' | 'left', string>>;
  readonly ways: Readonly<Record<string, string | undefined>>;
  readonly none: string;
  readonly measured: string;
  readonly agreed: string;
  readonly opened: string;
  readonly clicked: string;
  readonly measuredText: (agreed: string, all: string) => string;
  readonly tooFew: (smallest: string) => string;
  readonly fewer: (smallest: string) => string;
  readonly trouble: string;
  readonly troubleText: string;
  readonly columns: Readonly<Record<'number' | 'state' | 'code' | 'reason' | 'tries' | 'address', string>>;
  readonly states: Readonly<Record<DeliveryState, string>>;
  readonly rowReasons: Readonly<Record<string, string | undefined>>;
  readonly refused: string;
  readonly more: string;
  readonly fromStart: string;
}

const en: ReportWords = {
  reasons: { topic: 'other topics chosen', language: 'no text in their language' },
  waits: {
    signIn: {
      title: 'The mail server refuses our user or password',
      text: 'Mend SMTP_URL, start the program anew, then press “Go on”. Nobody has got it twice.',
    },
    certificate: {
      title: 'The certificate of the mail server cannot be trusted, or has expired',
      text: 'Have it renewed, or name the file of its authority in NODE_EXTRA_CA_CERTS and start the program anew; then press “Go on”.',
    },
    unreachable: {
      title: 'The mail server cannot be reached',
      text: 'It is tried again by itself, with growing pauses. Nothing is lost; the rest follows once it answers.',
    },
    silent: {
      title: 'The mail server takes mails and never answers',
      text: 'Whether these mails arrived is unknown, so the campaign stopped. Look at the mail server, decide about them below, then press “Go on”.',
    },
    refusing: {
      title: 'The mail server refused 100 mails in a row',
      text: 'That is hardly the doing of the readers, so the campaign stopped. The codes below tell why: often our sender address or a block of our server. Mend it, then press “Go on”; at the end the refused ones can be tried again.',
    },
    notMade: {
      title: 'Its mails can no longer be made from the text',
      text: 'The policy or this program has changed since it began. Whoever got it, got it in order. Change it back and press “Go on”, or cancel the rest.',
    },
    faultyText: {
      title: 'It was not sent: a text has a fault',
      text: 'It is a draft again. Mend what is named under “Checks”, then send it.',
    },
    flowRefused: {
      title: 'It was not sent: the policy does not let the newsletter go to the mail server',
      text: 'It is a draft again. List the newsletter among the purposes of recipients.mailRelay in the policy, start the program anew, then send it.',
    },
  },
  outcome: 'What became of it',
  outcomeText: (sent, all) => `The mail server took ${sent} of ${all} mails.`,
  fates: {
    sent: 'Taken',
    refused: 'Refused',
    failed: 'Failed',
    unknown: 'Unknown',
    excluded: 'Left out',
    gone: 'Removed',
  },
  after: 'What came of it afterwards',
  came: {
    hard: 'Came back: no such mailbox',
    soft: 'Came back: for a time',
    complaints: 'Complaints',
    left: 'Left afterwards',
  },
  ways: {
    link: 'by the link',
    mail: 'by mail',
    page: 'on the page of their choices',
    bounce: 'mailbox gone',
    complaint: 'complaint',
    staff: 'by us',
  },
  none: 'nobody',
  measured: 'Opened and clicked',
  agreed: 'Agreed',
  opened: 'Opened',
  clicked: 'Clicked',
  measuredText: (agreed, all) =>
    `Counted only for the ${agreed} of ${all} readers who agreed to it, each person once. About all others nothing is known.`,
  tooFew: (smallest) => `Groups of fewer than ${smallest} persons are not shown: they would tell who did it.`,
  fewer: (smallest) => `fewer than ${smallest}`,
  trouble: 'Who did not get it',
  troubleText: 'In the order of the audience. The number is the place in it.',
  columns: {
    number: 'No.',
    state: 'State',
    code: 'Reply',
    reason: 'Why',
    tries: 'Tries',
    address: 'Address',
  },
  states: {
    queued: 'Waits',
    sending: 'Under way',
    sent: 'Taken',
    refused: 'Refused',
    failed: 'Failed',
    unknown: 'Unknown',
    excluded: 'Left out',
  },
  rowReasons: {
    tries: 'the server put it off at every try',
    noMailbox: 'the server says that there is no such mailbox',
    bounced: 'it came back',
    complained: 'its reader complained',
    notMade: 'this mail could not be made',
    replyLost: 'the connection ended before the server’s answer',
    programEnded: 'the program ended while it was handed over',
    left: 'left, paused or erased before their turn',
    cancelled: 'the campaign was cancelled',
  },
  refused: 'the server refused it for good',
  more: 'Further ones',
  fromStart: 'From the beginning',
};

const de: ReportWords = {
  reasons: { topic: 'andere Themen gewählt', language: 'kein Text in ihrer Sprache' },
  waits: {
    signIn: {
      title: 'Der Mailserver lehnt unseren Benutzer oder das Passwort ab',
      text: 'Berichtigen Sie SMTP_URL, starten Sie das Programm neu und wählen Sie dann „Fortsetzen“. Niemand hat sie doppelt bekommen.',
    },
    certificate: {
      title: 'Dem Zertifikat des Mailservers ist nicht zu trauen, oder es ist abgelaufen',
      text: 'Lassen Sie es erneuern, oder nennen Sie die Datei seiner Zertifizierungsstelle in NODE_EXTRA_CA_CERTS und starten Sie das Programm neu; dann wählen Sie „Fortsetzen“.',
    },
    unreachable: {
      title: 'Der Mailserver ist nicht zu erreichen',
      text: 'Es wird von selbst wieder versucht, in wachsenden Abständen. Nichts geht verloren; der Rest folgt, sobald er antwortet.',
    },
    silent: {
      title: 'Der Mailserver nimmt E-Mails an und antwortet nie',
      text: 'Ob diese E-Mails ankamen, ist ungewiss; darum hält die Ausgabe an. Sehen Sie nach dem Mailserver, entscheiden Sie unten über sie und wählen Sie dann „Fortsetzen“.',
    },
    refusing: {
      title: 'Der Mailserver hat 100 E-Mails nacheinander abgelehnt',
      text: 'An den Empfängern liegt das kaum; darum hält die Ausgabe an. Die Codes unten sagen, warum: oft ist es unsere Absenderadresse oder eine Sperre unseres Servers. Beheben Sie es und wählen Sie dann „Fortsetzen“; am Ende lassen sich die abgelehnten noch einmal versuchen.',
    },
    notMade: {
      title: 'Aus dem Text lassen sich keine E-Mails mehr machen',
      text: 'Seit dem Beginn hat sich die Datenschutzerklärung oder dieses Programm geändert. Wer die Ausgabe bekam, bekam sie richtig. Machen Sie die Änderung rückgängig und wählen Sie „Fortsetzen“, oder brechen Sie den Rest ab.',
    },
    faultyText: {
      title: 'Es wurde nichts gesendet: Ein Text hat einen Fehler',
      text: 'Die Ausgabe ist wieder ein Entwurf. Beheben Sie, was unter „Prüfungen“ steht, und senden Sie sie dann.',
    },
    flowRefused: {
      title: 'Es wurde nichts gesendet: Die Datenschutzerklärung lässt den Newsletter nicht zum Mailserver',
      text: 'Die Ausgabe ist wieder ein Entwurf. Führen Sie den Newsletter unter den Zwecken von recipients.mailRelay auf, starten Sie das Programm neu und senden Sie sie dann.',
    },
  },
  outcome: 'Was aus ihr wurde',
  outcomeText: (sent, all) => `Der Mailserver nahm ${sent} von ${all} E-Mails an.`,
  fates: {
    sent: 'Angenommen',
    refused: 'Abgelehnt',
    failed: 'Gescheitert',
    unknown: 'Ungewiss',
    excluded: 'Ausgelassen',
    gone: 'Entfernt',
  },
  after: 'Was danach geschah',
  came: {
    hard: 'Zurück: Postfach gibt es nicht',
    soft: 'Zurück: vorübergehend',
    complaints: 'Beschwerden',
    left: 'Danach abgemeldet',
  },
  ways: {
    link: 'über den Link',
    mail: 'per E-Mail',
    page: 'auf der Seite ihrer Auswahl',
    bounce: 'Postfach weg',
    complaint: 'Beschwerde',
    staff: 'durch uns',
  },
  none: 'niemand',
  measured: 'Geöffnet und angeklickt',
  agreed: 'Eingewilligt',
  opened: 'Geöffnet',
  clicked: 'Geklickt',
  measuredText: (agreed, all) =>
    `Gezählt nur bei den ${agreed} von ${all} Lesern, die darin eingewilligt haben, jeder Mensch einmal. Über alle anderen ist nichts bekannt.`,
  tooFew: (smallest) =>
    `Gruppen von weniger als ${smallest} Personen werden nicht gezeigt: Sie verrieten, wer es war.`,
  fewer: (smallest) => `weniger als ${smallest}`,
  trouble: 'Wer sie nicht bekam',
  troubleText: 'In der Reihenfolge der Empfänger. Die Nummer ist der Platz darin.',
  columns: {
    number: 'Nr.',
    state: 'Stand',
    code: 'Antwort',
    reason: 'Warum',
    tries: 'Versuche',
    address: 'Adresse',
  },
  states: {
    queued: 'Wartet',
    sending: 'Unterwegs',
    sent: 'Angenommen',
    refused: 'Abgelehnt',
    failed: 'Gescheitert',
    unknown: 'Ungewiss',
    excluded: 'Ausgelassen',
  },
  rowReasons: {
    tries: 'der Server vertröstete bei jedem Versuch',
    noMailbox: 'der Server sagt, dass es dieses Postfach nicht gibt',
    bounced: 'sie kam zurück',
    complained: 'wer sie bekam, hat sich beschwert',
    notMade: 'diese E-Mail ließ sich nicht herstellen',
    replyLost: 'die Verbindung endete vor der Antwort des Servers',
    programEnded: 'das Programm endete während der Übergabe',
    left: 'abgemeldet, ruhend oder gelöscht, bevor sie an der Reihe waren',
    cancelled: 'die Ausgabe wurde abgebrochen',
  },
  refused: 'der Server lehnte sie endgültig ab',
  more: 'Weitere',
  fromStart: 'Von vorn',
};

const ru: ReportWords = {
  reasons: { topic: 'выбраны другие темы', language: 'нет текста на их языке' },
  waits: {
    signIn: {
      title: 'Почтовый сервер не принимает нашего пользователя или пароль',
      text: 'Исправьте SMTP_URL, перезапустите программу и нажмите «Продолжить». Дважды письмо никто не получил.',
    },
    certificate: {
      title: 'Сертификату почтового сервера нельзя доверять, или он истёк',
      text: 'Обновите его или укажите файл его удостоверяющего центра в NODE_EXTRA_CA_CERTS и перезапустите программу; затем нажмите «Продолжить».',
    },
    unreachable: {
      title: 'Почтовый сервер недоступен',
      text: 'Попытки повторяются сами, со всё большими перерывами. Ничего не потеряно: остальное уйдёт, как только он ответит.',
    },
    silent: {
      title: 'Почтовый сервер принимает письма и не отвечает',
      text: 'Дошли ли эти письма, неизвестно, поэтому отправка остановлена. Проверьте почтовый сервер, решите ниже, что делать с ними, и нажмите «Продолжить».',
    },
    refusing: {
      title: 'Почтовый сервер отклонил 100 писем подряд',
      text: 'Дело вряд ли в получателях, поэтому отправка остановлена. О причине говорят коды ниже: часто это адрес отправителя или блокировка нашего сервера. Устраните её и нажмите «Продолжить»; в конце отклонённые письма можно отправить ещё раз.',
    },
    notMade: {
      title: 'Из текста больше не получаются письма',
      text: 'С начала отправки изменилась политика или сама программа. Те, кто уже получил выпуск, получили его правильно. Отмените изменение и нажмите «Продолжить» или отмените остаток рассылки.',
    },
    faultyText: {
      title: 'Ничего не отправлено: в тексте ошибка',
      text: 'Выпуск снова черновик. Исправьте то, что названо в «Проверках», и отправьте его.',
    },
    flowRefused: {
      title: 'Ничего не отправлено: политика не разрешает передавать рассылку почтовому серверу',
      text: 'Выпуск снова черновик. Внесите рассылку в цели recipients.mailRelay в политике, перезапустите программу и отправьте его.',
    },
  },
  outcome: 'Что с ним стало',
  outcomeText: (sent, all) => `Почтовый сервер принял писем: ${sent} из ${all}.`,
  fates: {
    sent: 'Принято',
    refused: 'Отклонено',
    failed: 'Не удалось',
    unknown: 'Неизвестно',
    excluded: 'Исключено',
    gone: 'Удалено',
  },
  after: 'Что было потом',
  came: {
    hard: 'Вернулось: нет такого ящика',
    soft: 'Вернулось: на время',
    complaints: 'Жалобы',
    left: 'Отписались потом',
  },
  ways: {
    link: 'по ссылке',
    mail: 'письмом',
    page: 'на странице настроек',
    bounce: 'ящика нет',
    complaint: 'жалоба',
    staff: 'нами',
  },
  none: 'никто',
  measured: 'Открытия и переходы',
  agreed: 'Согласились',
  opened: 'Открыли',
  clicked: 'Перешли',
  measuredText: (agreed, all) =>
    `Считается только у тех, кто на это согласился: ${agreed} из ${all}; каждый человек один раз. Об остальных ничего не известно.`,
  tooFew: (smallest) => `Группы меньше ${smallest} человек не показываются: они выдали бы, кто это сделал.`,
  fewer: (smallest) => `меньше ${smallest}`,
  trouble: 'Кто его не получил',
  troubleText: 'В порядке получателей. Номер — место в этом порядке.',
  columns: {
    number: '№',
    state: 'Состояние',
    code: 'Ответ',
    reason: 'Почему',
    tries: 'Попытки',
    address: 'Адрес',
  },
  states: {
    queued: 'Ждёт',
    sending: 'В пути',
    sent: 'Принято',
    refused: 'Отклонено',
    failed: 'Не удалось',
    unknown: 'Неизвестно',
    excluded: 'Исключено',
  },
  rowReasons: {
    tries: 'сервер откладывал его при каждой попытке',
    noMailbox: 'сервер сообщает, что такого ящика нет',
    bounced: 'письмо вернулось',
    complained: 'получатель пожаловался',
    notMade: 'это письмо не удалось составить',
    replyLost: 'связь оборвалась до ответа сервера',
    programEnded: 'программа завершилась во время передачи',
    left: 'отписка, приостановка или удаление до своей очереди',
    cancelled: 'отправка отменена',
  },
  refused: 'сервер отклонил его окончательно',
  more: 'Следующие',
  fromStart: 'С начала',
};

export const reportWords: Readonly<Record<Language, ReportWords>> = { en, de, ru };
