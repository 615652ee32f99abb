/** Words of the frame of the public site and of its error pages. */
import type { Language } from '../../policy/vocabulary.ts';

interface ErrorWords {
  readonly title: string;
  readonly text: string;
}

const errorCodes = [
  'notFound',
  'wrongMethod',
  'crossSite',
  'notAllowed',
  'blocked',
  'tooLarge',
  'lengthMissing',
  'badEncoding',
  'badForm',
  'repeatedField',
  'unknownField',
  'tooMany',
  'linkExpired',
  'campaignMoved',
  'timePassed',
  'noMailServer',
  'unavailable',
  'refused',
  'failed',
] as const;
type ErrorCode = (typeof errorCodes)[number];

interface SiteWords {
  readonly products: string;
  readonly support: string;
  readonly newsletter: string;
  readonly account: string;
  readonly privacy: string;
  readonly contact: string;
  readonly cookies: string;
  readonly myData: string;
  readonly proof: string;
  readonly home: string;
  readonly toConsole: string;
  readonly newLink: string;
  readonly shiftedClock: (time: string) => string;
  readonly placeholders: string;
  readonly errors: Readonly<Record<ErrorCode, ErrorWords>>;
}

export const siteWords: Readonly<Record<Language, SiteWords>> = {
  en: {
    products: 'Products',
    support: 'Support',
    newsletter: 'Newsletter',
    account: 'My account',
    privacy: 'Privacy',
    contact: 'Contact',
    cookies: 'Cookies',
    myData: 'Your data',
    proof: 'Proof',
    home: 'To the home page',
    toConsole: 'To the console',
    newLink: 'Ask for a new link',
    shiftedClock: (time) => `Trial: the clock is shifted to ${time} UTC.`,
    placeholders:
      'The mail addresses are placeholders: set them in the policy file before this site is public.',
    errors: {
      notFound: {
        title: 'There is no such page',
        text: 'The address may be mistyped, or the page is gone. The menu leads to everything we have.',
      },
      wrongMethod: {
        title: 'This address does not work that way',
        text: 'It takes only what a form of this site sends, or only shows a page. The menu leads to everything we have.',
      },
      crossSite: {
        title: 'This did not come from our site',
        text: 'The request was sent from another site, so nothing was changed. Open the page here and send it again.',
      },
      notAllowed: {
        title: 'You may not see this',
        text: 'Your role does not include this page. The owner of this site can change that.',
      },
      blocked: {
        title: 'Your address is blocked for a time',
        text: 'Requests from it troubled this site. The block ends by itself within days; if you need us now, write to us by mail.',
      },
      tooLarge: {
        title: 'That is too much at once',
        text: 'What you sent is larger than we take. Send less text or smaller files.',
      },
      lengthMissing: {
        title: 'The size was not stated',
        text: 'Your program did not say how much it sends. Send the form from a browser.',
      },
      badEncoding: {
        title: 'We could not read the characters',
        text: 'Please send the form as UTF-8, as browsers do.',
      },
      badForm: {
        title: 'We could not read the form',
        text: 'What arrived is not a form. Go back, reload the page and send it again.',
      },
      repeatedField: {
        title: 'A field was sent twice',
        text: 'Go back, reload the page and send the form again.',
      },
      unknownField: {
        title: 'A field that this form does not have',
        text: 'The form came with the field “{field}”, which we do not take, so nothing was stored. Reload the page and send it again.',
      },
      tooMany: { title: 'Too many tries', text: 'Please wait {wait} and try again.' },
      linkExpired: {
        title: 'This link no longer works',
        text: 'It was used before, or its time is over. Ask for a new one.',
      },
      campaignMoved: {
        title: 'That campaign has moved on',
        text: 'It is no longer in the state that the page showed: somebody else, or the program itself, was quicker. Nothing was changed. Open the page again and decide anew.',
      },
      timePassed: {
        title: 'This time has passed',
        text: 'Give a day and a time that are still to come, in UTC. Nothing was changed.',
      },
      noMailServer: {
        title: 'There is no mail server',
        text: 'Nothing was sent. Set SMTP_URL to the mail server and start the program anew; then send it.',
      },
      unavailable: {
        title: 'Please come back in a moment',
        text: 'A part of our system does not answer. Nothing that you sent was stored in part; try again shortly.',
      },
      refused: {
        title: 'That did not work',
        text: 'Nothing was changed. Go back and look at what you entered.',
      },
      failed: {
        title: 'Something went wrong on our side',
        text: 'Nothing was stored in part. Try again; if it happens again, write to us.',
      },
    },
  },
  de: {
    products: 'Produkte',
    support: 'Support',
    newsletter: 'Newsletter',
    account: 'Mein Konto',
    privacy: 'Datenschutz',
    contact: 'Kontakt',
    cookies: 'Cookies',
    myData: 'Ihre Daten',
    proof: 'Nachweis',
    home: 'Zur Startseite',
    toConsole: 'Zur Konsole',
    newLink: 'Neuen Link anfordern',
    shiftedClock: (time) => `Probebetrieb: Die Uhr steht auf ${time} UTC.`,
    placeholders:
      'Die E-Mail-Adressen sind Platzhalter: Tragen Sie sie in die Policy-Datei ein, bevor diese Website öffentlich wird.',
    errors: {
      notFound: {
        title: 'Diese Seite gibt es nicht',
        text: 'Die Adresse ist vielleicht vertippt, oder die Seite gibt es nicht mehr. Das Menü führt zu allem, was wir haben.',
      },
      wrongMethod: {
        title: 'So lässt sich diese Adresse nicht aufrufen',
        text: 'Sie nimmt nur an, was ein Formular dieser Website sendet, oder zeigt nur eine Seite. Das Menü führt zu allem, was wir haben.',
      },
      crossSite: {
        title: 'Das kam nicht von unserer Website',
        text: 'Die Anfrage kam von einer anderen Website; es wurde nichts geändert. Öffnen Sie die Seite hier und senden Sie erneut.',
      },
      notAllowed: {
        title: 'Diese Seite ist Ihnen nicht zugänglich',
        text: 'Ihre Rolle umfasst sie nicht. Die Inhaberin oder der Inhaber dieser Website kann das ändern.',
      },
      blocked: {
        title: 'Ihre Adresse ist zeitweise gesperrt',
        text: 'Anfragen von dort haben diese Website gestört. Die Sperre endet von selbst nach einigen Tagen; wenn Sie uns jetzt brauchen, schreiben Sie uns eine E-Mail.',
      },
      tooLarge: {
        title: 'Das ist zu viel auf einmal',
        text: 'Ihre Sendung ist größer, als wir annehmen. Schicken Sie weniger Text oder kleinere Dateien.',
      },
      lengthMissing: {
        title: 'Die Größe wurde nicht angegeben',
        text: 'Ihr Programm hat nicht gesagt, wie viel es sendet. Senden Sie das Formular aus einem Browser.',
      },
      badEncoding: {
        title: 'Die Zeichen waren nicht lesbar',
        text: 'Bitte senden Sie das Formular in UTF-8, wie Browser es tun.',
      },
      badForm: {
        title: 'Das Formular war nicht lesbar',
        text: 'Was ankam, ist kein Formular. Gehen Sie zurück, laden Sie die Seite neu und senden Sie erneut.',
      },
      repeatedField: {
        title: 'Ein Feld kam doppelt an',
        text: 'Gehen Sie zurück, laden Sie die Seite neu und senden Sie erneut.',
      },
      unknownField: {
        title: 'Ein Feld, das dieses Formular nicht hat',
        text: 'Das Formular kam mit dem Feld „{field}“, das wir nicht annehmen; gespeichert wurde nichts. Laden Sie die Seite neu und senden Sie es noch einmal.',
      },
      tooMany: {
        title: 'Zu viele Versuche',
        text: 'Bitte warten Sie {wait} und versuchen Sie es dann erneut.',
      },
      linkExpired: {
        title: 'Dieser Link gilt nicht mehr',
        text: 'Er wurde schon benutzt, oder seine Zeit ist um. Fordern Sie einen neuen an.',
      },
      campaignMoved: {
        title: 'Diese Ausgabe ist schon weiter',
        text: 'Sie ist nicht mehr in dem Stand, den die Seite zeigte: Jemand anders oder das Programm selbst war schneller. Geändert wurde nichts. Öffnen Sie die Seite erneut und entscheiden Sie dann.',
      },
      timePassed: {
        title: 'Diese Zeit ist vorbei',
        text: 'Geben Sie einen Tag und eine Uhrzeit an, die noch kommen, in UTC. Geändert wurde nichts.',
      },
      noMailServer: {
        title: 'Es gibt keinen Mailserver',
        text: 'Gesendet wurde nichts. Nennen Sie den Mailserver in SMTP_URL und starten Sie das Programm neu; dann senden Sie.',
      },
      unavailable: {
        title: 'Bitte kommen Sie gleich wieder',
        text: 'Ein Teil unseres Systems antwortet nicht. Nichts wurde halb gespeichert; versuchen Sie es in Kürze erneut.',
      },
      refused: {
        title: 'Das hat nicht geklappt',
        text: 'Es wurde nichts geändert. Gehen Sie zurück und prüfen Sie Ihre Eingaben.',
      },
      failed: {
        title: 'Bei uns ist etwas schiefgegangen',
        text: 'Nichts wurde halb gespeichert. Versuchen Sie es erneut; wenn es so bleibt, schreiben Sie uns.',
      },
    },
  },
  ru: {
    products: 'Продукты',
    support: 'Поддержка',
    newsletter: 'Рассылка',
    account: 'Мой кабинет',
    privacy: 'Конфиденциальность',
    contact: 'Контакты',
    cookies: 'Файлы cookie',
    myData: 'Ваши данные',
    proof: 'Подтверждение',
    home: 'На главную',
    toConsole: 'В консоль',
    newLink: 'Запросить новую ссылку',
    shiftedClock: (time) => `Пробный режим: часы сдвинуты на ${time} UTC.`,
    placeholders:
      'Адреса электронной почты — заглушки: впишите настоящие в файл политики, прежде чем открывать сайт для всех.',
    errors: {
      notFound: {
        title: 'Такой страницы нет',
        text: 'Возможно, в адресе опечатка или страницы больше нет. Меню ведёт ко всему, что у нас есть.',
      },
      wrongMethod: {
        title: 'Так этот адрес не работает',
        text: 'Он принимает только отправленное с формы этого сайта или только показывает страницу. Меню ведёт ко всему, что у нас есть.',
      },
      crossSite: {
        title: 'Запрос пришёл не с нашего сайта',
        text: 'Он отправлен с другого сайта, поэтому ничего не изменено. Откройте страницу здесь и отправьте снова.',
      },
      notAllowed: {
        title: 'Эта страница вам недоступна',
        text: 'Ваша роль её не включает. Владелец сайта может это изменить.',
      },
      blocked: {
        title: 'Ваш адрес временно закрыт',
        text: 'Запросы с него мешали работе сайта. Через несколько дней доступ откроется сам; если мы нужны сейчас, напишите нам по почте.',
      },
      tooLarge: {
        title: 'Слишком много за один раз',
        text: 'Отправленное больше, чем мы принимаем. Сократите текст или уменьшите файлы.',
      },
      lengthMissing: {
        title: 'Размер не указан',
        text: 'Ваша программа не сообщила, сколько отправляет. Отправьте форму из браузера.',
      },
      badEncoding: {
        title: 'Не удалось прочитать символы',
        text: 'Отправьте форму в UTF-8, как это делают браузеры.',
      },
      badForm: {
        title: 'Не удалось прочитать форму',
        text: 'Пришла не форма. Вернитесь, обновите страницу и отправьте снова.',
      },
      repeatedField: {
        title: 'Поле пришло дважды',
        text: 'Вернитесь, обновите страницу и отправьте форму снова.',
      },
      unknownField: {
        title: 'Такого поля в форме нет',
        text: 'Форма пришла с полем «{field}», которое мы не принимаем, поэтому ничего не сохранено. Обновите страницу и отправьте форму снова.',
      },
      tooMany: { title: 'Слишком много попыток', text: 'Подождите {wait} и попробуйте снова.' },
      linkExpired: {
        title: 'Ссылка больше не действует',
        text: 'Она уже использована или её срок истёк. Запросите новую.',
      },
      campaignMoved: {
        title: 'Этот выпуск уже в другом состоянии',
        text: 'Страница показывала прежнее состояние: кто-то другой или сама программа успели раньше. Ничего не изменено. Откройте страницу снова и решите заново.',
      },
      timePassed: {
        title: 'Это время уже прошло',
        text: 'Укажите день и время, которые ещё не наступили, по UTC. Ничего не изменено.',
      },
      noMailServer: {
        title: 'Почтового сервера нет',
        text: 'Ничего не отправлено. Укажите почтовый сервер в SMTP_URL и перезапустите программу; затем отправьте.',
      },
      unavailable: {
        title: 'Зайдите, пожалуйста, чуть позже',
        text: 'Часть нашей системы не отвечает. Ничего не сохранено наполовину; попробуйте ещё раз вскоре.',
      },
      refused: { title: 'Не получилось', text: 'Ничего не изменено. Вернитесь и проверьте введённое.' },
      failed: {
        title: 'У нас что-то сломалось',
        text: 'Ничего не сохранено наполовину. Попробуйте ещё раз; если не поможет, напишите нам.',
      },
    },
  },
};
