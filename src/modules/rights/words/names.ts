/** What its mails are for, and why staff looked at what is held. */
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
};
