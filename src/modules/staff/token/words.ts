import type { Language } from '../../../policy/vocabulary.ts';

interface TokenWords {
  readonly title: string;
  readonly lede: string;
  readonly tokens: string;
  readonly none: string;
  readonly name: string;
  readonly nameHint: string;
  readonly may: string;
  readonly issued: string;
  readonly used: string;
  readonly never: string;
  readonly change: string;
  readonly withdraw: string;
  readonly withdrawTitle: (name: string) => string;
  readonly withdrawText: string;
  readonly keep: string;
  readonly make: string;
  readonly makeButton: string;
  readonly madeTitle: string;
  readonly madeText: string;
  readonly token: string;
  readonly back: string;
  readonly description: string;
}

export const tokenWords: Readonly<Record<Language, TokenWords>> = {
  en: {
    title: 'Interface',
    lede: 'Tokens let other systems of yours in, such as a shop that issues licences.',
    tokens: 'Tokens in force',
    none: 'There is no token yet.',
    name: 'Which system is it for?',
    nameHint: 'One token for each system, so that you can withdraw one without stopping the others.',
    may: 'What may it do?',
    issued: 'Made',
    used: 'Last used',
    never: 'never',
    change: 'Change',
    withdraw: 'Withdraw',
    withdrawTitle: (name) => `Withdraw the token for “${name}”?`,
    withdrawText:
      'Its system is refused from the next request on. This cannot be undone; you can make a new one.',
    keep: 'Keep it',
    make: 'Make a token',
    makeButton: 'Make the token',
    madeTitle: 'The new token',
    madeText:
      'It is shown only now. Put it where that system keeps its secrets; if it is lost, withdraw it and make another.',
    token: 'Token',
    back: 'To the tokens',
    description: 'What can be asked stands in the description of the interface.',
  },
  de: {
    title: 'Schnittstelle',
    lede: 'Mit einem Schlüssel lassen Sie andere Ihrer Systeme ein, etwa einen Shop, der Lizenzen ausstellt.',
    tokens: 'Gültige Schlüssel',
    none: 'Es gibt noch keinen Schlüssel.',
    name: 'Für welches System?',
    nameHint: 'Ein Schlüssel für jedes System: So können Sie einen entziehen, ohne die anderen anzuhalten.',
    may: 'Was darf er?',
    issued: 'Erstellt',
    used: 'Zuletzt benutzt',
    never: 'nie',
    change: 'Ändern',
    withdraw: 'Entziehen',
    withdrawTitle: (name) => `Den Schlüssel für „${name}“ entziehen?`,
    withdrawText:
      'Das System wird ab der nächsten Anfrage abgewiesen. Das lässt sich nicht rückgängig machen; Sie können einen neuen erstellen.',
    keep: 'Behalten',
    make: 'Schlüssel erstellen',
    makeButton: 'Schlüssel erstellen',
    madeTitle: 'Der neue Schlüssel',
    madeText:
      'Er wird nur jetzt angezeigt. Legen Sie ihn dort ab, wo das System seine Geheimnisse aufbewahrt; geht er verloren, entziehen Sie ihn und erstellen einen neuen.',
    token: 'Schlüssel',
    back: 'Zu den Schlüsseln',
    description: 'Was sich abfragen lässt, steht in der Beschreibung der Schnittstelle.',
  },
  ru: {
    title: 'Интерфейс',
    lede: 'Ключ открывает доступ другим вашим системам, например магазину, который выдаёт лицензии.',
    tokens: 'Действующие ключи',
    none: 'Ключей пока нет.',
    name: 'Для какой системы?',
    nameHint: 'Отдельный ключ для каждой системы: тогда один можно отозвать, не останавливая другие.',
    may: 'Что ему разрешено?',
    issued: 'Создан',
    used: 'Последнее использование',
    never: 'не использовался',
    change: 'Изменить',
    withdraw: 'Отозвать',
    withdrawTitle: (name) => `Отозвать ключ для «${name}»?`,
    withdrawText:
      'Следующий же запрос этой системы будет отклонён. Отменить это нельзя, но можно создать новый ключ.',
    keep: 'Оставить',
    make: 'Создать ключ',
    makeButton: 'Создать ключ',
    madeTitle: 'Новый ключ',
    madeText:
      'Он показан только сейчас. Сохраните его там, где система хранит свои секреты; если он потеряется, отзовите его и создайте другой.',
    token: 'Ключ',
    back: 'К ключам',
    description: 'Что можно запросить, сказано в описании интерфейса.',
  },
};
