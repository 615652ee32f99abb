/** What its mails are for, in the registers of others. */
import type { Names } from '../../../platform/names.ts';

export const accountNames: Names = {
  'account.confirm': {
    en: 'Link that opens the account',
    de: 'Link, der das Konto eröffnet',
    ru: 'Ссылка для открытия кабинета',
  },
  'account.known': {
    en: 'Link that adds a licence to the account',
    de: 'Link, der dem Konto eine Lizenz hinzufügt',
    ru: 'Ссылка для добавления лицензии в кабинет',
  },
  'account.exists': {
    en: 'Notice that there is an account already',
    de: 'Hinweis auf ein bestehendes Konto',
    ru: 'Уведомление о существующем кабинете',
  },
  'account.reset': {
    en: 'Link to a new password',
    de: 'Link zu einem neuen Passwort',
    ru: 'Ссылка для нового пароля',
  },
  'account.address': {
    en: 'Link that proves a new address',
    de: 'Link, der eine neue Adresse bestätigt',
    ru: 'Ссылка для подтверждения нового адреса',
  },
  'account.taken': {
    en: 'Notice that an address has an account already',
    de: 'Hinweis, dass eine Adresse schon ein Konto hat',
    ru: 'Уведомление о том, что адрес уже занят',
  },
  'account.moved': {
    en: 'Notice of the new address, with the way back',
    de: 'Mitteilung der neuen Adresse, mit dem Weg zurück',
    ru: 'Уведомление о новом адресе со ссылкой для отмены',
  },
  'account.password': {
    en: 'Notice of the changed password',
    de: 'Mitteilung des geänderten Passworts',
    ru: 'Уведомление о смене пароля',
  },
  'account.factorAdded': {
    en: 'Notice of an added authenticator',
    de: 'Mitteilung eines eingerichteten zweiten Faktors',
    ru: 'Уведомление о настроенном втором факторе',
  },
  'account.factorRemoved': {
    en: 'Notice of a removed authenticator',
    de: 'Mitteilung eines entfernten zweiten Faktors',
    ru: 'Уведомление об убранном втором факторе',
  },
  'account.passkeyAdded': {
    en: 'Notice of an added passkey',
    de: 'Mitteilung eines hinzugefügten Passkeys',
    ru: 'Уведомление о новом ключе доступа',
  },
  'account.passkeyRemoved': {
    en: 'Notice of a removed passkey',
    de: 'Mitteilung eines entfernten Passkeys',
    ru: 'Уведомление об убранном ключе доступа',
  },
  'account.closed': {
    en: 'Notice that the account is closed',
    de: 'Mitteilung, dass das Konto geschlossen ist',
    ru: 'Уведомление о закрытии кабинета',
  },
};
