/** Words of the pages on cookies and on the present visit. What each cookie is for stands in the policy's own words. */
import type { Language } from '../../policy/vocabulary.ts';
import type { Purpose } from './choice.ts';

interface VisitWords {
  readonly cookies: string;
  readonly cookiesLede: string;
  readonly cookieColumns: Readonly<Record<'name' | 'why' | 'life' | 'now', string>>;
  readonly ends: (idle: string, total: string) => string;
  readonly setNow: string;
  readonly notSet: string;
  readonly elsewhere: (path: string) => string;
  readonly foreign: string;
  readonly switches: string;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly purposeNotes: Readonly<Record<Purpose, string>>;
  readonly allowed: string;
  readonly refused: string;
  readonly notInUse: string;
  readonly allow: string;
  readonly refuse: string;
  readonly signal: string;
  readonly signalNote: string;
  readonly help: string;
  readonly helpNote: string;
  readonly optOuts: string;
  readonly addOn: string;
  readonly optOutNote: string;
  readonly providers: (text: string, date: string) => string;
  readonly myVisit: string;
  readonly myVisitLede: string;
  readonly noVisit: string;
  readonly noVisitNote: string;
  readonly deleted: string;
  readonly deletedNote: string;
  readonly visitId: string;
  readonly until: (time: string) => string;
  readonly deleteVisit: string;
  readonly deleteNote: string;
  readonly lines: string;
  readonly columns: Readonly<
    Record<
      'time' | 'page' | 'link' | 'seen' | 'address' | 'program' | 'language' | 'provider' | 'request',
      string
    >
  >;
  readonly notMatched: string;
  readonly notMatchedNote: string;
  readonly seeVisit: string;
}

export const visitWords: Readonly<Record<Language, VisitWords>> = {
  en: {
    cookies: 'Cookies',
    cookiesLede: 'What this site sets in your browser, why and for how long, and a switch for each purpose.',
    cookieColumns: { name: 'Cookie', why: 'What for', life: 'How long', now: 'Now' },
    ends: (idle, total) => `ends after ${idle} without use, and after ${total} in any case`,
    setNow: 'set',
    notSet: 'not set',
    elsewhere: (path) => `only under ${path}`,
    foreign: 'Set under our name by somebody else, or left over from earlier:',
    switches: 'Your choice',
    purposes: {
      analysis: 'Our own analysis of visits',
      google: 'Google Analytics',
      yandex: 'Yandex Metrica',
    },
    purposeNotes: {
      analysis: 'Pages seen, links used, time on each page; counted for this site only.',
      google: 'Your browser contacts Google, which then also sees your address and the page.',
      yandex: 'Your browser contacts Yandex, which then also sees your address and the page.',
    },
    allowed: 'allowed',
    refused: 'refused',
    notInUse: 'not in use on this site',
    allow: 'Allow',
    refuse: 'Refuse',
    signal: 'Your browser objects for you',
    signalNote:
      'It sends the signal “Global Privacy Control”. We take it as a refusal of everything below; switch the signal off if you want to choose one by one.',
    help: 'In your browser',
    helpNote: 'Your browser itself can show, refuse and delete cookies. The makers explain how:',
    optOuts: 'At Google and Yandex',
    addOn: 'browser add-on',
    optOutNote: 'What they set under their own names only you can remove. They offer:',
    providers: (text, date) => `Names of Internet providers in our log: ${text}${date && `, ${date}`}.`,
    myVisit: 'My visit',
    myVisitLede:
      'All that we hold about your present visit, line by line. Nothing of it is linked to a person.',
    noVisit: 'We hold nothing about your visit',
    noVisitNote: 'Your browser has no visit cookie of ours, or nothing was stored under it.',
    deleted: 'Your visit is deleted',
    deletedNote: 'Its lines are gone from our database, and the cookie from your browser.',
    visitId: 'Number of the visit',
    until: (time) => `If you do nothing, the last of it is deleted by ${time}.`,
    deleteVisit: 'Delete this visit',
    deleteNote:
      'Removes every line below at once and ends the visit. Counts that carry no visit number stay.',
    lines: 'Lines of this visit',
    columns: {
      time: 'Time',
      page: 'Page',
      link: 'Link used',
      seen: 'Seen for',
      address: 'IP address',
      program: 'Browser and system',
      language: 'Language',
      provider: 'Internet provider',
      request: 'Request',
    },
    notMatched: 'Other lines of the log',
    notMatchedNote:
      'Requests without a visit number carry an IP address at most. We cannot tell whose they are, and will not ask you for more data to find out (Art. 11 GDPR). If you give us the address and time, we search by hand.',
    seeVisit: 'See and delete what we hold about this visit',
  },
  de: {
    cookies: 'Cookies',
    cookiesLede:
      'Was diese Website in Ihrem Browser ablegt, wozu und wie lange, und ein Schalter für jeden Zweck.',
    cookieColumns: { name: 'Cookie', why: 'Wozu', life: 'Wie lange', now: 'Jetzt' },
    ends: (idle, total) => `endet nach ${idle} ohne Nutzung und auf jeden Fall nach ${total}`,
    setNow: 'gesetzt',
    notSet: 'nicht gesetzt',
    elsewhere: (path) => `nur unter ${path}`,
    foreign: 'Von anderen unter unserem Namen gesetzt oder von früher übrig:',
    switches: 'Ihre Wahl',
    purposes: {
      analysis: 'Unsere eigene Besuchsanalyse',
      google: 'Google Analytics',
      yandex: 'Yandex Metrica',
    },
    purposeNotes: {
      analysis: 'Gesehene Seiten, benutzte Links, Zeit auf jeder Seite; nur für diese Website gezählt.',
      google: 'Ihr Browser nimmt Verbindung zu Google auf; Google sieht dann Ihre Adresse und die Seite.',
      yandex: 'Ihr Browser nimmt Verbindung zu Yandex auf; Yandex sieht dann Ihre Adresse und die Seite.',
    },
    allowed: 'erlaubt',
    refused: 'abgelehnt',
    notInUse: 'auf dieser Website nicht in Gebrauch',
    allow: 'Erlauben',
    refuse: 'Ablehnen',
    signal: 'Ihr Browser widerspricht für Sie',
    signalNote:
      'Er sendet das Signal „Global Privacy Control“. Wir verstehen es als Ablehnung von allem Folgenden; schalten Sie es ab, wenn Sie einzeln wählen möchten.',
    help: 'In Ihrem Browser',
    helpNote: 'Ihr Browser kann Cookies selbst zeigen, ablehnen und löschen. Die Hersteller erklären, wie:',
    optOuts: 'Bei Google und Yandex',
    addOn: 'Add-on für den Browser',
    optOutNote: 'Was sie unter eigenem Namen ablegen, können nur Sie entfernen. Sie bieten an:',
    providers: (text, date) =>
      `Namen der Internetanbieter in unserem Protokoll: ${text}${date && `, ${date}`}.`,
    myVisit: 'Mein Besuch',
    myVisitLede:
      'Alles, was wir von Ihrem jetzigen Besuch gespeichert haben, Zeile für Zeile. Nichts davon ist mit einer Person verbunden.',
    noVisit: 'Wir haben nichts von Ihrem Besuch gespeichert',
    noVisitNote: 'Ihr Browser hat kein Besuchs-Cookie von uns, oder es ist nichts dazu gespeichert.',
    deleted: 'Ihr Besuch ist gelöscht',
    deletedNote: 'Die Zeilen sind aus unserer Datenbank entfernt, das Cookie aus Ihrem Browser.',
    visitId: 'Nummer des Besuchs',
    until: (time) => `Ohne Ihr Zutun verschwindet das Letzte davon bis ${time}.`,
    deleteVisit: 'Diesen Besuch löschen',
    deleteNote:
      'Entfernt sofort alle Zeilen unten und beendet den Besuch. Zählungen ohne Besuchsnummer bleiben.',
    lines: 'Zeilen dieses Besuchs',
    columns: {
      time: 'Zeit',
      page: 'Seite',
      link: 'Benutzter Link',
      seen: 'Gesehen',
      address: 'IP-Adresse',
      program: 'Browser und System',
      language: 'Sprache',
      provider: 'Internetanbieter',
      request: 'Anfrage',
    },
    notMatched: 'Andere Zeilen des Protokolls',
    notMatchedNote:
      'Anfragen ohne Besuchsnummer tragen höchstens eine IP-Adresse. Wir können nicht sagen, von wem sie sind, und fragen Sie dafür nicht nach weiteren Daten (Art. 11 DSGVO). Nennen Sie uns Adresse und Zeit, suchen wir von Hand.',
    seeVisit: 'Ansehen und löschen, was wir über diesen Besuch gespeichert haben',
  },
  ru: {
    cookies: 'Файлы cookie',
    cookiesLede:
      'Что этот сайт записывает в ваш браузер, зачем и на какой срок — и переключатель для каждой цели.',
    cookieColumns: { name: 'Файл cookie', why: 'Зачем', life: 'Срок', now: 'Сейчас' },
    ends: (idle, total) => `заканчивается через ${idle} без обращений и в любом случае через ${total}`,
    setNow: 'записан',
    notSet: 'не записан',
    elsewhere: (path) => `только в разделе ${path}`,
    foreign: 'Записано под нашим именем кем-то другим или осталось с прежних времён:',
    switches: 'Ваш выбор',
    purposes: {
      analysis: 'Наш собственный анализ посещений',
      google: 'Google Analytics',
      yandex: 'Яндекс Метрика',
    },
    purposeNotes: {
      analysis: 'Просмотренные страницы, использованные ссылки, время на странице; только для этого сайта.',
      google: 'Ваш браузер обращается к Google, и Google тоже видит ваш адрес и страницу.',
      yandex: 'Ваш браузер обращается к Яндексу, и Яндекс тоже видит ваш адрес и страницу.',
    },
    allowed: 'разрешено',
    refused: 'отказано',
    notInUse: 'на этом сайте не используется',
    allow: 'Разрешить',
    refuse: 'Отказаться',
    signal: 'Ваш браузер возражает за вас',
    signalNote:
      'Он передаёт сигнал «Global Privacy Control». Мы считаем его отказом от всего перечисленного ниже; выключите сигнал, если хотите выбирать по отдельности.',
    help: 'В вашем браузере',
    helpNote:
      'Браузер и сам умеет показывать, отклонять и удалять файлы cookie. Как это сделать, объясняют его разработчики:',
    optOuts: 'У Google и Яндекса',
    addOn: 'дополнение к браузеру',
    optOutNote: 'То, что они записывают под своими именами, можете удалить только вы. Они предлагают:',
    providers: (text, date) =>
      `Названия интернет-провайдеров в нашем журнале: ${text}${date && `, ${date}`}.`,
    myVisit: 'Мой визит',
    myVisitLede:
      'Всё, что мы храним о вашем нынешнем визите, строка за строкой. С человеком это никак не связано.',
    noVisit: 'О вашем визите мы ничего не храним',
    noVisitNote: 'В вашем браузере нет нашего файла cookie визита, или под ним ничего не сохранено.',
    deleted: 'Ваш визит удалён',
    deletedNote: 'Его строки удалены из нашей базы данных, а файл cookie — из вашего браузера.',
    visitId: 'Номер визита',
    until: (time) => `Без вашего участия последняя строка исчезнет не позднее ${time}.`,
    deleteVisit: 'Удалить этот визит',
    deleteNote: 'Сразу удаляет все строки ниже и заканчивает визит. Подсчёты без номера визита остаются.',
    lines: 'Строки этого визита',
    columns: {
      time: 'Время',
      page: 'Страница',
      link: 'Ссылка',
      seen: 'Просмотр',
      address: 'IP-адрес',
      program: 'Браузер и система',
      language: 'Язык',
      provider: 'Интернет-провайдер',
      request: 'Запрос',
    },
    notMatched: 'Другие строки журнала',
    notMatchedNote:
      'В запросах без номера визита есть разве что IP-адрес. Мы не знаем, чьи они, и не будем ради этого спрашивать у вас новые данные (ст. 11 GDPR). Если вы сообщите адрес и время, мы поищем вручную.',
    seeVisit: 'Посмотреть и удалить то, что мы храним об этом визите',
  },
};

/** Help pages of the browsers' makers, and the ways out that Google and Yandex offer (clauses 5.5 and 6.3.4). */
export const browserHelp: readonly { readonly name: string; readonly href: string }[] = [
  { name: 'Chrome', href: 'https://support.google.com/chrome/answer/95647' },
  { name: 'Firefox', href: 'https://support.mozilla.org/kb/enhanced-tracking-protection-firefox-desktop' },
  { name: 'Safari', href: 'https://support.apple.com/guide/safari/sfri11471/mac' },
  { name: 'Edge', href: 'https://support.microsoft.com/microsoft-edge/63947406-40ac-c3b8-57b9-2a946a29ae09' },
  { name: 'Opera', href: 'https://help.opera.com/en/latest/web-preferences/#cookies' },
  { name: 'Yandex Browser', href: 'https://browser.yandex.com/help/en/personal-data-protection/cookies' },
  { name: 'Samsung Internet', href: 'https://www.samsung.com/us/support/answer/ANS10003516/' },
];
export const optOutPages = (language: Language): { readonly name: string; readonly href: string }[] => {
  const { addOn } = visitWords[language];
  return [
    { name: 'Google: adssettings.google.com', href: 'https://adssettings.google.com' },
    { name: `Google Analytics: ${addOn}`, href: 'https://tools.google.com/dlpage/gaoptout' },
    { name: `Yandex Metrica: ${addOn}`, href: 'https://yandex.com/support/metrica/general/opt-out.html' },
  ];
};
