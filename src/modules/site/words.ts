import type { Language } from '../../policy/vocabulary.ts';

interface Words {
  readonly seeProducts: string;
  readonly writeToUs: string;
  readonly current: string;
  readonly moreAbout: (product: string) => string;
  readonly newest: string;
  readonly askAbout: string;
  readonly released: string;
  readonly supportUntil: string;
  readonly supportEnded: string;
  readonly supported: string;
  readonly support: string;
  readonly ended: string;
  readonly version: string;
  readonly versions: string;
  readonly today: string;
  readonly installing: string;
  readonly collectsNothing: string;
  readonly collectsConsent: string;
  readonly installationTitle: string;
  readonly installationConsent: string;
  readonly installationNothing: string;
  readonly inOperation: string;
  readonly moreInPolicy: string;
  readonly privacyTitle: string;
  readonly privacyText: string;
  readonly readPolicy: string;
  readonly seeProof: string;
  readonly yourData: string;
  readonly measured: string;
  readonly coming: string;
  readonly comingText: string;
  readonly untilThen: string;
  readonly whatPolicySays: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    seeProducts: 'See the products',
    writeToUs: 'Write to us',
    current: 'Current version',
    moreAbout: (product) => `More about ${product}`,
    newest: 'the newest',
    askAbout: 'Ask us about it',
    released: 'Released',
    supportUntil: 'supported until',
    supportEnded: 'support ended',
    supported: 'Supported',
    support: 'Support',
    ended: 'Support has ended',
    version: 'Version',
    versions: 'Versions and their support',
    today: 'Today',
    installing: 'Installing it',
    collectsNothing: 'collects nothing',
    collectsConsent: 'asks for your consent',
    installationTitle: 'What installing it collects',
    installationConsent:
      'Only what you choose to tell us, and only after you agree, for each of these purposes separately. You can also activate it manually, without any of them.',
    installationNothing: 'Nothing. This product asks for no personal data when it is installed.',
    inOperation: 'While you work with it',
    moreInPolicy: 'All of it in the privacy policy',
    privacyTitle: 'A privacy policy that is measured',
    privacyText:
      'Our policy is not only a text: it is the file from which this site runs. What it promises is measured here, now.',
    readPolicy: 'Read the policy',
    seeProof: 'See every measurement',
    yourData: 'See what we hold about you',
    measured: 'measured',
    coming: 'This service is being prepared',
    comingText:
      'It is not open yet, so nothing is collected for it. What our privacy policy says about it is already in force and stands on this page.',
    untilThen: 'Until then, write to us here',
    whatPolicySays: 'What the policy says about it',
  },
  de: {
    seeProducts: 'Zu den Produkten',
    writeToUs: 'Schreiben Sie uns',
    current: 'Aktuelle Version',
    moreAbout: (product) => `Mehr über ${product}`,
    newest: 'die neueste',
    askAbout: 'Fragen Sie uns dazu',
    released: 'Erschienen',
    supportUntil: 'unterstützt bis',
    supportEnded: 'beendet am',
    supported: 'Wird unterstützt',
    support: 'Unterstützung',
    ended: 'Unterstützung beendet',
    version: 'Version',
    versions: 'Versionen und ihre Unterstützung',
    today: 'Heute',
    installing: 'Die Installation',
    collectsNothing: 'erhebt nichts',
    collectsConsent: 'bittet um Ihre Einwilligung',
    installationTitle: 'Was die Installation erhebt',
    installationConsent:
      'Nur, was Sie uns sagen möchten, und nur nachdem Sie zugestimmt haben, für jeden dieser Zwecke einzeln. Sie können das Programm auch von Hand aktivieren, ohne einen davon.',
    installationNothing: 'Nichts. Dieses Produkt fragt bei der Installation nach keinen persönlichen Daten.',
    inOperation: 'Während Sie damit arbeiten',
    moreInPolicy: 'Alles dazu in der Datenschutzerklärung',
    privacyTitle: 'Eine Datenschutzerklärung, die gemessen wird',
    privacyText:
      'Unsere Erklärung ist nicht nur ein Text: Sie ist die Datei, nach der diese Website läuft. Was sie zusagt, wird hier und jetzt gemessen.',
    readPolicy: 'Die Erklärung lesen',
    seeProof: 'Alle Messungen ansehen',
    yourData: 'Sehen, was wir über Sie speichern',
    measured: 'gemessen',
    coming: 'Dieser Dienst wird vorbereitet',
    comingText:
      'Er ist noch nicht offen, also wird auch nichts für ihn erhoben. Was unsere Datenschutzerklärung über ihn sagt, gilt schon und steht auf dieser Seite.',
    untilThen: 'Schreiben Sie uns bis dahin hier',
    whatPolicySays: 'Was die Erklärung dazu sagt',
  },
  ru: {
    seeProducts: 'Посмотреть продукты',
    writeToUs: 'Написать нам',
    current: 'Текущая версия',
    moreAbout: (product) => `Подробнее о ${product}`,
    newest: 'самая новая',
    askAbout: 'Спросить о продукте',
    released: 'Выпущена',
    supportUntil: 'поддержка до',
    supportEnded: 'поддержка до',
    supported: 'Поддерживается',
    support: 'Поддержка',
    ended: 'Поддержка закончилась',
    version: 'Версия',
    versions: 'Версии и их поддержка',
    today: 'Сегодня',
    installing: 'Установка',
    collectsNothing: 'ничего не собирает',
    collectsConsent: 'спрашивает ваше согласие',
    installationTitle: 'Что собирает установка',
    installationConsent:
      'Только то, что вы сами захотите сообщить, и только после вашего согласия, отдельно для каждой из этих целей. Можно активировать программу и вручную, без них.',
    installationNothing: 'Ничего. При установке этот продукт не запрашивает личных данных.',
    inOperation: 'Пока вы работаете',
    moreInPolicy: 'Всё об этом в политике конфиденциальности',
    privacyTitle: 'Политика, которую можно измерить',
    privacyText:
      'Наша политика — не только текст: по этому файлу работает сайт. То, что она обещает, измеряется здесь и сейчас.',
    readPolicy: 'Читать политику',
    seeProof: 'Посмотреть все измерения',
    yourData: 'Посмотреть, что мы храним о вас',
    measured: 'измерено',
    coming: 'Этот сервис готовится к запуску',
    comingText:
      'Он ещё не открыт, и данные для него не собираются. То, что говорит о нём наша политика конфиденциальности, уже действует и приведено на этой странице.',
    untilThen: 'Пока напишите нам здесь',
    whatPolicySays: 'Что говорит о нём политика',
  },
};
