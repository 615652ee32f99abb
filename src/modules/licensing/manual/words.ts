/** Words of manual activation. */
import { localeOf } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';

export interface ManualWords {
  readonly title: string;
  readonly description: string;
  readonly lede: string;
  readonly form: string;
  readonly licenceKey: string;
  readonly licenceKeyHint: string;
  readonly request: string;
  readonly requestHint: string;
  readonly button: string;
  readonly next: string;
  readonly steps: readonly string[];
  readonly kept: string;
  readonly keptText: string;
  readonly clause: string;
  readonly refused: string;
  readonly refusedText: string;
  readonly write: string;
  /** While typing: how a group stands. */
  readonly states: Readonly<Record<'right' | 'wrong' | 'unfinished', string>>;
  readonly faults: Readonly<Record<ManualFault, string>>;
  readonly answer: {
    readonly title: string;
    readonly lede: string;
    readonly type: string;
    readonly typeText: string;
    readonly group: (number: number) => string;
    readonly scan: string;
    readonly scanText: string;
    readonly qrAlt: string;
    readonly file: string;
    readonly fileText: string;
    readonly download: string;
    readonly whole: string;
    readonly valid: (from: string, to: string | null) => string;
    readonly another: string;
  };
  readonly freed: { readonly title: string; readonly lede: string };
}

/** `{groups}` stands for the wrong groups, after “in”; `{wait}` for a time. */
export const manualFaults = [
  'missing',
  'codeSymbol',
  'codeLength',
  'codeGroup',
  'codeVersion',
  'codeValue',
  'requestOfOther',
  'licenceRefused',
  'seatsTaken',
  'nonceUsed',
  'clientTooOld',
  'tooMany',
] as const;
export type ManualFault = (typeof manualFaults)[number];

export const manualWords: Readonly<Record<Language, ManualWords>> = {
  en: {
    title: 'Activate a product',
    description: 'Activate a product without the net, by a code: no name, no address, no account.',
    lede: 'For a computer that is not online, or if you want to tell us nothing: type two codes here, on any device, and take the answer back.',
    form: 'Your codes',
    licenceKey: 'Licence key',
    licenceKeyHint: 'Five groups of five signs, as it came with the product.',
    request: 'Request code',
    requestHint: 'Five groups of six signs: the product shows it when you choose manual activation.',
    button: 'Get the answer',
    next: 'How it goes',
    steps: [
      'In the product, choose manual activation. It shows a request code.',
      'Type the licence key and the request code here. The last sign of each group guards it: a mistyped group is named.',
      'Type the answer into the product, scan it, or carry it over as a file. After that the product asks nobody any more.',
    ],
    kept: 'What we keep',
    keptText:
      'Licence, mark of the computer, a random number, and the time. The codes have no room for anything else, and this page keeps no address.',
    clause: 'Clause 7.3 of the policy',
    refused: 'If a key is refused',
    refusedText:
      'It may be mistyped, of another product, over, or suspended; so that nobody can try out keys, the answer is always the same. If the key is right, write to us with its first group: a person looks at it, and only a person can suspend a licence.',
    write: 'Write to us',
    states: { right: 'right', wrong: 'mistyped', unfinished: 'not finished' },
    faults: {
      missing: 'Type this code in, or paste it.',
      codeSymbol: 'In {groups} there is a sign that is never in a code.',
      codeLength: 'The code is not complete: compare the number of groups.',
      codeGroup: 'There is a typing mistake in {groups}. Please compare.',
      codeVersion:
        'The code comes from a newer version of the product than this site knows. Please write to us.',
      codeValue: 'This is no code that the product shows. Read it off once more.',
      requestOfOther: 'This code comes from a product that is not activated here. Is it the right program?',
      licenceRefused:
        'This licence cannot be activated. Compare the key with what came with the product; if it is right, please write to us.',
      seatsTaken: 'All seats of this licence are taken. Give one back on a computer that no longer needs it.',
      nonceUsed:
        'This request was answered before, and its seat was given back. Let the product show a new one.',
      clientTooOld: 'This version of the product is too old to be activated. Update it first.',
      tooMany: 'Too many wrong keys. Please wait {wait} and try again.',
    },
    answer: {
      title: 'The answer for your product',
      lede: 'Take it back in whichever of the three ways suits you.',
      type: 'Type it',
      typeText: 'Nineteen groups. The product tells at once when one is mistyped.',
      group: (number) => `Group ${number}`,
      scan: 'Scan it',
      scanText: 'If the computer has a camera, or your phone can pass the text on.',
      qrAlt: 'The answer as a QR code; the same stands beside it in groups.',
      file: 'Carry it',
      fileText: 'Save the certificate, on a USB stick for instance, and open it in the product.',
      download: 'Save the certificate',
      whole: 'The whole answer, to be copied',
      valid: (from, to) =>
        to === null ? `Valid from ${from}, without an end.` : `Valid from ${from} to ${to}.`,
      another: 'Activate another computer',
    },
    freed: {
      title: 'The seat is free',
      lede: 'This licence can be activated on another computer now. The codes of the old one open nothing any more.',
    },
  },
  de: {
    title: 'Produkt aktivieren',
    description: 'Ein Produkt ohne Netz aktivieren, mit einem Code: kein Name, keine Adresse, kein Konto.',
    lede: 'Für einen Computer ohne Netz, oder wenn Sie uns nichts mitteilen wollen: Geben Sie hier, auf irgendeinem Gerät, zwei Codes ein und nehmen Sie die Antwort mit.',
    form: 'Ihre Codes',
    licenceKey: 'Lizenzschlüssel',
    licenceKeyHint: 'Fünf Gruppen zu fünf Zeichen, wie Sie ihn mit dem Produkt bekommen haben.',
    request: 'Anfragecode',
    requestHint:
      'Fünf Gruppen zu sechs Zeichen: Das Produkt zeigt ihn, wenn Sie die manuelle Aktivierung wählen.',
    button: 'Antwort holen',
    next: 'So geht es',
    steps: [
      'Wählen Sie im Produkt die manuelle Aktivierung. Es zeigt einen Anfragecode.',
      'Geben Sie hier Lizenzschlüssel und Anfragecode ein. Das letzte Zeichen jeder Gruppe sichert sie: Eine vertippte Gruppe wird benannt.',
      'Geben Sie die Antwort im Produkt ein, scannen Sie sie, oder nehmen Sie sie als Datei mit. Danach fragt das Produkt niemanden mehr.',
    ],
    kept: 'Was wir aufbewahren',
    keptText:
      'Lizenz, Kennzeichen des Computers, eine Zufallszahl und die Zeit. Für anderes ist in den Codes kein Platz, und diese Seite merkt sich keine Adresse.',
    clause: 'Ziffer 7.3 der Erklärung',
    refused: 'Wenn ein Schlüssel abgelehnt wird',
    refusedText:
      'Er kann vertippt sein, zu einem anderen Produkt gehören, abgelaufen oder gesperrt sein; damit niemand Schlüssel durchprobiert, ist die Antwort immer dieselbe. Stimmt der Schlüssel, schreiben Sie uns mit seiner ersten Gruppe: Ein Mensch sieht nach, und nur ein Mensch kann eine Lizenz sperren.',
    write: 'Schreiben Sie uns',
    states: { right: 'richtig', wrong: 'vertippt', unfinished: 'noch nicht fertig' },
    faults: {
      missing: 'Geben Sie diesen Code ein, oder fügen Sie ihn ein.',
      codeSymbol: 'In {groups} steht ein Zeichen, das in keinem Code vorkommt.',
      codeLength: 'Der Code ist nicht vollständig: Vergleichen Sie die Zahl der Gruppen.',
      codeGroup: 'In {groups} ist ein Tippfehler. Bitte vergleichen Sie.',
      codeVersion:
        'Der Code kommt aus einer neueren Version des Produkts, als diese Seite kennt. Bitte schreiben Sie uns.',
      codeValue: 'Das ist kein Code, den das Produkt zeigt. Lesen Sie ihn noch einmal ab.',
      requestOfOther:
        'Dieser Code kommt aus einem Produkt, das hier nicht aktiviert wird. Ist es das richtige Programm?',
      licenceRefused:
        'Diese Lizenz lässt sich nicht aktivieren. Vergleichen Sie den Schlüssel mit dem, den Sie bekommen haben; stimmt er, schreiben Sie uns bitte.',
      seatsTaken:
        'Alle Plätze dieser Lizenz sind belegt. Geben Sie auf einem Computer, der sie nicht mehr braucht, einen zurück.',
      nonceUsed:
        'Diese Anfrage wurde schon beantwortet und ihr Platz zurückgegeben. Lassen Sie das Produkt eine neue zeigen.',
      clientTooOld:
        'Diese Version des Produkts ist zu alt, um aktiviert zu werden. Aktualisieren Sie sie zuerst.',
      tooMany: 'Zu viele falsche Schlüssel. Bitte warten Sie {wait} und versuchen Sie es wieder.',
    },
    answer: {
      title: 'Die Antwort für Ihr Produkt',
      lede: 'Nehmen Sie sie auf dem Weg mit, der Ihnen am besten passt.',
      type: 'Abtippen',
      typeText: 'Neunzehn Gruppen. Das Produkt sagt sofort, wenn eine vertippt ist.',
      group: (number) => `Gruppe ${number}`,
      scan: 'Scannen',
      scanText: 'Wenn der Computer eine Kamera hat, oder Ihr Telefon den Text weitergeben kann.',
      qrAlt: 'Die Antwort als QR-Code; daneben steht dasselbe in Gruppen.',
      file: 'Mitnehmen',
      fileText: 'Speichern Sie das Zertifikat, etwa auf einem USB-Stick, und öffnen Sie es im Produkt.',
      download: 'Zertifikat speichern',
      whole: 'Die ganze Antwort zum Kopieren',
      valid: (from, to) => (to === null ? `Gültig ab ${from}, ohne Ende.` : `Gültig vom ${from} bis ${to}.`),
      another: 'Einen anderen Computer aktivieren',
    },
    freed: {
      title: 'Der Platz ist frei',
      lede: 'Diese Lizenz lässt sich jetzt auf einem anderen Computer aktivieren. Die Codes des alten gelten nicht mehr.',
    },
  },
  ru: {
    title: 'Активация продукта',
    description: 'Активация продукта без сети, по коду: без имени, без адреса, без учётной записи.',
    lede: 'Для компьютера без сети или если вы не хотите ничего сообщать: введите здесь, на любом устройстве, два кода и перенесите ответ.',
    form: 'Ваши коды',
    licenceKey: 'Лицензионный ключ',
    licenceKeyHint: 'Пять групп по пять знаков; вы получили его вместе с продуктом.',
    request: 'Код запроса',
    requestHint: 'Пять групп по шесть знаков: продукт показывает его, если выбрать ручную активацию.',
    button: 'Получить ответ',
    next: 'Как это происходит',
    steps: [
      'Выберите в продукте ручную активацию. Он покажет код запроса.',
      'Введите здесь лицензионный ключ и код запроса. Последний знак защищает группу: группа с опечаткой будет названа.',
      'Введите ответ в продукт, отсканируйте его или перенесите файлом. После этого продукт больше ни к кому не обращается.',
    ],
    kept: 'Что мы храним',
    keptText:
      'Лицензию, метку компьютера, случайное число и время. Для другого в кодах нет места, а эта страница не запоминает адрес.',
    clause: 'Пункт 7.3 политики',
    refused: 'Если ключ отклонён',
    refusedText:
      'Возможно, в нём опечатка, он от другого продукта, истёк или приостановлен; чтобы никто не перебирал ключи, ответ всегда один. Если ключ верен, напишите нам, указав его первую группу: этим займётся человек, и только человек может приостановить лицензию.',
    write: 'Написать нам',
    states: { right: 'верно', wrong: 'опечатка', unfinished: 'не закончено' },
    faults: {
      missing: 'Введите этот код или вставьте его.',
      codeSymbol: 'В {groups} есть знак, которого в кодах не бывает.',
      codeLength: 'Код неполный: сравните число групп.',
      codeGroup: 'В {groups} опечатка. Сравните ещё раз.',
      codeVersion: 'Код создан более новой версией продукта, чем знает этот сайт. Пожалуйста, напишите нам.',
      codeValue: 'Такого кода продукт не показывает. Прочитайте его ещё раз.',
      requestOfOther: 'Этот код создан продуктом, который здесь не активируют. Та ли это программа?',
      licenceRefused:
        'Эту лицензию нельзя активировать. Сравните ключ с полученным вместе с продуктом; если он верен, напишите нам.',
      seatsTaken:
        'Все места этой лицензии заняты. Освободите место на компьютере, которому она больше не нужна.',
      nonceUsed: 'На этот запрос уже ответили, и место было освобождено. Пусть продукт покажет новый.',
      clientTooOld: 'Эта версия продукта слишком стара для активации. Сначала обновите её.',
      tooMany: 'Слишком много неверных ключей. Подождите {wait} и попробуйте ещё раз.',
    },
    answer: {
      title: 'Ответ для вашего продукта',
      lede: 'Перенесите его любым из трёх способов.',
      type: 'Ввести',
      typeText: 'Девятнадцать групп. Продукт сразу скажет, в какой из них опечатка.',
      group: (number) => `Группа ${number}`,
      scan: 'Отсканировать',
      scanText: 'Если у компьютера есть камера или телефон может передать текст.',
      qrAlt: 'Ответ в виде QR-кода; рядом то же самое группами.',
      file: 'Перенести файлом',
      fileText: 'Сохраните сертификат, например на флешку, и откройте его в продукте.',
      download: 'Сохранить сертификат',
      whole: 'Весь ответ для копирования',
      valid: (from, to) =>
        to === null ? `Действует с ${from}, бессрочно.` : `Действует с ${from} по ${to}.`,
      another: 'Активировать другой компьютер',
    },
    freed: {
      title: 'Место свободно',
      lede: 'Теперь лицензию можно активировать на другом компьютере. Коды прежнего больше ничего не открывают.',
    },
  },
};

/** One group or several, as it stands after “in”. */
export const groupsIn: Readonly<Record<Language, (groups: readonly number[]) => string>> = {
  en: (groups) => `${groups.length === 1 ? 'group' : 'groups'} ${listed('en', groups)}`,
  de: (groups) => `${groups.length === 1 ? 'Gruppe' : 'den Gruppen'} ${listed('de', groups)}`,
  ru: (groups) => `${groups.length === 1 ? 'группе' : 'группах'} ${listed('ru', groups)}`,
};

const listed = (language: Language, groups: readonly number[]): string =>
  new Intl.ListFormat(localeOf[language]).format(groups.map(String));

export const manualFaultWords: Readonly<Record<Language, ManualWords['faults']>> = {
  en: manualWords.en.faults,
  de: manualWords.de.faults,
  ru: manualWords.ru.faults,
};
