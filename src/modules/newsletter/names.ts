/** What its mails are for, why staff looked at its rows and what they did, in the registers of others. */
import type { Names } from '../../platform/names.ts';

export const newsletterNames: Names = {
  'newsletter.confirmation': {
    en: 'Confirmation of the newsletter',
    de: 'Bestätigung des Newsletters',
    ru: 'Подтверждение рассылки',
  },
  'newsletter.manage': {
    en: 'Link to the newsletter’s choices',
    de: 'Link zur Auswahl des Newsletters',
    ru: 'Ссылка на настройки рассылки',
  },
  'newsletter.trouble': {
    en: 'saw the address in the list of those who did not get a campaign',
    de: 'die Adresse in der Liste derer gesehen, die eine Ausgabe nicht bekamen',
    ru: 'просмотр адреса в списке не получивших выпуск рассылки',
  },
  'newsletter.scheduled': {
    en: 'planned a campaign',
    de: 'eine Ausgabe eingeplant',
    ru: 'планирование выпуска рассылки',
  },
  'newsletter.unscheduled': {
    en: 'took a planned campaign back',
    de: 'eine geplante Ausgabe zurückgenommen',
    ru: 'отмена запланированного выпуска рассылки',
  },
  'newsletter.started': {
    en: 'began to send a campaign',
    de: 'den Versand einer Ausgabe begonnen',
    ru: 'начало отправки выпуска рассылки',
  },
  'newsletter.paused': {
    en: 'paused a campaign',
    de: 'den Versand einer Ausgabe angehalten',
    ru: 'приостановка отправки выпуска рассылки',
  },
  'newsletter.resumed': {
    en: 'went on sending a campaign',
    de: 'den Versand einer Ausgabe fortgesetzt',
    ru: 'продолжение отправки выпуска рассылки',
  },
  'newsletter.cancelled': {
    en: 'cancelled the rest of a campaign',
    de: 'den Rest einer Ausgabe abgebrochen',
    ru: 'отмена остатка выпуска рассылки',
  },
  'newsletter.retried': {
    en: 'tried failed mails of a campaign again',
    de: 'gescheiterte E-Mails einer Ausgabe noch einmal versucht',
    ru: 'повтор неудавшихся писем выпуска рассылки',
  },
  'newsletter.unknownRepeated': {
    en: 'sent mails of a campaign again whose answer was lost',
    de: 'E-Mails einer Ausgabe mit verlorener Antwort noch einmal gesendet',
    ru: 'повторная отправка писем выпуска, ответ о которых потерян',
  },
  'newsletter.unknownSettled': {
    en: 'counted mails of a campaign as sent whose answer was lost',
    de: 'E-Mails einer Ausgabe mit verlorener Antwort als gesendet gezählt',
    ru: 'зачёт писем выпуска, ответ о которых потерян, отправленными',
  },
  'newsletter.paceSet': {
    en: 'set the pace of the newsletter',
    de: 'das Tempo des Newsletters gesetzt',
    ru: 'назначение темпа рассылки',
  },
};
