import type { Names } from '../../platform/names.ts';

/** What its acts are called in the log of staff, and why staff looked at what people gave. */
export const licensingNames: Names = {
  'licensing.support': { en: 'Personal support', de: 'Persönliche Hilfe', ru: 'Личная поддержка' },
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
