/** What its mails are for, why staff looked at what is held, and what they did with it. */
import type { Names } from '../../../platform/names.ts';

export const rightsNames: Names = {
  'rights.proof': {
    en: 'Link to prove an address',
    de: 'Link zum Nachweis der Adresse',
    ru: 'Ссылка для подтверждения адреса',
  },
  'rights.answer': {
    en: 'Answer to a rights request',
    de: 'Antwort auf eine Betroffenenanfrage',
    ru: 'Ответ на запрос субъекта',
  },
  'rights.transfer': {
    en: 'Offer of a transfer',
    de: 'Angebot einer Übertragung',
    ru: 'Предложение переноса данных',
  },
  export: {
    en: 'exported what is held',
    de: 'ausgegeben, was gespeichert ist',
    ru: 'выгрузка данных',
  },
  'preview of an erasure': {
    en: 'saw what an erasure would do',
    de: 'angesehen, was eine Löschung bewirken würde',
    ru: 'просмотр того, что сделает удаление',
  },
  'export on the command line': {
    en: 'exported what is held, on the command line',
    de: 'auf der Befehlszeile ausgegeben, was gespeichert ist',
    ru: 'выгрузка данных в командной строке',
  },
  'rights.decided': {
    en: 'Decided a request',
    de: 'Über einen Antrag entschieden',
    ru: 'Решение по запросу',
  },
  'rights.extended': {
    en: 'Extended the time of a request',
    de: 'Die Frist eines Antrags verlängert',
    ru: 'Продление срока запроса',
  },
  'rights.identityAsked': {
    en: 'Asked for a proof of identity',
    de: 'Nach einem Nachweis der Identität gefragt',
    ru: 'Запрос подтверждения личности',
  },
  'rights.identityConfirmed': {
    en: 'Confirmed an identity',
    de: 'Eine Identität bestätigt',
    ru: 'Подтверждение личности',
  },
  'person.exported': {
    en: 'Exported what is held about a person',
    de: 'Ausgegeben, was über eine Person gespeichert ist',
    ru: 'Выгрузка данных человека',
  },
  'person.erased': {
    en: 'Erased a person',
    de: 'Eine Person gelöscht',
    ru: 'Удаление данных человека',
  },
  'person.restricted': {
    en: 'Restricted a person’s data',
    de: 'Daten einer Person eingeschränkt',
    ru: 'Ограничение обработки данных человека',
  },
  'person.released': {
    en: 'Lifted a restriction',
    de: 'Eine Einschränkung aufgehoben',
    ru: 'Снятие ограничения',
  },
  'hold.placed': {
    en: 'Placed a legal hold',
    de: 'Eine gesetzliche Sperre gesetzt',
    ru: 'Установлено хранение по закону',
  },
  'hold.ended': {
    en: 'Ended a legal hold',
    de: 'Eine gesetzliche Sperre beendet',
    ru: 'Снято хранение по закону',
  },
};
