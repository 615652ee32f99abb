/** What the mails of accounts say. */
import type { Language } from '../../../policy/vocabulary.ts';

interface LetterWords {
  readonly subject: string;
  /** By the name of whoever is responsible. */
  readonly text: (controller: string) => string;
  readonly button: string;
  readonly after: readonly string[];
}

export type LetterName =
  | 'confirm'
  | 'known'
  | 'exists'
  | 'reset'
  | 'address'
  | 'taken'
  | 'moved'
  | 'password'
  | 'factorAdded'
  | 'factorRemoved'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'closed';

export interface MailWords {
  readonly letters: Readonly<Record<LetterName, LetterWords>>;
  readonly until: (time: string) => string;
  readonly reason: string;
  readonly privacy: string;
  readonly contact: string;
}

const en: MailWords = {
  letters: {
    confirm: {
      subject: 'Prove your address for your account',
      text: (controller) =>
        `Somebody, probably you, wants an account at ${controller} for this e-mail address. It opens once you press the button and enter a password.`,
      button: 'To my account',
      after: [
        'If you did not ask for it, do nothing: no account opens, and what was entered is deleted.',
        'Whatever password somebody else may have chosen, only the one that you enter counts.',
      ],
    },
    known: {
      subject: 'A licence was activated for your account',
      text: (controller) =>
        `A product of ${controller} was activated with this e-mail address. To show its licence in your account, press the button and enter the password of your account.`,
      button: 'Add the licence',
      after: ['If that was not you, do nothing: your account stays as it is.'],
    },
    exists: {
      subject: 'You have an account already',
      text: (controller) =>
        `Somebody, probably you, asked for a new account at ${controller} for this e-mail address. You have one already, and it stays as it is: sign in, or ask for a new password.`,
      button: 'Sign in',
      after: ['If you did not ask for it, there is nothing to do.'],
    },
    reset: {
      subject: 'A new password for your account',
      text: (controller) =>
        `Somebody, probably you, asked for a new password for your account at ${controller}. The button leads to where you choose it.`,
      button: 'Choose a new password',
      after: ['If you did not ask for it, do nothing: your password stays as it is.'],
    },
    address: {
      subject: 'Prove your new address',
      text: (controller) =>
        `An account at ${controller} is to move to this e-mail address. It does once you press the button.`,
      button: 'Use this address',
      after: ['If you did not ask for it, do nothing: nothing changes.'],
    },
    taken: {
      subject: 'This address has an account already',
      text: (controller) =>
        `Somebody, probably you, wanted to move another account at ${controller} to this e-mail address, which has one already. Nothing was changed.`,
      button: 'Sign in',
      after: ['To use the address for the other account, first close the one that it has now.'],
    },
    moved: {
      subject: 'Your account has a new address',
      text: (controller) =>
        `Your account at ${controller} has moved to another e-mail address, which was proven. Mail about it goes there from now on.`,
      button: 'That was not me: undo it',
      after: [
        'Undoing brings the account back to this address, signs everybody out and asks for a new password.',
      ],
    },
    password: {
      subject: 'Your password was changed',
      text: (controller) =>
        `The password of your account at ${controller} was changed, and other browsers were signed out.`,
      button: 'That was not me: choose a new one',
      after: ['If you changed it, there is nothing to do.'],
    },
    factorAdded: {
      subject: 'An authenticator was added to your account',
      text: (controller) =>
        `Signing in to your account at ${controller} asks for the code of an authenticator app from now on, and other browsers were signed out.`,
      button: 'That was not me: write to us',
      after: ['If you set it up, there is nothing to do. Keep its recovery codes where you find them again.'],
    },
    factorRemoved: {
      subject: 'The authenticator of your account was removed',
      text: (controller) =>
        `Signing in to your account at ${controller} no longer asks for a code: the password alone is enough.`,
      button: 'That was not me: choose a new password',
      after: ['If you removed it, there is nothing to do.'],
    },
    passkeyAdded: {
      subject: 'A passkey was added to your account',
      text: (controller) =>
        `A passkey was added to your account at ${controller}. Whoever holds it can sign in without the password.`,
      button: 'That was not me: choose a new password',
      after: [
        'If you added it, there is nothing to do.',
        'A new password signs everybody out and removes all passkeys.',
      ],
    },
    passkeyRemoved: {
      subject: 'A passkey was removed from your account',
      text: (controller) =>
        `A passkey was removed from your account at ${controller}, and other browsers were signed out.`,
      button: 'That was not me: choose a new password',
      after: ['If you removed it, there is nothing to do.'],
    },
    closed: {
      subject: 'Your account is closed',
      text: (controller) =>
        `Your account at ${controller} is closed, and everybody is signed out. Your licences stay valid. What the account held is deleted soon; until then you can open it again under this address.`,
      button: 'Open it again',
      after: ['If you closed it, there is nothing to do.'],
    },
  },
  until: (time) => `The link works once, until ${time}.`,
  reason: 'You get this mail because your address was entered for an account.',
  privacy: 'What happens with your data',
  contact: 'Write to us',
};

const de: MailWords = {
  letters: {
    confirm: {
      subject: 'Bestätigen Sie die Adresse für Ihr Konto',
      text: (controller) =>
        `Jemand, vermutlich Sie, möchte ein Konto bei ${controller} für diese E-Mail-Adresse. Es wird eröffnet, sobald Sie die Schaltfläche drücken und ein Passwort eingeben.`,
      button: 'Zu meinem Konto',
      after: [
        'Wenn Sie es nicht angefordert haben, tun Sie nichts: Es wird kein Konto eröffnet, und die Angaben werden gelöscht.',
        'Welches Passwort auch immer jemand anderes gewählt hat: Es gilt nur das, das Sie eingeben.',
      ],
    },
    known: {
      subject: 'Eine Lizenz wurde für Ihr Konto aktiviert',
      text: (controller) =>
        `Ein Produkt von ${controller} wurde mit dieser E-Mail-Adresse aktiviert. Damit Ihr Konto die Lizenz zeigt, drücken Sie die Schaltfläche und geben das Passwort Ihres Kontos ein.`,
      button: 'Lizenz hinzufügen',
      after: ['Wenn Sie das nicht waren, tun Sie nichts: Ihr Konto bleibt, wie es ist.'],
    },
    exists: {
      subject: 'Sie haben bereits ein Konto',
      text: (controller) =>
        `Jemand, vermutlich Sie, hat für diese E-Mail-Adresse ein neues Konto bei ${controller} angefordert. Sie haben bereits eines, und es bleibt, wie es ist: Melden Sie sich an, oder fordern Sie ein neues Passwort an.`,
      button: 'Anmelden',
      after: ['Wenn Sie es nicht angefordert haben, ist nichts zu tun.'],
    },
    reset: {
      subject: 'Ein neues Passwort für Ihr Konto',
      text: (controller) =>
        `Jemand, vermutlich Sie, hat ein neues Passwort für Ihr Konto bei ${controller} angefordert. Die Schaltfläche führt dorthin, wo Sie es wählen.`,
      button: 'Neues Passwort wählen',
      after: ['Wenn Sie es nicht angefordert haben, tun Sie nichts: Ihr Passwort bleibt, wie es ist.'],
    },
    address: {
      subject: 'Bestätigen Sie Ihre neue Adresse',
      text: (controller) =>
        `Ein Konto bei ${controller} soll zu dieser E-Mail-Adresse wechseln. Das geschieht, sobald Sie die Schaltfläche drücken.`,
      button: 'Diese Adresse verwenden',
      after: ['Wenn Sie es nicht angefordert haben, tun Sie nichts: Es ändert sich nichts.'],
    },
    taken: {
      subject: 'Diese Adresse hat bereits ein Konto',
      text: (controller) =>
        `Jemand, vermutlich Sie, wollte ein anderes Konto bei ${controller} auf diese E-Mail-Adresse umstellen, die bereits eines hat. Es wurde nichts geändert.`,
      button: 'Anmelden',
      after: ['Um die Adresse für das andere Konto zu verwenden, schließen Sie zuerst das jetzige.'],
    },
    moved: {
      subject: 'Ihr Konto hat eine neue Adresse',
      text: (controller) =>
        `Ihr Konto bei ${controller} ist zu einer anderen, bestätigten E-Mail-Adresse gewechselt. Nachrichten dazu gehen von nun an dorthin.`,
      button: 'Das war ich nicht: rückgängig machen',
      after: [
        'Dann kommt das Konto zu dieser Adresse zurück, alle werden abgemeldet, und ein neues Passwort wird verlangt.',
      ],
    },
    password: {
      subject: 'Ihr Passwort wurde geändert',
      text: (controller) =>
        `Das Passwort Ihres Kontos bei ${controller} wurde geändert, und andere Browser wurden abgemeldet.`,
      button: 'Das war ich nicht: neues wählen',
      after: ['Wenn Sie es geändert haben, ist nichts zu tun.'],
    },
    factorAdded: {
      subject: 'Für Ihr Konto wurde ein zweiter Faktor eingerichtet',
      text: (controller) =>
        `Beim Anmelden bei Ihrem Konto bei ${controller} wird ab jetzt der Code einer Authentifizierungs-App verlangt, und andere Browser wurden abgemeldet.`,
      button: 'Das war ich nicht: uns schreiben',
      after: [
        'Wenn Sie ihn eingerichtet haben, ist nichts zu tun. Verwahren Sie die Wiederherstellungscodes so, dass Sie sie wiederfinden.',
      ],
    },
    factorRemoved: {
      subject: 'Der zweite Faktor Ihres Kontos wurde entfernt',
      text: (controller) =>
        `Beim Anmelden bei Ihrem Konto bei ${controller} wird kein Code mehr verlangt: Das Passwort allein genügt.`,
      button: 'Das war ich nicht: neues Passwort wählen',
      after: ['Wenn Sie ihn entfernt haben, ist nichts zu tun.'],
    },
    passkeyAdded: {
      subject: 'Ihrem Konto wurde ein Passkey hinzugefügt',
      text: (controller) =>
        `Ihrem Konto bei ${controller} wurde ein Passkey hinzugefügt. Wer ihn hat, kann sich ohne das Passwort anmelden.`,
      button: 'Das war ich nicht: neues Passwort wählen',
      after: [
        'Wenn Sie ihn hinzugefügt haben, ist nichts zu tun.',
        'Ein neues Passwort meldet alle ab und entfernt alle Passkeys.',
      ],
    },
    passkeyRemoved: {
      subject: 'Ein Passkey Ihres Kontos wurde entfernt',
      text: (controller) =>
        `Ein Passkey Ihres Kontos bei ${controller} wurde entfernt, und andere Browser wurden abgemeldet.`,
      button: 'Das war ich nicht: neues Passwort wählen',
      after: ['Wenn Sie ihn entfernt haben, ist nichts zu tun.'],
    },
    closed: {
      subject: 'Ihr Konto ist geschlossen',
      text: (controller) =>
        `Ihr Konto bei ${controller} ist geschlossen, und alle sind abgemeldet. Ihre Lizenzen bleiben gültig. Was das Konto enthielt, wird bald gelöscht; bis dahin können Sie es unter dieser Adresse wieder öffnen.`,
      button: 'Wieder öffnen',
      after: ['Wenn Sie es geschlossen haben, ist nichts zu tun.'],
    },
  },
  until: (time) => `Der Link funktioniert einmal, bis ${time}.`,
  reason: 'Sie erhalten diese E-Mail, weil Ihre Adresse für ein Konto eingegeben wurde.',
  privacy: 'Was mit Ihren Daten geschieht',
  contact: 'Schreiben Sie uns',
};

const ru: MailWords = {
  letters: {
    confirm: {
      subject: 'Подтвердите адрес для личного кабинета',
      text: (controller) =>
        `Кто-то, вероятно вы, хочет открыть личный кабинет ${controller} на этот адрес электронной почты. Он откроется, когда вы нажмёте кнопку и введёте пароль.`,
      button: 'В мой кабинет',
      after: [
        'Если вы этого не просили, ничего не делайте: кабинет не откроется, а введённое будет удалено.',
        'Какой бы пароль ни выбрал кто-то другой, действует только тот, который введёте вы.',
      ],
    },
    known: {
      subject: 'Для вашего кабинета активирована лицензия',
      text: (controller) =>
        `Продукт ${controller} был активирован с этим адресом электронной почты. Чтобы лицензия появилась в вашем кабинете, нажмите кнопку и введите пароль кабинета.`,
      button: 'Добавить лицензию',
      after: ['Если это были не вы, ничего не делайте: кабинет останется прежним.'],
    },
    exists: {
      subject: 'У вас уже есть личный кабинет',
      text: (controller) =>
        `Кто-то, вероятно вы, запросил новый личный кабинет ${controller} на этот адрес электронной почты. Он у вас уже есть и остаётся прежним: войдите или запросите новый пароль.`,
      button: 'Войти',
      after: ['Если вы этого не просили, делать ничего не нужно.'],
    },
    reset: {
      subject: 'Новый пароль для личного кабинета',
      text: (controller) =>
        `Кто-то, вероятно вы, запросил новый пароль для личного кабинета ${controller}. Кнопка ведёт на страницу, где его можно задать.`,
      button: 'Задать новый пароль',
      after: ['Если вы этого не просили, ничего не делайте: пароль останется прежним.'],
    },
    address: {
      subject: 'Подтвердите новый адрес',
      text: (controller) =>
        `Личный кабинет ${controller} переводят на этот адрес электронной почты. Это произойдёт, когда вы нажмёте кнопку.`,
      button: 'Использовать этот адрес',
      after: ['Если вы этого не просили, ничего не делайте: ничего не изменится.'],
    },
    taken: {
      subject: 'На этот адрес уже открыт кабинет',
      text: (controller) =>
        `Кто-то, вероятно вы, хотел перевести другой личный кабинет ${controller} на этот адрес электронной почты, но на него кабинет уже открыт. Ничего не изменилось.`,
      button: 'Войти',
      after: ['Чтобы использовать адрес для другого кабинета, сначала закройте нынешний.'],
    },
    moved: {
      subject: 'У вашего кабинета новый адрес',
      text: (controller) =>
        `Ваш личный кабинет ${controller} переведён на другой, подтверждённый адрес электронной почты. Письма о нём теперь приходят туда.`,
      button: 'Это не я: отменить',
      after: ['Тогда кабинет вернётся на этот адрес, все сеансы завершатся и потребуется новый пароль.'],
    },
    password: {
      subject: 'Ваш пароль изменён',
      text: (controller) =>
        `Пароль вашего личного кабинета ${controller} изменён, сеансы в других браузерах завершены.`,
      button: 'Это не я: задать новый',
      after: ['Если пароль изменили вы, делать ничего не нужно.'],
    },
    factorAdded: {
      subject: 'Для вашего кабинета настроен второй фактор',
      text: (controller) =>
        `При входе в ваш личный кабинет ${controller} теперь нужен код приложения-аутентификатора; сеансы в других браузерах завершены.`,
      button: 'Это не я: написать нам',
      after: [
        'Если его настроили вы, делать ничего не нужно. Храните коды восстановления там, где вы их найдёте.',
      ],
    },
    factorRemoved: {
      subject: 'Второй фактор вашего кабинета убран',
      text: (controller) =>
        `При входе в ваш личный кабинет ${controller} код больше не нужен: достаточно одного пароля.`,
      button: 'Это не я: задать новый пароль',
      after: ['Если его убрали вы, делать ничего не нужно.'],
    },
    passkeyAdded: {
      subject: 'К вашему кабинету добавлен ключ доступа',
      text: (controller) =>
        `К вашему личному кабинету ${controller} добавлен ключ доступа. Тот, у кого он есть, может войти без пароля.`,
      button: 'Это не я: задать новый пароль',
      after: [
        'Если ключ добавили вы, делать ничего не нужно.',
        'Новый пароль завершит все сеансы и уберёт все ключи доступа.',
      ],
    },
    passkeyRemoved: {
      subject: 'Из вашего кабинета убран ключ доступа',
      text: (controller) =>
        `Из вашего личного кабинета ${controller} убран ключ доступа, сеансы в других браузерах завершены.`,
      button: 'Это не я: задать новый пароль',
      after: ['Если ключ убрали вы, делать ничего не нужно.'],
    },
    closed: {
      subject: 'Ваш кабинет закрыт',
      text: (controller) =>
        `Ваш личный кабинет ${controller} закрыт, все сеансы завершены. Лицензии остаются действительными. Данные кабинета скоро будут удалены; до этого его можно снова открыть на этот адрес.`,
      button: 'Открыть снова',
      after: ['Если кабинет закрыли вы, делать ничего не нужно.'],
    },
  },
  until: (time) => `Ссылка действует один раз, до ${time}.`,
  reason: 'Вы получили это письмо, потому что ваш адрес указали для личного кабинета.',
  privacy: 'Что происходит с вашими данными',
  contact: 'Написать нам',
};

export const mailWords: Readonly<Record<Language, MailWords>> = { en, de, ru };
