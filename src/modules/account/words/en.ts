import type { AccountWords } from '../words.ts';

export const en: AccountWords = {
  title: 'My account',
  email: 'E-mail address',
  password: 'Password',
  passwordHint: (least) => `At least ${least} characters. A few words that you remember make a good one.`,
  signIn: {
    title: 'Sign in',
    lede: 'Your licences, your messages and everything that is held about you, in one place.',
    button: 'Sign in',
    forgotten: 'I have forgotten my password',
    open: 'I have no account yet',
  },
  open: {
    title: 'Open an account',
    lede: 'It takes an e-mail address and a password, and nothing more.',
    needless: 'Products work without an account, and questions are answered without one too.',
    button: 'Send me the link',
    have: 'I have an account already',
  },
  sent: {
    title: 'Look into your mail',
    lede: (period) =>
      `We have sent a mail to the address. The account opens through its link, which works for ${period}.`,
    hints: [
      'Nothing came? Look into the folder for unwanted mail, and check the spelling of the address.',
      'An address gets one such mail in ten minutes, however often it is asked for.',
    ],
    again: 'Enter the address again',
  },
  confirm: {
    title: 'Open your account',
    lede: 'Your address is proven. Enter your password to open the account.',
    text: 'If you chose a password while installing or on our site, enter that one: the licence activated with it will be in your account. With any other password your account opens without it, and the first password is void.',
    button: 'Open my account',
    knownLede: 'A licence was activated with your address. Enter the password of your account to add it.',
    knownButton: 'Add the licence',
  },
  forgotten: {
    title: 'A new password',
    lede: 'Enter the address of your account. If it has one, a link to a new password goes there.',
    button: 'Send me the link',
  },
  forgottenSent: {
    title: 'Look into your mail',
    lede: (period) =>
      `If the address has an account, a mail with a link is on its way. The link works once, for ${period}.`,
  },
  reset: {
    title: 'Choose a new password',
    lede: 'All browsers that are signed in to the account will be signed out.',
    fresh: 'New password',
    button: 'Set the password',
  },
  move: {
    title: 'Use this address',
    lede: 'Your account moves to this address. Enter its password; all browsers are signed out, and the old address is told.',
    button: 'Use this address',
  },
  undo: {
    title: 'Bring the account back',
    lede: 'The account comes back to this address. Everybody is signed out, and you choose a new password.',
    button: 'Bring it back',
  },
  factor: {
    title: 'Second factor',
    text: 'With an authenticator app, the password alone lets nobody in.',
    there: 'It is set up: signing in asks for a code of your app.',
    setUp: 'Set it up',
    remove: 'Take it away',
    anyCode: 'Code of the app, or a recovery code',
    setUpTitle: 'Set up the authenticator',
    scan: 'Scan the picture with your authenticator app, then enter the code that it shows.',
    qrAlt: 'Picture for the authenticator app',
    typeInstead: 'Or type the secret into the app:',
    code: 'Code of the app',
    use: 'Use it from now on',
    codesTitle: 'Your recovery codes',
    codesText:
      'Each of them stands in once for a lost app. They are shown now and never again: print them and put them away.',
    toAccount: 'To my account',
    stepTitle: 'One more step',
    stepLede: 'Enter the code that your authenticator app shows now, or a recovery code.',
    stepButton: 'Sign in',
  },
  home: {
    lede: (email) => `Signed in as ${email}.`,
    signOut: 'Sign out',
    sessions: 'Signed-in browsers',
    sessionsText: (idle, total) =>
      `A browser is signed out after ${idle} without use, and after ${total} at the latest. Of each we know when it began and when it was last used: neither its address nor what it is.`,
    begun: 'Signed in',
    seen: 'Last used',
    browser: 'Browser',
    thisBrowser: 'this one',
    otherBrowser: 'another one',
    endOne: 'Sign out',
    endOthers: 'Sign out all others',
    changePassword: 'Change the password',
    current: 'Present password',
    fresh: 'New password',
    passwordText: 'All other browsers are signed out, and you get a mail about it.',
    changeButton: 'Change the password',
    move: 'Another address',
    moveText:
      'A link goes to the new address. Nothing changes before its button is pressed; then the old address is told and can undo it for a time.',
    newEmail: 'New e-mail address',
    moveButton: 'Send the link',
    held: 'Everything held about you',
    heldText:
      'See, download, correct or delete everything that is held about your address, and withdraw any consent with one click.',
    heldButton: 'Open',
    close: 'Close the account',
    closeText: (period) =>
      `You are signed out everywhere at once. What the account holds is deleted after ${period}. Your licences stay valid.`,
    closeLink: 'Close the account',
    done: {
      opened: 'Your account is open.',
      password: 'The password is changed, and all other browsers are signed out.',
      sessions: 'All other browsers are signed out.',
      asked: 'A mail is on its way to the new address. Nothing changes before its link is used.',
      moved: 'Your account has its new address.',
    },
  },
  close: {
    title: 'Close the account',
    question: 'Close this account?',
    text: [
      () =>
        'Every browser is signed out at once. Your licences and the machines they run on stay as they are.',
      (period) =>
        `What the account holds is deleted after ${period}. Until then you can open it again by proving your address.`,
    ],
    button: 'Close the account',
    cancel: 'Keep it',
  },
  closed: {
    title: 'Your account is closed',
    lede: (period) =>
      `You are signed out everywhere. What the account held is deleted after ${period}. Your licences stay valid.`,
    again: 'Open it again',
  },
  faults: {
    wrongSignIn: 'Address and password do not fit. Check both, or ask for a new password.',
    wrongPassword: 'This is not the present password of the account.',
    tooMany: 'Too many tries. Wait {wait}, or ask for a new password by mail.',
    passwordShort: 'The password is too short: use at least {limit} characters.',
    passwordLong: 'The password is too long: use at most {limit} characters.',
    passwordControl:
      'The password has a control character, such as one from a copied file. Type it, or copy it again.',
    passwordPopular: 'This password is on the lists that attackers try first. Choose another one.',
    passwordGuessable: 'The password is made of your address or the site’s name. Use other words.',
    wrongCode: 'The code is not right, or was used before. Wait for the next one.',
    signInExpired: 'That took too long. Sign in again.',
    factorThere: 'There is a second factor already. Take it away first.',
    consentMissing: 'An account needs your consent: set the tick, or go on without an account.',
    missing: 'Please fill in this field.',
    tooLong: 'This is too long.',
    badEmail: 'This is no e-mail address, such as name@example.com.',
    lineBreak: 'This must stand in one line.',
    badValue: 'This cannot be read. Please check it.',
  },
};
