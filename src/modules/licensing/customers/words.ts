import type { Language } from '../../../policy/vocabulary.ts';

interface CustomerWords {
  readonly title: string;
  readonly lede: string;
  readonly address: string;
  readonly addressHint: string;
  readonly proven: string;
  readonly provenHint: string;
  readonly find: string;
  readonly noted: string;
  readonly found: string;
  readonly none: string;
  readonly noneText: string;
  readonly name: string;
  readonly userName: string;
  readonly product: string;
  readonly licence: string;
  readonly since: string;
  readonly faults: { readonly address: string; readonly proven: string };
}

export const customerWords: Readonly<Record<Language, CustomerWords>> = {
  en: {
    title: 'Customers',
    lede: 'Who asks for help, and with which product: for those who agreed to personal support when they installed it.',
    address: 'E-mail address of the sender',
    addressHint: 'The whole address.',
    proven: 'The sender has proven this address',
    provenHint:
      'By a mail for which its domain vouches, or by a mailed link. An address that somebody only names proves nothing.',
    find: 'Find',
    noted: 'That you looked is recorded, and the person can read it.',
    found: 'What was given for support',
    none: 'Nothing is held for support under this address',
    noneText:
      'The person has not agreed to personal support, has withdrawn, or used another address. That is no reason to help less.',
    name: 'Name',
    userName: 'User name',
    product: 'Product',
    licence: 'Licence',
    since: 'Activated',
    faults: {
      address: 'Enter the whole e-mail address, such as name@example.com.',
      proven: 'Tick this only if the sender has proven the address. Else help without looking.',
    },
  },
  de: {
    title: 'Kunden',
    lede: 'Wer um Hilfe bittet, und mit welchem Produkt: für alle, die bei der Installation in persönliche Hilfe eingewilligt haben.',
    address: 'E-Mail-Adresse des Absenders',
    addressHint: 'Die ganze Adresse.',
    proven: 'Der Absender hat diese Adresse nachgewiesen',
    provenHint:
      'Durch eine Mail, für die ihre Domain bürgt, oder durch einen zugesandten Link. Eine Adresse, die jemand nur nennt, weist nichts nach.',
    find: 'Suchen',
    noted: 'Dass Sie nachgesehen haben, wird festgehalten, und die Person kann es lesen.',
    found: 'Was für die Hilfe angegeben wurde',
    none: 'Unter dieser Adresse ist für die Hilfe nichts gespeichert',
    noneText:
      'Die Person hat nicht eingewilligt, hat widerrufen oder eine andere Adresse benutzt. Das ist kein Grund, weniger zu helfen.',
    name: 'Name',
    userName: 'Benutzername',
    product: 'Produkt',
    licence: 'Lizenz',
    since: 'Aktiviert',
    faults: {
      address: 'Geben Sie die ganze E-Mail-Adresse ein, etwa name@example.com.',
      proven:
        'Setzen Sie diesen Haken nur, wenn der Absender die Adresse nachgewiesen hat. Sonst helfen Sie, ohne nachzusehen.',
    },
  },
  ru: {
    title: 'Клиенты',
    lede: 'Кто просит помощи и с каким продуктом: для тех, кто при установке согласился на личную поддержку.',
    address: 'Адрес электронной почты отправителя',
    addressHint: 'Адрес целиком.',
    proven: 'Отправитель подтвердил этот адрес',
    provenHint:
      'Письмом, за которое ручается его домен, или присланной ссылкой. Адрес, который лишь назван, ничего не подтверждает.',
    find: 'Найти',
    noted: 'То, что вы посмотрели, записывается, и человек может это прочитать.',
    found: 'Что указано для поддержки',
    none: 'Под этим адресом для поддержки ничего не хранится',
    noneText:
      'Человек не дал согласия, отозвал его или использовал другой адрес. Это не причина помогать меньше.',
    name: 'Имя',
    userName: 'Имя пользователя',
    product: 'Продукт',
    licence: 'Лицензия',
    since: 'Активация',
    faults: {
      address: 'Введите адрес электронной почты целиком, например name@example.com.',
      proven: 'Отметьте это, только если отправитель подтвердил адрес. Иначе помогайте, не заглядывая сюда.',
    },
  },
};
