/** Words of the return page, which a receipt code opens, and of the mails about messages. */
import type { Language } from '../../../policy/vocabulary.ts';

interface ReceiptWords {
  readonly enter: string;
  readonly enterLede: string;
  readonly code: string;
  readonly codeHint: string;
  readonly open: string;
  readonly noSuch: string;
  readonly title: string;
  readonly sent: string;
  readonly keepCode: string;
  readonly byMail: string;
  readonly onThisPage: string;
  readonly states: Readonly<Record<'open' | 'answered' | 'closed', string>>;
  readonly you: string;
  readonly us: string;
  readonly removal: string;
  readonly received: string;
  readonly goneBy: (date: string) => string;
  readonly because: (period: string, anchor: string) => string;
  readonly added: string;
  readonly addTitle: string;
  readonly add: string;
  readonly close: string;
  readonly closed: string;
  readonly delete: string;
  readonly deleteTitle: string;
  readonly deleteText: string;
  readonly deleteButton: string;
  readonly deleteCancel: string;
  readonly deleted: string;
  readonly deletedText: string;
  readonly toContact: string;
}

const en: ReceiptWords = {
  enter: 'Read our answer',
  enterLede: 'Type the receipt code that you got when you sent your message.',
  code: 'Receipt code',
  codeHint: 'Five groups of five characters. Case and dashes do not matter.',
  open: 'Open',
  noSuch:
    'No message belongs to this code. Please compare it with your receipt; once its time is over, a message is deleted, and while its use is paused, it does not open.',
  title: 'Your message',
  sent: 'Your message has arrived.',
  keepCode:
    'This is your receipt code. Keep it, or the address of this page: whoever has it can read and delete the conversation, and we cannot give it to you again.',
  byMail: 'We will also answer to the address that you gave.',
  onThisPage: 'Our answer will appear on this page.',
  states: { open: 'Waiting for our answer', answered: 'Answered', closed: 'Closed' },
  you: 'You',
  us: 'We',
  removal: 'When it is deleted',
  received: 'received',
  goneBy: (date) => `gone by ${date}`,
  because: (period, anchor) => `All of it is deleted ${period} ${anchor}. You can delete it now.`,
  added: 'Your further message has arrived.',
  addTitle: 'Write again',
  add: 'Send',
  close: 'Close the conversation',
  closed: 'The conversation is closed.',
  delete: 'Delete everything…',
  deleteTitle: 'Delete this conversation?',
  deleteText:
    'All messages, files and mails of this conversation are deleted at once, here and with us. Nothing of it stays.',
  deleteButton: 'Delete the conversation',
  deleteCancel: 'Keep it',
  deleted: 'The conversation is deleted',
  deletedText: 'Its messages, files and mails are gone. The code no longer opens anything.',
  toContact: 'To the contact page',
};

const de: ReceiptWords = {
  enter: 'Unsere Antwort lesen',
  enterLede: 'Geben Sie den Empfangscode ein, den Sie beim Senden erhalten haben.',
  code: 'Empfangscode',
  codeHint: 'Fünf Gruppen zu fünf Zeichen. Groß- und Kleinschreibung und Striche sind gleichgültig.',
  open: 'Öffnen',
  noSuch:
    'Zu diesem Code gehört keine Nachricht. Bitte vergleichen Sie ihn mit Ihrem Beleg; ist ihre Zeit um, ist die Nachricht gelöscht, und solange ihre Nutzung angehalten ist, lässt sie sich nicht öffnen.',
  title: 'Ihre Nachricht',
  sent: 'Ihre Nachricht ist angekommen.',
  keepCode:
    'Das ist Ihr Empfangscode. Bewahren Sie ihn oder die Adresse dieser Seite auf: Wer ihn hat, kann das Gespräch lesen und löschen, und wir können ihn nicht noch einmal nennen.',
  byMail: 'Wir antworten auch an die angegebene Adresse.',
  onThisPage: 'Unsere Antwort wird auf dieser Seite erscheinen.',
  states: { open: 'Wartet auf unsere Antwort', answered: 'Beantwortet', closed: 'Abgeschlossen' },
  you: 'Sie',
  us: 'Wir',
  removal: 'Wann es gelöscht wird',
  received: 'empfangen',
  goneBy: (date) => `gelöscht bis ${date}`,
  because: (period, anchor) =>
    `Alles davon wird ${period} ${anchor} gelöscht. Sie können es auch jetzt löschen.`,
  added: 'Ihre weitere Nachricht ist angekommen.',
  addTitle: 'Weiter schreiben',
  add: 'Senden',
  close: 'Gespräch abschließen',
  closed: 'Das Gespräch ist abgeschlossen.',
  delete: 'Alles löschen …',
  deleteTitle: 'Dieses Gespräch löschen?',
  deleteText:
    'Alle Nachrichten, Dateien und E-Mails dieses Gesprächs verschwinden sofort, hier und bei uns. Nichts davon bleibt.',
  deleteButton: 'Gespräch löschen',
  deleteCancel: 'Behalten',
  deleted: 'Das Gespräch ist gelöscht',
  deletedText: 'Nachrichten, Dateien und E-Mails sind weg. Der Code öffnet nichts mehr.',
  toContact: 'Zur Kontaktseite',
};

const ru: ReceiptWords = {
  enter: 'Прочитать наш ответ',
  enterLede: 'Введите код, который вы получили при отправке сообщения.',
  code: 'Код',
  codeHint: 'Пять групп по пять знаков. Регистр и дефисы не важны.',
  open: 'Открыть',
  noSuch:
    'Этому коду не соответствует ни одно сообщение. Сверьте его с вашей записью; когда срок истёк, сообщение удалено, а пока его использование приостановлено, оно не открывается.',
  title: 'Ваше сообщение',
  sent: 'Ваше сообщение получено.',
  keepCode:
    'Это ваш код. Сохраните его или адрес этой страницы: с ним можно прочитать и удалить переписку, а сообщить его ещё раз мы не сможем.',
  byMail: 'Мы ответим также на указанный вами адрес.',
  onThisPage: 'Наш ответ появится на этой странице.',
  states: { open: 'Ждёт нашего ответа', answered: 'Есть ответ', closed: 'Закрыто' },
  you: 'Вы',
  us: 'Мы',
  removal: 'Когда это будет удалено',
  received: 'получено',
  goneBy: (date) => `удаление до ${date}`,
  because: (period, anchor) => `Всё это удаляется через ${period} ${anchor}. Вы можете удалить это сейчас.`,
  added: 'Ваше следующее сообщение получено.',
  addTitle: 'Написать ещё',
  add: 'Отправить',
  close: 'Закрыть переписку',
  closed: 'Переписка закрыта.',
  delete: 'Удалить всё…',
  deleteTitle: 'Удалить эту переписку?',
  deleteText:
    'Все сообщения, файлы и письма этой переписки исчезнут сразу, здесь и у нас. Ничего из неё не останется.',
  deleteButton: 'Удалить переписку',
  deleteCancel: 'Оставить',
  deleted: 'Переписка удалена',
  deletedText: 'Сообщений, файлов и писем больше нет. Код ничего не открывает.',
  toContact: 'К контактам',
};

export const receiptWords: Readonly<Record<Language, ReceiptWords>> = { en, de, ru };

interface MailWords {
  readonly confirmed: string;
  readonly confirmedText: readonly [string, string];
  readonly answer: string;
  readonly reply: string;
  readonly why: string;
  readonly privacy: string;
}

export const mailWords: Readonly<Record<Language, MailWords>> = {
  en: {
    confirmed: 'We have received your message',
    confirmedText: [
      'Your message has arrived, and a person will answer it to this address.',
      'If you did not write to us, somebody mistyped an address: you need not do anything.',
    ],
    answer: 'Our answer to your message',
    reply: 'To write again, simply reply to this mail.',
    why: 'You get this mail because this address was given in our contact form, or because you wrote to us.',
    privacy: 'Privacy',
  },
  de: {
    confirmed: 'Wir haben Ihre Nachricht erhalten',
    confirmedText: [
      'Ihre Nachricht ist angekommen; ein Mensch wird sie an diese Adresse beantworten.',
      'Wenn Sie uns nicht geschrieben haben, hat sich jemand in der Adresse vertippt: Sie müssen nichts tun.',
    ],
    answer: 'Unsere Antwort auf Ihre Nachricht',
    reply: 'Um weiter zu schreiben, antworten Sie einfach auf diese E-Mail.',
    why: 'Sie erhalten diese E-Mail, weil diese Adresse in unserem Kontaktformular angegeben wurde oder weil Sie uns geschrieben haben.',
    privacy: 'Datenschutz',
  },
  ru: {
    confirmed: 'Мы получили ваше сообщение',
    confirmedText: [
      'Ваше сообщение получено, человек ответит на него на этот адрес.',
      'Если вы нам не писали, кто-то ошибся в адресе: ничего делать не нужно.',
    ],
    answer: 'Наш ответ на ваше сообщение',
    reply: 'Чтобы продолжить, просто ответьте на это письмо.',
    why: 'Вы получили это письмо, потому что этот адрес был указан в нашей контактной форме или потому что вы нам написали.',
    privacy: 'Конфиденциальность',
  },
};
