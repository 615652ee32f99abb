/** Words of leaving. */
import type { Language } from '../../../policy/vocabulary.ts';

export interface LeaveWords {
  readonly title: string;
  readonly lede: string;
  readonly button: string;
  readonly choose: string;
  readonly left: {
    readonly title: string;
    readonly lede: (period: string) => string;
    readonly back: string;
    readonly backLink: string;
    readonly rights: string;
  };
  readonly unknown: { readonly title: string; readonly lede: string };
}

const en: LeaveWords = {
  title: 'Leave the newsletter?',
  lede: 'One press, and nothing more is sent to the address to which this mail came. No password, no question.',
  button: 'Leave the newsletter',
  choose: 'Only fewer topics, or another language?',
  left: {
    title: 'You have left',
    lede: (period) => `Nothing more is sent. Your address is deleted ${period} from now at the latest.`,
    back: 'It was by mistake?',
    backLink: 'Sign up again',
    rights: 'What we hold about you',
  },
  unknown: {
    title: 'We cannot read this link',
    lede: 'It is not complete, as when a mail program broke it in two. Enter the address that receives the newsletter: we mail a link with which you leave.',
  },
};

const de: LeaveWords = {
  title: 'Newsletter abbestellen?',
  lede: 'Ein Klick, und an die Adresse, an die diese E-Mail kam, wird nichts mehr gesendet. Kein Kennwort, keine Rückfrage.',
  button: 'Newsletter abbestellen',
  choose: 'Nur weniger Themen oder eine andere Sprache?',
  left: {
    title: 'Sie sind abgemeldet',
    lede: (period) => `Es wird nichts mehr gesendet. Ihre Adresse löschen wir spätestens ${period} danach.`,
    back: 'Das war ein Versehen?',
    backLink: 'Wieder anmelden',
    rights: 'Was wir über Sie gespeichert haben',
  },
  unknown: {
    title: 'Diesen Link können wir nicht lesen',
    lede: 'Er ist nicht vollständig, etwa weil ein Mailprogramm ihn umgebrochen hat. Geben Sie die Adresse ein, die den Newsletter bekommt: Wir senden ihr einen Link zum Abbestellen.',
  },
};

const ru: LeaveWords = {
  title: 'Отписаться от рассылки?',
  lede: 'Одно нажатие, и на адрес, на который пришло это письмо, мы ничего больше не пришлём. Без пароля и вопросов.',
  button: 'Отписаться от рассылки',
  choose: 'Только меньше тем или другой язык?',
  left: {
    title: 'Вы отписались',
    lede: (period) => `Мы ничего больше не пришлём. Ваш адрес мы удалим не позднее чем через ${period}.`,
    back: 'Это вышло случайно?',
    backLink: 'Подписаться снова',
    rights: 'Что мы храним о вас',
  },
  unknown: {
    title: 'Эту ссылку не удалось прочитать',
    lede: 'Она неполная: возможно, её разорвала почтовая программа. Введите адрес, на который приходит рассылка: мы пришлём ссылку для отписки.',
  },
};

export const leaveWords: Readonly<Record<Language, LeaveWords>> = { en, de, ru };
