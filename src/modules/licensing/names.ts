import type { Names } from '../../platform/names.ts';

/** What its acts are called in the log of staff, and why staff looked at what people gave. */
export const licensingNames: Names = {
  'licensing.support': { en: 'Personal support', de: 'Persönliche Hilfe', ru: 'Личная поддержка' },
  'licensing.review': {
    en: 'Question about a licence',
    de: 'Frage zu einer Lizenz',
    ru: 'Вопрос о лицензии',
  },
  'licensing.blocked': { en: 'Licence suspended', de: 'Lizenz gesperrt', ru: 'Лицензия приостановлена' },
  'licensing.upheld': {
    en: 'Licence stays suspended',
    de: 'Lizenz bleibt gesperrt',
    ru: 'Лицензия остаётся приостановленной',
  },
  'licensing.lifted': {
    en: 'Licence released',
    de: 'Lizenz freigegeben',
    ru: 'Лицензия возобновлена',
  },
  'review.cleared': {
    en: 'Found a question about a licence harmless',
    de: 'Eine Frage zu einer Lizenz für harmlos befunden',
    ru: 'Вопрос о лицензии признан безобидным',
  },
  'review.blocked': {
    en: 'Suspended a licence over a question',
    de: 'Eine Lizenz auf eine Frage hin gesperrt',
    ru: 'Лицензия приостановлена по вопросу',
  },
  'review.upheld': {
    en: 'Let a licence stay suspended after an answer',
    de: 'Eine Lizenz nach einer Antwort gesperrt gelassen',
    ru: 'Лицензия после ответа оставлена приостановленной',
  },
  'review.lifted': {
    en: 'Released a licence that was suspended over a question',
    de: 'Eine auf eine Frage hin gesperrte Lizenz freigegeben',
    ru: 'Возобновлена лицензия, приостановленная по вопросу',
  },
  'licence.issued': { en: 'Issued a licence', de: 'Eine Lizenz ausgestellt', ru: 'Выдана лицензия' },
  'licence.suspended': {
    en: 'Suspended a licence',
    de: 'Eine Lizenz gesperrt',
    ru: 'Лицензия приостановлена',
  },
  'licence.resumed': {
    en: 'Let a licence work again',
    de: 'Eine Lizenz wieder freigegeben',
    ru: 'Лицензия возобновлена',
  },
  'licence.revoked': { en: 'Revoked a licence', de: 'Eine Lizenz entzogen', ru: 'Лицензия отозвана' },
  'licence.replaced': {
    en: 'Gave a licence a new key',
    de: 'Einer Lizenz einen neuen Schlüssel gegeben',
    ru: 'Лицензии выдан новый ключ',
  },
  'licence.transferred': {
    en: 'Passed a licence on to another owner',
    de: 'Eine Lizenz auf neue Inhaber übertragen',
    ru: 'Лицензия передана другому владельцу',
  },
  'licence.changed': {
    en: 'Changed the terms of a licence',
    de: 'Die Bedingungen einer Lizenz geändert',
    ru: 'Изменены условия лицензии',
  },
  'seat.freed': {
    en: 'Freed the seat of a machine',
    de: 'Den Platz eines Computers freigegeben',
    ru: 'Освобождено место компьютера',
  },
  'licences.exported': {
    en: 'Exported the licences',
    de: 'Die Lizenzen exportiert',
    ru: 'Выгружены лицензии',
  },
  'licences.imported': {
    en: 'Imported licences',
    de: 'Lizenzen importiert',
    ru: 'Импортированы лицензии',
  },
};
