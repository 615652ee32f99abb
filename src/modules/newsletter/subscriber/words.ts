/** Why staff looked at subscribers, and what they did, in the registers of others. */
import type { Names } from '../../../platform/names.ts';

export const subscriberNames: Names = {
  'subscribers.list': {
    en: 'saw the address in the list of subscribers',
    de: 'die Adresse in der Liste der Abonnenten gesehen',
    ru: 'просмотр адреса в списке подписчиков',
  },
  'subscribers.page': {
    en: 'opened the subscription',
    de: 'das Abonnement geöffnet',
    ru: 'просмотр подписки',
  },
  'subscribers.bounces': {
    en: 'saw the address in the list of bounces',
    de: 'die Adresse in der Liste der Rückläufer gesehen',
    ru: 'просмотр адреса в списке возвратов',
  },
  'subscribers.export': {
    en: 'exported the subscribers',
    de: 'die Abonnenten exportiert',
    ru: 'выгрузка подписчиков',
  },
  'subscribers.exported': {
    en: 'Exported the subscribers',
    de: 'Die Abonnenten exportiert',
    ru: 'Выгрузка подписчиков',
  },
  'subscribers.imported': {
    en: 'Imported subscribers',
    de: 'Abonnenten importiert',
    ru: 'Загрузка подписчиков',
  },
  'subscribers.ended': {
    en: 'Ended a subscription for somebody',
    de: 'Ein Abonnement für jemanden beendet',
    ru: 'Отмена подписки за подписчика',
  },
};
