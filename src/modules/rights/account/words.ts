/** Words of the consents in an account. */
import type { Language } from '../../../policy/vocabulary.ts';

interface AccountWords {
  readonly title: string;
  readonly lede: string;
  readonly none: string;
  readonly purpose: string;
  readonly since: string;
  readonly act: string;
  readonly agreed: string;
  readonly handedTo: (recipient: string) => string;
  readonly withdraw: string;
  readonly takeBack: string;
  readonly account: {
    readonly question: string;
    readonly text: readonly string[];
    readonly button: string;
    readonly keep: string;
  };
  readonly done: { readonly title: string; readonly lede: string; readonly back: string };
}

const en: AccountWords = {
  title: 'Your consents',
  lede: 'A withdrawal takes effect at once, and what rested on the consent is deleted.',
  none: 'No consent of yours stands.',
  purpose: 'What for',
  since: 'Since',
  act: 'Withdrawal',
  agreed: 'What you agreed to',
  handedTo: (recipient) => `Handed to ${recipient}`,
  withdraw: 'Withdraw',
  takeBack: 'See it under “My data”',
  account: {
    question: 'Withdraw the consent to the account?',
    text: [
      'The account is deleted at once, with its password and the list of its licences; nobody can bring it back. The licences themselves stay valid.',
      'If you only want to close it for a time, go back and choose “Close the account”.',
    ],
    button: 'Withdraw and delete the account',
    keep: 'Keep the account',
  },
  done: {
    title: 'Your consent is withdrawn',
    lede: 'What rested on it is deleted.',
    back: 'To the account',
  },
};

const de: AccountWords = {
  title: 'Ihre Einwilligungen',
  lede: 'Ein Widerruf wirkt sofort; was auf der Einwilligung beruhte, wird gelöscht.',
  none: 'Es besteht keine Einwilligung von Ihnen.',
  purpose: 'Wofür',
  since: 'Seit',
  act: 'Widerruf',
  agreed: 'Worin Sie eingewilligt haben',
  handedTo: (recipient) => `Weitergabe an ${recipient}`,
  withdraw: 'Widerrufen',
  takeBack: 'Unter „Meine Daten“ ansehen',
  account: {
    question: 'Die Einwilligung für das Konto widerrufen?',
    text: [
      'Das Konto wird sofort gelöscht, mit dem Passwort und der Liste seiner Lizenzen; niemand kann es zurückholen. Die Lizenzen selbst bleiben gültig.',
      'Wenn Sie es nur vorübergehend schließen wollen, gehen Sie zurück und wählen Sie „Konto schließen“.',
    ],
    button: 'Widerrufen und Konto löschen',
    keep: 'Konto behalten',
  },
  done: {
    title: 'Ihre Einwilligung ist widerrufen',
    lede: 'Was auf ihr beruhte, ist gelöscht.',
    back: 'Zum Konto',
  },
};

const ru: AccountWords = {
  title: 'Ваши согласия',
  lede: 'Отзыв действует сразу, и всё, что основывалось на согласии, удаляется.',
  none: 'Действующих согласий у вас нет.',
  purpose: 'На что',
  since: 'С какого дня',
  act: 'Отзыв',
  agreed: 'На что вы согласились',
  handedTo: (recipient) => `Передача: ${recipient}`,
  withdraw: 'Отозвать',
  takeBack: 'Посмотреть в «Моих данных»',
  account: {
    question: 'Отозвать согласие на кабинет?',
    text: [
      'Кабинет будет сразу удалён вместе с паролем и списком лицензий; вернуть его не сможет никто. Сами лицензии останутся в силе.',
      'Если вы хотите закрыть его лишь на время, вернитесь и выберите «Закрыть кабинет».',
    ],
    button: 'Отозвать и удалить кабинет',
    keep: 'Оставить кабинет',
  },
  done: {
    title: 'Ваше согласие отозвано',
    lede: 'Всё, что на нём основывалось, удалено.',
    back: 'В кабинет',
  },
};

export const accountWords: Readonly<Record<Language, AccountWords>> = { en, de, ru };
