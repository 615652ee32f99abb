/** Words of the transfer to another controller whom the person names. */
import type { Language } from '../../../policy/vocabulary.ts';

const en = {
  title: 'Have it sent to somebody else',
  lede: 'Name the e-mail address of another company or service. They get a mail with a link and nothing about you; with it they can fetch the file you choose here, once.',
  none: 'No service of ours holds anything that could be sent.',
  recipient: 'E-mail address of the recipient',
  what: 'What they get',
  /** Express consent, in the words that its receipt keeps. */
  agree: (controller: string) =>
    `I agree expressly that ${controller} hands what I ticked to this recipient. I can take this back until it is fetched.`,
  button: 'Send them the link',
  waiting: 'Waits to be fetched',
  waitingFor: (recipient: string, until: string) => `${recipient}, until ${until}`,
  takeBack: 'Take it back',
  wrongRecipient: 'Enter the e-mail address of the recipient, such as privacy@example.com.',
  ownRecipient: 'This is your own address: download the file above instead.',
  nothingChosen: 'Tick what is to be sent.',
  notAgreed: 'Without your consent nothing is sent: tick that you agree.',
  page: {
    title: 'A file for you',
    lede: 'Somebody whose data we hold wants you to have it. Press the button to fetch the file; the link then stops working.',
    format: 'It is JSON, in the format avow-person-export.',
    button: 'Fetch the file',
  },
  mail: {
    subject: 'Data that somebody wants you to have',
    title: 'A file waits for you',
    text: (controller: string) =>
      `Somebody whose data ${controller} holds has named you as recipient of it (Art. 20 GDPR). Open the link and press the button there to fetch the file:`,
    button: 'To the file',
    works: (works: string) =>
      `The link works for ${works} and once. If you expect nothing of this kind, do nothing.`,
    footer: 'This mail was sent because a person named this address as recipient of their data.',
  },
};
type TransferWords = typeof en;

const de: TransferWords = {
  title: 'An jemand anderen senden lassen',
  lede: 'Nennen Sie die E-Mail-Adresse einer anderen Firma oder eines anderen Dienstes. Dort kommt eine E-Mail mit einem Link an, in der nichts über Sie steht; damit lässt sich die Datei, die Sie hier wählen, einmal abholen.',
  none: 'Kein Dienst von uns hat etwas, das sich senden ließe.',
  recipient: 'E-Mail-Adresse des Empfängers',
  what: 'Was er bekommt',
  agree: (controller) =>
    `Ich willige ausdrücklich ein, dass ${controller} das Angekreuzte diesem Empfänger übergibt. Ich kann das zurücknehmen, bis es abgeholt ist.`,
  button: 'Ihm den Link senden',
  waiting: 'Wartet auf Abholung',
  waitingFor: (recipient, until) => `${recipient}, bis ${until}`,
  takeBack: 'Zurücknehmen',
  wrongRecipient: 'Geben Sie die E-Mail-Adresse des Empfängers ein, etwa privacy@example.com.',
  ownRecipient: 'Das ist Ihre eigene Adresse: Laden Sie die Datei oben herunter.',
  nothingChosen: 'Kreuzen Sie an, was gesendet werden soll.',
  notAgreed: 'Ohne Ihre Einwilligung wird nichts gesendet: Kreuzen Sie an, dass Sie einwilligen.',
  page: {
    title: 'Eine Datei für Sie',
    lede: 'Jemand, dessen Daten wir haben, will sie Ihnen geben. Drücken Sie den Knopf, um die Datei abzuholen; der Link gilt danach nicht mehr.',
    format: 'Es ist JSON im Format avow-person-export.',
    button: 'Datei abholen',
  },
  mail: {
    subject: 'Daten, die Ihnen jemand geben will',
    title: 'Eine Datei wartet auf Sie',
    text: (controller) =>
      `Jemand, dessen Daten ${controller} hat, hat Sie als Empfänger benannt (Art. 20 DSGVO). Öffnen Sie den Link und drücken Sie dort den Knopf, um die Datei abzuholen:`,
    button: 'Zur Datei',
    works: (works) =>
      `Der Link gilt ${works} und einmal. Erwarten Sie nichts dergleichen, brauchen Sie nichts zu tun.`,
    footer: 'Diese E-Mail kam, weil jemand diese Adresse als Empfänger seiner Daten genannt hat.',
  },
};

const ru: TransferWords = {
  title: 'Передать кому-то другому',
  lede: 'Укажите адрес электронной почты другой компании или службы. Туда придёт письмо со ссылкой, в котором нет ничего о вас; по ней можно один раз получить файл, который вы выберете здесь.',
  none: 'Ни одна наша служба не хранит того, что можно было бы передать.',
  recipient: 'Адрес электронной почты получателя',
  what: 'Что он получит',
  agree: (controller) =>
    `Я прямо соглашаюсь с тем, чтобы ${controller} передал отмеченное этому получателю. Я могу взять согласие назад, пока файл не получен.`,
  button: 'Отправить ему ссылку',
  waiting: 'Ожидает получения',
  waitingFor: (recipient, until) => `${recipient}, до ${until}`,
  takeBack: 'Взять назад',
  wrongRecipient: 'Укажите адрес получателя, например privacy@example.com.',
  ownRecipient: 'Это ваш собственный адрес: скачайте файл выше.',
  nothingChosen: 'Отметьте, что передать.',
  notAgreed: 'Без вашего согласия ничего не передаётся: отметьте, что вы согласны.',
  page: {
    title: 'Файл для вас',
    lede: 'Человек, чьи данные мы храним, хочет передать их вам. Нажмите кнопку, чтобы получить файл; после этого ссылка перестанет действовать.',
    format: 'Это JSON в формате avow-person-export.',
    button: 'Получить файл',
  },
  mail: {
    subject: 'Данные, которые вам хотят передать',
    title: 'Вас ждёт файл',
    text: (controller) =>
      `Человек, чьи данные хранит ${controller}, назвал вас их получателем (ст. 20 GDPR). Откройте ссылку и нажмите там кнопку, чтобы получить файл:`,
    button: 'К файлу',
    works: (works) =>
      `Срок действия ссылки: ${works}; она работает один раз. Если вы не ждёте ничего подобного, ничего не делайте.`,
    footer: 'Это письмо пришло, потому что человек назвал этот адрес получателем своих данных.',
  },
};

export const transferWords: Readonly<Record<Language, TransferWords>> = { en, de, ru };
