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
  readonly onceMore: string;
  readonly done: (edition: string, ends: string | null) => string;
  readonly silent: string;
  readonly away: string;
  readonly requestIs: string;
  readonly requestNext: (page: string) => string;
  readonly answer: string;
  readonly later: string;
  readonly wrongGroups: (groups: readonly number[]) => string;
  readonly freed: string;
  readonly freedByCode: (page: string) => string;
  readonly withdrawn: string;
  readonly grace: string;
  readonly choose: string;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly faults: Partial<Readonly<Record<FaultCode, string>>>;
  /** By the code of the server's refusal; the server's own sentence where there is none. */
  readonly refusals: Readonly<Record<string, string>>;
  /** What is wrong with one thing that was given; `{limit}` stands for a number of characters. */
  readonly members: Readonly<Record<string, string>>;
}

const en: Words = {
  welcome: (product) => `Activating ${product} on this computer.`,
  how: 'How would you like to activate?',
  online: '1  Over the net',
  manual: '2  Manually, by a code: without the net, and without telling anything',
  licenceKey: 'Licence key',
  consents: 'Before anything is sent: may this be used?',
  consentsHelp:
    'Each of these is a question of its own. To refuse the second or the third costs you nothing.',
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
  onceMore: 'Nothing was activated or kept. Please type it once more; an empty licence key ends this.',
  done: (edition, ends) => `Activated: ${edition}, ${ends === null ? 'without an end' : `until ${ends}`}.`,
  silent: 'From now on the product connects to nobody.',
  away: 'The server cannot be reached. You can activate manually instead.',
  requestIs: 'Your request code:',
  requestNext: (page) =>
    `Type it, with your licence key, at ${page} on any device, or read it to our support on the telephone.`,
  answer: 'The answer (nineteen groups, or the path of the saved file); empty to do it later',
  later: 'The request stays open: run this again when you have the answer.',
  wrongGroups: (groups) => `Please compare ${groups.length > 1 ? 'groups' : 'group'} ${groups.join(', ')}.`,
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
  refusals: {
    licenceRefused:
      'This licence cannot be activated: compare the key with what came with the product. If it is right, ask whoever sold it.',
    seatsTaken: 'All seats of this licence are taken: give one back on a computer that no longer needs it.',
    nonceUsed: 'This request was answered before, and its seat was given back: start again.',
    clientTooOld: 'This version of the product is too old to be activated: update it first.',
    consentMissing: 'Without the consent to the check of the licence it is activated manually, by a code.',
    consentUnknown: 'The sentences have changed since they were shown: start again and read them.',
    versionUnlisted: 'This version of the product is not activated by this server: look at its number.',
    tooMany: 'Too many keys were tried: wait a few minutes.',
    tooLarge: 'What was given is far too long: shorten it.',
  },
  members: {
    missing: 'is needed.',
    tooLong: 'has too many characters: {limit} at most.',
    badEmail: 'is no address such as name@example.com.',
    lineBreak: 'has to stand in one line.',
    badValue: 'cannot be taken as it is written.',
    notTaken: 'is not taken: nobody agreed to its purpose, or this version takes nothing.',
    passwordShort: 'is too short: use at least {limit} characters.',
    passwordLong: 'is too long: use at most {limit} characters.',
    passwordControl: 'has a control character: type it instead of copying it.',
    passwordPopular: 'is on the lists that attackers try first: choose another.',
    passwordGuessable: 'is made of the address or the name of the site: choose other words.',
  },
};

const de: Words = {
  welcome: (product) => `${product} wird auf diesem Computer aktiviert.`,
  how: 'Wie möchten Sie aktivieren?',
  online: '1  Über das Netz',
  manual: '2  Manuell, mit einem Code: ohne Netz, und ohne etwas mitzuteilen',
  licenceKey: 'Lizenzschlüssel',
  consents: 'Bevor etwas gesendet wird: Darf das genutzt werden?',
  consentsHelp: 'Jede Frage steht für sich. Die zweite und die dritte können Sie ohne Nachteil ablehnen.',
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
  preview: 'Das würde gesendet, zusammen mit Ihrer IP-Adresse:',
  send: 'Senden? (ja/nein)',
  notSent: 'Es wurde nichts gesendet.',
  onceMore:
    'Es wurde nichts aktiviert oder gespeichert. Geben Sie es bitte noch einmal ein; ein leerer Lizenzschlüssel beendet dies.',
  done: (edition, ends) => `Aktiviert: ${edition}, ${ends === null ? 'ohne Ende' : `bis ${ends}`}.`,
  silent: 'Ab jetzt verbindet sich das Produkt mit niemandem.',
  away: 'Der Server ist nicht zu erreichen. Sie können stattdessen manuell aktivieren.',
  requestIs: 'Ihr Anfragecode:',
  requestNext: (page) =>
    `Geben Sie ihn mit Ihrem Lizenzschlüssel auf irgendeinem Gerät unter ${page} ein, oder lesen Sie ihn unserem Support am Telefon vor.`,
  answer: 'Die Antwort (neunzehn Gruppen, oder der Pfad der gespeicherten Datei); leer, um es später zu tun',
  later: 'Die Anfrage bleibt offen: Starten Sie dies wieder, wenn Sie die Antwort haben.',
  wrongGroups: (groups) =>
    `Bitte vergleichen Sie ${groups.length > 1 ? 'die Gruppen' : 'Gruppe'} ${groups.join(', ')}.`,
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
    fileMissing:
      'Eine Datei dieses Namens gibt es nicht, oder sie darf nicht gelesen werden: Suchen Sie sie noch einmal.',
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
    serverAway: 'Der Server ist nicht zu erreichen: Versuchen Sie es später, oder aktivieren Sie manuell.',
    storeFailed:
      'Das Zertifikat konnte nicht gespeichert oder gelesen werden: Sehen Sie nach, ob der Datenträger voll ist und Sie Zugriff haben. Es wurde nichts geändert; versuchen Sie es danach wieder.',
    machineUnknown:
      'Dieses System nennt keine Maschinen-ID: Unter Linux legt „systemd-machine-id-setup“ eine an.',
    productForm: 'Die Produktdatei ist beschädigt: Installieren Sie das Produkt noch einmal.',
    inputEnded: 'Die Eingabe endete, bevor alles beantwortet war. Es wurde nichts gesendet.',
  },
  refusals: {
    licenceRefused:
      'Diese Lizenz lässt sich nicht aktivieren: Vergleichen Sie den Schlüssel mit dem, den Sie bekommen haben. Stimmt er, fragen Sie, wer Ihnen die Lizenz verkauft hat.',
    seatsTaken:
      'Alle Plätze dieser Lizenz sind belegt: Geben Sie auf einem Computer, der sie nicht mehr braucht, einen zurück.',
    nonceUsed: 'Diese Anfrage wurde schon beantwortet und ihr Platz zurückgegeben: Beginnen Sie noch einmal.',
    clientTooOld:
      'Diese Version des Produkts ist zu alt, um aktiviert zu werden: Aktualisieren Sie sie zuerst.',
    consentMissing: 'Ohne die Einwilligung in die Prüfung der Lizenz wird manuell aktiviert, mit einem Code.',
    consentUnknown:
      'Die Sätze haben sich geändert, seit sie gezeigt wurden: Beginnen Sie noch einmal, und lesen Sie sie.',
    versionUnlisted: 'Diese Version des Produkts aktiviert dieser Server nicht: Prüfen Sie ihre Nummer.',
    tooMany: 'Es wurden zu viele Schlüssel probiert: Warten Sie einige Minuten.',
    tooLarge: 'Was angegeben wurde, ist viel zu lang: Kürzen Sie es.',
  },
  members: {
    missing: 'wird gebraucht.',
    tooLong: 'hat zu viele Zeichen: höchstens {limit}.',
    badEmail: 'ist keine Adresse wie name@example.com.',
    lineBreak: 'muss in einer Zeile stehen.',
    badValue: 'ist so nicht lesbar.',
    notTaken: 'wird nicht angenommen: Dem Zweck wurde nicht zugestimmt, oder diese Version nimmt nichts an.',
    passwordShort: 'ist zu kurz: Nehmen Sie mindestens {limit} Zeichen.',
    passwordLong: 'ist zu lang: Nehmen Sie höchstens {limit} Zeichen.',
    passwordControl: 'enthält ein Steuerzeichen: Tippen Sie es, statt es zu kopieren.',
    passwordPopular: 'steht auf den Listen, die Angreifer zuerst probieren: Nehmen Sie ein anderes.',
    passwordGuessable: 'besteht aus der Adresse oder dem Namen der Website: Nehmen Sie andere Wörter.',
  },
};

const ru: Words = {
  welcome: (product) => `Активация ${product} на этом компьютере.`,
  how: 'Как вы хотите активировать?',
  online: '1  По сети',
  manual: '2  Вручную, по коду: без сети и ничего не сообщая',
  licenceKey: 'Лицензионный ключ',
  consents: 'Прежде чем что-либо отправить: можно ли это использовать?',
  consentsHelp: 'Каждый вопрос отдельный. От второго и третьего можно отказаться без последствий.',
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
  onceMore: 'Ничего не активировано и не сохранено. Введите данные ещё раз; пустой ключ завершит работу.',
  done: (edition, ends) => `Активировано: ${edition}, ${ends === null ? 'бессрочно' : `до ${ends}`}.`,
  silent: 'С этого момента продукт ни к кому не подключается.',
  away: 'Сервер недоступен. Можно активировать вручную.',
  requestIs: 'Ваш код запроса:',
  requestNext: (page) =>
    `Введите его вместе с лицензионным ключом на странице ${page} на любом устройстве или продиктуйте нашей поддержке по телефону.`,
  answer: 'Ответ (девятнадцать групп или путь к сохранённому файлу); пусто, чтобы сделать это позже',
  later: 'Запрос остаётся открытым: запустите программу снова, когда получите ответ.',
  wrongGroups: (groups) => `Сравните ${groups.length > 1 ? 'группы' : 'группу'} ${groups.join(', ')}.`,
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
    fileMissing: 'Файла с таким именем нет, или его нельзя прочитать: найдите его ещё раз.',
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
    serverAway: 'Сервер недоступен: попробуйте позже или активируйте вручную.',
    storeFailed:
      'Сертификат не удалось сохранить или прочитать: проверьте, не заполнен ли диск и есть ли у вас доступ. Ничего не изменено; попробуйте после этого ещё раз.',
    machineUnknown:
      'Система не сообщает идентификатор компьютера: в Linux его создаёт «systemd-machine-id-setup».',
    productForm: 'Файл продукта повреждён: установите продукт ещё раз.',
    inputEnded: 'Ввод закончился раньше, чем были даны все ответы. Ничего не отправлено.',
  },
  refusals: {
    licenceRefused:
      'Эту лицензию нельзя активировать: сверьте ключ с полученным. Если он верен, обратитесь к тому, кто её продал.',
    seatsTaken:
      'Все места этой лицензии заняты: освободите место на компьютере, которому она больше не нужна.',
    nonceUsed: 'На этот запрос уже ответили, и место было освобождено: начните заново.',
    clientTooOld: 'Эта версия продукта слишком стара для активации: сначала обновите её.',
    consentMissing: 'Без согласия на проверку лицензии продукт активируется вручную, по коду.',
    consentUnknown: 'Тексты изменились с тех пор, как были показаны: начните заново и прочитайте их.',
    versionUnlisted: 'Эту версию продукта этот сервер не активирует: проверьте её номер.',
    tooMany: 'Испробовано слишком много ключей: подождите несколько минут.',
    tooLarge: 'Указанное слишком длинно: сократите его.',
  },
  members: {
    missing: 'нужно указать.',
    tooLong: 'слишком длинно: не больше {limit} знаков.',
    badEmail: 'это не адрес вида name@example.com.',
    lineBreak: 'должно стоять в одной строке.',
    badValue: 'в таком виде не читается.',
    notTaken: 'не принимается: на эту цель нет согласия, или эта версия ничего не принимает.',
    passwordShort: 'слишком короткий: нужно не меньше {limit} знаков.',
    passwordLong: 'слишком длинный: можно не больше {limit} знаков.',
    passwordControl: 'содержит управляющий символ: введите его вручную, а не копируйте.',
    passwordPopular: 'есть в списках, с которых начинают взломщики: выберите другой.',
    passwordGuessable: 'состоит из адреса или названия сайта: возьмите другие слова.',
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
