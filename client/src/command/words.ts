/** Words of the command in three languages; a missing one is a compile error. */
import type { Purpose } from '../consent.ts';
import type { FaultCode } from '../fault.ts';

export const languages = ['en', 'de', 'ru'] as const;
export type Language = (typeof languages)[number];

export interface Words {
  readonly welcome: (product: string) => string;
  readonly how: string;
  readonly online: string;
  readonly manual: string;
  readonly licenceKey: string;
  readonly consents: string;
  readonly consentsHelp: string;
  readonly agree: string;
  readonly yes: readonly string[];
  readonly toManual: string;
  readonly optional: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly preview: string;
  readonly send: string;
  readonly notSent: string;
  readonly done: (edition: string, ends: string | null) => string;
  readonly silent: string;
  readonly away: string;
  readonly requestIs: string;
  readonly requestNext: (page: string) => string;
  readonly answer: string;
  readonly later: string;
  readonly wrongGroups: (groups: string) => string;
  readonly freed: string;
  readonly freedByCode: (page: string) => string;
  readonly withdrawn: string;
  readonly grace: string;
  readonly choose: string;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly faults: Partial<Readonly<Record<FaultCode, string>>>;
}

const en: Words = {
  welcome: (product) => `Activating ${product} on this computer.`,
  how: 'How would you like to activate?',
  online: '1  Over the net',
  manual: '2  Manually, by a code: without the net, and without telling anything',
  licenceKey: 'Licence key',
  consents: 'Before anything is sent: may this be used?',
  consentsHelp:
    'Each of these is a question of its own. The second and third cost nothing if you refuse them.',
  agree: 'Do you agree? (yes/no)',
  yes: ['yes', 'y'],
  toManual: 'Without the first, the product is activated manually. Nothing was sent.',
  optional: 'What you leave empty is not sent.',
  fields: {
    userName: 'User name',
    firstName: 'First name',
    surname: 'Surname',
    email: 'E-mail address',
    purchaseDate: 'Date of purchase (YYYY-MM-DD)',
    purchasePlace: 'Place of purchase',
    password: 'Password for the account',
  },
  preview: 'This would be sent, and your IP address with it:',
  send: 'Send it? (yes/no)',
  notSent: 'Nothing was sent.',
  done: (edition, ends) => `Activated: ${edition}, ${ends === null ? 'without an end' : `until ${ends}`}.`,
  silent: 'From now on the product connects to nobody.',
  away: 'The server cannot be reached. You can activate manually instead.',
  requestIs: 'Your request code:',
  requestNext: (page) =>
    `Type it, with your licence key, at ${page} on any device, or read it to our support on the telephone.`,
  answer: 'The answer (nineteen groups, or the path of the saved file); empty to do it later',
  later: 'The request stays open: run this again when you have the answer.',
  wrongGroups: (groups) => `Please compare group ${groups}.`,
  freed: 'The seat is free. This product is no longer activated here.',
  freedByCode: (page) =>
    `This product is no longer activated here. To free the seat, type this code at ${page}:`,
  withdrawn: 'Withdrawn: what you gave for it is deleted. The licence stays valid.',
  grace: 'The licence is over; the product still runs for a few days. Please renew it.',
  choose: 'Please type 1 or 2.',
  purposes: {
    licenceVerification: 'Check of the licence',
    personalSupport: 'Personal support',
    account: 'Account',
  },
  faults: {},
};

const de: Words = {
  welcome: (product) => `${product} wird auf diesem Computer aktiviert.`,
  how: 'Wie möchten Sie aktivieren?',
  online: '1  Über das Netz',
  manual: '2  Manuell, mit einem Code: ohne Netz, und ohne etwas mitzuteilen',
  licenceKey: 'Lizenzschlüssel',
  consents: 'Bevor etwas gesendet wird: Darf das genutzt werden?',
  consentsHelp: 'Jede Frage steht für sich. Die zweite und die dritte abzulehnen kostet nichts.',
  agree: 'Sind Sie einverstanden? (ja/nein)',
  yes: ['ja', 'j'],
  toManual: 'Ohne das Erste wird das Produkt manuell aktiviert. Es wurde nichts gesendet.',
  optional: 'Was Sie leer lassen, wird nicht gesendet.',
  fields: {
    userName: 'Benutzername',
    firstName: 'Vorname',
    surname: 'Nachname',
    email: 'E-Mail-Adresse',
    purchaseDate: 'Datum des Kaufs (JJJJ-MM-TT)',
    purchasePlace: 'Ort des Kaufs',
    password: 'Passwort für das Konto',
  },
  preview: 'Das würde gesendet, und Ihre IP-Adresse mit ihm:',
  send: 'Senden? (ja/nein)',
  notSent: 'Es wurde nichts gesendet.',
  done: (edition, ends) => `Aktiviert: ${edition}, ${ends === null ? 'ohne Ende' : `bis ${ends}`}.`,
  silent: 'Ab jetzt verbindet sich das Produkt mit niemandem.',
  away: 'Der Server ist nicht zu erreichen. Sie können stattdessen manuell aktivieren.',
  requestIs: 'Ihr Anfragecode:',
  requestNext: (page) =>
    `Geben Sie ihn mit Ihrem Lizenzschlüssel auf irgendeinem Gerät unter ${page} ein, oder lesen Sie ihn unserem Support am Telefon vor.`,
  answer: 'Die Antwort (neunzehn Gruppen, oder der Pfad der gespeicherten Datei); leer, um es später zu tun',
  later: 'Die Anfrage bleibt offen: Starten Sie dies wieder, wenn Sie die Antwort haben.',
  wrongGroups: (groups) => `Bitte vergleichen Sie Gruppe ${groups}.`,
  freed: 'Der Platz ist frei. Dieses Produkt ist hier nicht mehr aktiviert.',
  freedByCode: (page) =>
    `Dieses Produkt ist hier nicht mehr aktiviert. Um den Platz freizugeben, geben Sie diesen Code unter ${page} ein:`,
  withdrawn: 'Widerrufen: Was Sie dafür angegeben haben, ist gelöscht. Die Lizenz bleibt gültig.',
  grace: 'Die Lizenz ist abgelaufen; das Produkt läuft noch einige Tage. Bitte verlängern Sie sie.',
  choose: 'Bitte geben Sie 1 oder 2 ein.',
  purposes: {
    licenceVerification: 'Prüfung der Lizenz',
    personalSupport: 'Persönliche Hilfe',
    account: 'Konto',
  },
  faults: {
    codeSymbol: 'Im Code ist ein Zeichen, das nie vorkommt.',
    codeLength: 'Der Code ist nicht vollständig.',
    codeGroup: 'Der Code ist vertippt.',
    codeVersion: 'Der Code ist von einer anderen Version: Aktualisieren Sie das Programm.',
    codeValue: 'Der Code ist für ein anderes Produkt oder eine neuere Version.',
    fileForm:
      'Die Zertifikatsdatei ist beschädigt: Aktivieren Sie noch einmal, oder holen Sie die Datei neu.',
    fileMember:
      'Die Zertifikatsdatei ist beschädigt: Aktivieren Sie noch einmal, oder holen Sie die Datei neu.',
    fileValue:
      'Die Zertifikatsdatei ist beschädigt: Aktivieren Sie noch einmal, oder holen Sie die Datei neu.',
    keyUnknown:
      'Diese Version des Programms kennt den Schlüssel des Zertifikats nicht: Aktualisieren Sie sie.',
    signatureWrong:
      'Das Zertifikat wurde verändert oder passt nicht zu dieser Anfrage: Aktivieren Sie noch einmal.',
    otherProduct: 'Das Zertifikat ist für ein anderes Produkt.',
    otherMachine: 'Das Zertifikat ist für einen anderen Computer: Aktivieren Sie diesen.',
    nonceUsed: 'Der Platz dieses Zertifikats wurde zurückgegeben: Aktivieren Sie noch einmal.',
    notYetValid:
      'Das Zertifikat gilt erst ab einem späteren Tag: Stellen Sie die Uhr dieses Computers richtig.',
    expired: 'Die Lizenz ist abgelaufen: Verlängern Sie sie, und aktivieren Sie noch einmal.',
    clockBack: 'Die Uhr dieses Computers zeigt einen viel früheren Tag als vorher: Stellen Sie sie richtig.',
    notActivated: 'Dieses Produkt ist auf diesem Computer noch nicht aktiviert.',
    noRequest: 'Es ist keine Anfrage offen: Stellen Sie eine, und nehmen Sie ihre Antwort.',
  },
};

const ru: Words = {
  welcome: (product) => `Активация ${product} на этом компьютере.`,
  how: 'Как вы хотите активировать?',
  online: '1  По сети',
  manual: '2  Вручную, по коду: без сети и ничего не сообщая',
  licenceKey: 'Лицензионный ключ',
  consents: 'Прежде чем что-либо отправить: можно ли это использовать?',
  consentsHelp: 'Каждый вопрос отдельный. Отказ от второго и третьего ничего не стоит.',
  agree: 'Вы согласны? (да/нет)',
  yes: ['да', 'д'],
  toManual: 'Без первого согласия продукт активируется вручную. Ничего не отправлено.',
  optional: 'Что вы оставите пустым, не отправляется.',
  fields: {
    userName: 'Имя пользователя',
    firstName: 'Имя',
    surname: 'Фамилия',
    email: 'Адрес электронной почты',
    purchaseDate: 'Дата покупки (ГГГГ-ММ-ДД)',
    purchasePlace: 'Место покупки',
    password: 'Пароль учётной записи',
  },
  preview: 'Вот что было бы отправлено, вместе с вашим IP-адресом:',
  send: 'Отправить? (да/нет)',
  notSent: 'Ничего не отправлено.',
  done: (edition, ends) => `Активировано: ${edition}, ${ends === null ? 'бессрочно' : `до ${ends}`}.`,
  silent: 'С этого момента продукт ни к кому не подключается.',
  away: 'Сервер недоступен. Можно активировать вручную.',
  requestIs: 'Ваш код запроса:',
  requestNext: (page) =>
    `Введите его вместе с лицензионным ключом на странице ${page} на любом устройстве или продиктуйте нашей поддержке по телефону.`,
  answer: 'Ответ (девятнадцать групп или путь к сохранённому файлу); пусто, чтобы сделать это позже',
  later: 'Запрос остаётся открытым: запустите программу снова, когда получите ответ.',
  wrongGroups: (groups) => `Сравните группу ${groups}.`,
  freed: 'Место свободно. Этот продукт здесь больше не активирован.',
  freedByCode: (page) =>
    `Этот продукт здесь больше не активирован. Чтобы освободить место, введите этот код на странице ${page}:`,
  withdrawn: 'Отозвано: указанное вами для этого удалено. Лицензия остаётся действительной.',
  grace: 'Срок лицензии истёк; продукт проработает ещё несколько дней. Пожалуйста, продлите её.',
  choose: 'Введите 1 или 2.',
  purposes: {
    licenceVerification: 'Проверка лицензии',
    personalSupport: 'Личная поддержка',
    account: 'Учётная запись',
  },
  faults: {
    codeSymbol: 'В коде есть знак, которого не бывает.',
    codeLength: 'Код неполный.',
    codeGroup: 'В коде опечатка.',
    codeVersion: 'Код другой версии: обновите программу.',
    codeValue: 'Код для другого продукта или более новой версии.',
    fileForm: 'Файл сертификата повреждён: активируйте снова или получите файл ещё раз.',
    fileMember: 'Файл сертификата повреждён: активируйте снова или получите файл ещё раз.',
    fileValue: 'Файл сертификата повреждён: активируйте снова или получите файл ещё раз.',
    keyUnknown: 'Эта версия программы не знает ключа сертификата: обновите её.',
    signatureWrong: 'Сертификат изменён или не подходит к этому запросу: активируйте снова.',
    otherProduct: 'Сертификат для другого продукта.',
    otherMachine: 'Сертификат для другого компьютера: активируйте этот.',
    nonceUsed: 'Место этого сертификата было освобождено: активируйте снова.',
    notYetValid: 'Сертификат действует с более позднего дня: установите правильную дату на этом компьютере.',
    expired: 'Срок лицензии истёк: продлите её и активируйте снова.',
    clockBack: 'Часы этого компьютера показывают гораздо более ранний день, чем раньше: исправьте их.',
    notActivated: 'Этот продукт на этом компьютере ещё не активирован.',
    noRequest: 'Открытого запроса нет: создайте его и введите ответ.',
  },
};

export const words: Readonly<Record<Language, Words>> = { en, de, ru };

/** The language of the system's settings (POSIX: LC_ALL before LC_MESSAGES before LANG), or English. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const set = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  const locale =
    set && set !== 'C' && set !== 'POSIX' ? set : new Intl.DateTimeFormat().resolvedOptions().locale;
  return languages.find((language) => locale.toLowerCase().startsWith(language)) ?? 'en';
}
