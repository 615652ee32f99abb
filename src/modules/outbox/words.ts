/** Words of the outbox's pages in the console. */
import type { Names } from '../../platform/names.ts';
import type { Language } from '../../policy/vocabulary.ts';
import type { UnroutedReason } from './inbox.ts';

interface OutboxWords {
  readonly title: string;
  readonly ledeSending: string;
  readonly ledeLocal: string;
  readonly tabs: Readonly<Record<'outbox' | 'unrouted', string>>;
  readonly view: string;
  readonly empty: string;
  readonly emptyText: string;
  readonly subject: string;
  readonly to: string;
  readonly from: string;
  readonly replyTo: string;
  readonly kind: string;
  readonly state: string;
  readonly queued: string;
  readonly sent: string;
  readonly attempts: string;
  readonly nextTry: string;
  readonly states: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly masked: string;
  readonly unrouted: string;
  readonly unroutedLede: (period: string) => string;
  readonly unroutedEmpty: string;
  readonly unroutedEmptyText: string;
  readonly reason: string;
  readonly received: string;
  readonly reasons: Readonly<Record<UnroutedReason, string>>;
  readonly unknownSender: string;
  readonly files: (count: number) => string;
}

const en: OutboxWords = {
  title: 'Outbox',
  ledeSending: 'All outgoing mail, until the policy removes it.',
  ledeLocal: 'SMTP_URL is not set: mails stay here and nothing is sent. Links in them work.',
  tabs: { outbox: 'Outgoing', unrouted: 'Unclaimed' },
  view: 'Mail',
  empty: 'No mail',
  emptyText: 'What the program writes to people is kept here for some days.',
  subject: 'Subject',
  to: 'To',
  from: 'From',
  replyTo: 'Answers to',
  kind: 'Kind',
  state: 'State',
  queued: 'Written',
  sent: 'Sent',
  attempts: 'Tries',
  nextTry: 'Next try',
  states: {
    queued: 'Waiting',
    sending: 'Being sent',
    sent: 'Sent',
    refused: 'Refused',
    unknown: 'Not known',
  },
  text: 'As text',
  html: 'As it looks',
  masked: 'Links that act for their reader are covered.',
  unrouted: 'Unclaimed mail',
  unroutedLede: (period) =>
    `Mails that belong to no service or that none understood. Each is removed ${period} after receipt.`,
  unroutedEmpty: 'Nothing here',
  unroutedEmptyText: 'Every incoming mail has found its service.',
  reason: 'Why',
  received: 'Received',
  reasons: {
    noRecipient: 'to no address of ours',
    notUnderstood: 'not understood by its service: empty, automatic, or a report',
    unreadable: 'not readable as a mail',
    tooLarge: 'too large; only its beginning was kept',
    failed: 'its service failed',
  },
  unknownSender: 'not named',
  files: (count) => `Files that came with it: ${count}. They are not shown here.`,
};

const de: OutboxWords = {
  title: 'Postausgang',
  ledeSending: 'Alle E-Mails, die hinausgehen, bis die Policy sie entfernt.',
  ledeLocal:
    'SMTP_URL ist nicht gesetzt: E-Mails bleiben hier, nichts wird versandt. Links darin funktionieren.',
  tabs: { outbox: 'Ausgehend', unrouted: 'Nicht zugeordnet' },
  view: 'E-Mail',
  empty: 'Keine E-Mail',
  emptyText: 'Was das Programm an Menschen schreibt, steht hier einige Tage.',
  subject: 'Betreff',
  to: 'An',
  from: 'Von',
  replyTo: 'Antworten an',
  kind: 'Art',
  state: 'Stand',
  queued: 'Geschrieben',
  sent: 'Versandt',
  attempts: 'Versuche',
  nextTry: 'Nächster Versuch',
  states: {
    queued: 'Wartet',
    sending: 'Wird versandt',
    sent: 'Versandt',
    refused: 'Abgelehnt',
    unknown: 'Ungewiss',
  },
  text: 'Als Text',
  html: 'Wie sie aussieht',
  masked: 'Links, die für ihre Leserin oder ihren Leser handeln, sind verdeckt.',
  unrouted: 'Nicht zugeordnete E-Mails',
  unroutedLede: (period) =>
    `E-Mails, die zu keinem Dienst gehören oder die keiner verstand. Jede wird ${period} nach dem Eingang gelöscht.`,
  unroutedEmpty: 'Hier ist nichts',
  unroutedEmptyText: 'Jede eingegangene E-Mail hat ihren Dienst gefunden.',
  reason: 'Warum',
  received: 'Empfangen',
  reasons: {
    noRecipient: 'an keine Adresse von uns',
    notUnderstood: 'von ihrem Dienst nicht verstanden: leer, automatisch oder ein Bericht',
    unreadable: 'nicht als E-Mail lesbar',
    tooLarge: 'zu groß; nur ihr Anfang wurde behalten',
    failed: 'Fehler in ihrem Dienst',
  },
  unknownSender: 'nicht genannt',
  files: (count) => `Mitgesandte Dateien: ${count}. Sie werden hier nicht gezeigt.`,
};

const ru: OutboxWords = {
  title: 'Исходящая почта',
  ledeSending: 'Все исходящие письма, пока политика не удалит их.',
  ledeLocal: 'SMTP_URL не задан: письма остаются здесь, ничего не отправляется. Ссылки в них работают.',
  tabs: { outbox: 'Исходящие', unrouted: 'Неразобранные' },
  view: 'Письмо',
  empty: 'Писем нет',
  emptyText: 'То, что программа пишет людям, хранится здесь несколько дней.',
  subject: 'Тема',
  to: 'Кому',
  from: 'От кого',
  replyTo: 'Ответы на',
  kind: 'Вид',
  state: 'Состояние',
  queued: 'Написано',
  sent: 'Отправлено',
  attempts: 'Попытки',
  nextTry: 'Следующая попытка',
  states: {
    queued: 'Ждёт',
    sending: 'Отправляется',
    sent: 'Отправлено',
    refused: 'Отклонено',
    unknown: 'Неизвестно',
  },
  text: 'Текстом',
  html: 'Как выглядит',
  masked: 'Ссылки, действующие за читателя, закрыты.',
  unrouted: 'Неразобранные письма',
  unroutedLede: (period) =>
    `Письма, которые не относятся ни к одной службе или не поняты. Каждое удаляется через ${period} после получения.`,
  unroutedEmpty: 'Здесь пусто',
  unroutedEmptyText: 'Каждое входящее письмо нашло свою службу.',
  reason: 'Почему',
  received: 'Получено',
  reasons: {
    noRecipient: 'не на наш адрес',
    notUnderstood: 'не понято службой: пустое, автоматическое или отчёт',
    unreadable: 'не читается как письмо',
    tooLarge: 'слишком велико; сохранено только начало',
    failed: 'сбой службы',
  },
  unknownSender: 'не указан',
  files: (count) => `С письмом пришли файлы: ${count}. Здесь они не показаны.`,
};

export const outboxWords: Readonly<Record<Language, OutboxWords>> = { en, de, ru };

/** Why staff looked at a mail. */
export const outboxNames: Names = {
  'mail.outbox': {
    en: 'opened an outgoing mail',
    de: 'eine ausgehende E-Mail geöffnet',
    ru: 'просмотр исходящего письма',
  },
  'mail.unrouted': {
    en: 'opened an incoming mail',
    de: 'eine eingegangene E-Mail geöffnet',
    ru: 'просмотр входящего письма',
  },
  'mail.outboxList': {
    en: 'saw an outgoing mail in the list',
    de: 'eine ausgehende E-Mail in der Liste gesehen',
    ru: 'просмотр исходящего письма в списке',
  },
  'mail.unroutedList': {
    en: 'saw an incoming mail in the list',
    de: 'eine eingegangene E-Mail in der Liste gesehen',
    ru: 'просмотр входящего письма в списке',
  },
};
