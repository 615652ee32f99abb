import type { AccountWords } from '../words.ts';

export const de: AccountWords = {
  title: 'Mein Konto',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  passwordHint: (least) => `Mindestens ${least} Zeichen. Gut sind ein paar Wörter, die Sie sich merken.`,
  signIn: {
    title: 'Anmelden',
    lede: 'Ihre Lizenzen, Ihre Nachrichten und alles, was über Sie gespeichert ist, an einem Ort.',
    button: 'Anmelden',
    forgotten: 'Ich habe mein Passwort vergessen',
    open: 'Ich habe noch kein Konto',
  },
  open: {
    title: 'Konto eröffnen',
    lede: 'Es braucht eine E-Mail-Adresse und ein Passwort, sonst nichts.',
    needless: 'Die Produkte funktionieren ohne Konto, und auch Fragen beantworten wir ohne.',
    button: 'Link senden',
    have: 'Ich habe schon ein Konto',
  },
  sent: {
    title: 'Sehen Sie in Ihr Postfach',
    lede: (period) =>
      `Wir haben eine E-Mail an die Adresse gesendet. Das Konto wird über ihren Link eröffnet, der so lange gilt: ${period}.`,
    hints: [
      'Nichts angekommen? Sehen Sie im Ordner für unerwünschte Nachrichten nach, und prüfen Sie die Schreibweise der Adresse.',
      'Eine Adresse bekommt in zehn Minuten eine solche E-Mail, wie oft sie auch angefordert wird.',
    ],
    again: 'Adresse noch einmal eingeben',
  },
  confirm: {
    title: 'Eröffnen Sie Ihr Konto',
    lede: 'Ihre Adresse ist bestätigt. Geben Sie Ihr Passwort ein, um das Konto zu eröffnen.',
    text: 'Wenn Sie bei der Installation oder auf unserer Website ein Passwort gewählt haben, geben Sie dieses ein: Dann steht die damit aktivierte Lizenz in Ihrem Konto. Mit jedem anderen Passwort wird das Konto ohne sie eröffnet, und das erste Passwort ist nichtig.',
    button: 'Mein Konto eröffnen',
    knownLede:
      'Mit Ihrer Adresse wurde eine Lizenz aktiviert. Geben Sie das Passwort Ihres Kontos ein, um sie hinzuzufügen.',
    knownButton: 'Lizenz hinzufügen',
  },
  forgotten: {
    title: 'Neues Passwort',
    lede: 'Geben Sie die Adresse Ihres Kontos ein. Hat sie eines, geht ein Link zu einem neuen Passwort dorthin.',
    button: 'Link senden',
  },
  forgottenSent: {
    title: 'Sehen Sie in Ihr Postfach',
    lede: (period) =>
      `Wenn die Adresse ein Konto hat, ist eine E-Mail mit einem Link unterwegs. Der Link funktioniert einmal und gilt so lange: ${period}.`,
  },
  reset: {
    title: 'Neues Passwort wählen',
    lede: 'Alle Browser, die bei dem Konto angemeldet sind, werden abgemeldet, und seine Passkeys werden entfernt: Fügen Sie Ihre danach wieder hinzu.',
    fresh: 'Neues Passwort',
    button: 'Passwort setzen',
  },
  move: {
    title: 'Diese Adresse verwenden',
    lede: 'Ihr Konto wechselt zu dieser Adresse. Geben Sie sein Passwort ein; alle Browser werden abgemeldet, und die alte Adresse wird benachrichtigt.',
    button: 'Diese Adresse verwenden',
  },
  undo: {
    title: 'Konto zurückholen',
    lede: 'Das Konto kommt zu dieser Adresse zurück. Alle werden abgemeldet, Passkeys werden entfernt, und Sie wählen ein neues Passwort.',
    button: 'Zurückholen',
  },
  factor: {
    title: 'Zweiter Faktor',
    text: 'Mit einer Authentifizierungs-App lässt das Passwort allein niemanden hinein.',
    there: 'Er ist eingerichtet: Beim Anmelden wird ein Code Ihrer App verlangt.',
    setUp: 'Einrichten',
    remove: 'Entfernen',
    anyCode: 'Code der App oder ein Wiederherstellungscode',
    setUpTitle: 'Authentifizierungs-App einrichten',
    scan: 'Lesen Sie das Bild mit Ihrer App ein, und geben Sie dann den Code ein, den sie zeigt.',
    qrAlt: 'Bild für die Authentifizierungs-App',
    typeInstead: 'Oder tippen Sie das Geheimnis in die App:',
    code: 'Code der App',
    use: 'Ab jetzt verwenden',
    codesTitle: 'Ihre Wiederherstellungscodes',
    codesText:
      'Jeder ersetzt einmal die verlorene App. Sie werden jetzt gezeigt und dann nie wieder: Drucken Sie sie aus, und verwahren Sie sie.',
    toAccount: 'Zu meinem Konto',
    stepTitle: 'Noch ein Schritt',
    stepLede: 'Geben Sie den Code ein, den Ihre App gerade zeigt, oder einen Wiederherstellungscode.',
    stepButton: 'Anmelden',
  },
  passkey: {
    title: 'Passkeys',
    text: 'Mit einem Passkey melden Sie sich so an, wie Sie Ihr Gerät entsperren: mit Finger, Gesicht oder PIN. Adresse, Passwort und Code werden dann nicht verlangt. Er bleibt bei Ihnen; wir haben nur, womit er sich prüfen lässt.',
    missing:
      'Um einen hinzuzufügen, öffnen Sie diese Seite in einem Browser, der Passkeys kennt und die Skripte dieser Seite ausführt.',
    add: 'Passkey hinzufügen',
    name: 'Name',
    nameHint: 'Damit Sie ihn wiedererkennen, etwa das Gerät, auf dem er liegt.',
    unnamed: 'Passkey',
    added: 'Hinzugefügt',
    used: 'Zuletzt verwendet',
    change: 'Ändern',
    remove: 'Entfernen',
    addTitle: 'Passkey hinzufügen',
    addLede: 'Drücken Sie die Schaltfläche; alles Weitere fragt Ihr Browser.',
    make: 'Passkey anlegen',
    cancel: 'Keinen hinzufügen',
    unmade:
      'Ihr Browser hat keinen Passkey angelegt. Versuchen Sie es noch einmal, oder lassen Sie es: Es hat sich nichts geändert.',
    known: 'Dieses Gerät oder dieser Sicherheitsschlüssel hat schon einen Passkey für Ihr Konto.',
    removeTitle: 'Passkey entfernen',
    question: (name) => `„${name}“ entfernen?`,
    removeText: [
      'Er lässt niemanden mehr hinein, und alle anderen Browser werden abgemeldet.',
      'Löschen Sie ihn auch auf Ihrem Gerät: Bis dahin bietet Ihr Browser ihn weiter an.',
    ],
    removeButton: 'Passkey entfernen',
    keep: 'Behalten',
    signIn: 'Mit Passkey anmelden',
    unused:
      'Ihr Browser hat keinen Passkey übergeben. Versuchen Sie es noch einmal, oder melden Sie sich mit Ihrem Passwort an.',
  },
  home: {
    lede: (email) => `Angemeldet als ${email}.`,
    signOut: 'Abmelden',
    sessions: 'Angemeldete Browser',
    sessionsText: (idle, total) =>
      `Ohne Nutzung endet eine Anmeldung nach dieser Zeit: ${idle}; spätestens nach dieser: ${total}. Wir wissen nur, wann sie begann und wann sie zuletzt genutzt wurde: weder die Adresse noch den Browser.`,
    begun: 'Angemeldet',
    seen: 'Zuletzt genutzt',
    browser: 'Browser',
    thisBrowser: 'dieser',
    otherBrowser: 'ein anderer',
    endOne: 'Abmelden',
    endOthers: 'Alle anderen abmelden',
    changePassword: 'Passwort ändern',
    current: 'Jetziges Passwort',
    fresh: 'Neues Passwort',
    passwordText: 'Alle anderen Browser werden abgemeldet, und Sie erhalten eine E-Mail darüber.',
    changeButton: 'Passwort ändern',
    move: 'Andere Adresse',
    moveText:
      'An die neue Adresse geht ein Link. Es ändert sich nichts, bevor dessen Schaltfläche gedrückt wird; dann wird die alte Adresse benachrichtigt und kann es eine Zeit lang rückgängig machen.',
    newEmail: 'Neue E-Mail-Adresse',
    moveButton: 'Link senden',
    held: 'Alles, was über Sie gespeichert ist',
    heldText:
      'Sehen, herunterladen, berichtigen oder löschen Sie alles, was zu Ihrer Adresse gespeichert ist, und widerrufen Sie jede Einwilligung mit einem Klick.',
    heldButton: 'Öffnen',
    close: 'Konto schließen',
    closeText: (period) =>
      `Sie werden sofort überall abgemeldet. Der Inhalt des Kontos wird nach dieser Zeit gelöscht: ${period}. Ihre Lizenzen bleiben gültig.`,
    closeLink: 'Konto schließen',
    done: {
      opened: 'Ihr Konto ist eröffnet.',
      password: 'Das Passwort ist geändert, alle anderen Browser sind abgemeldet.',
      sessions: 'Alle anderen Browser sind abgemeldet.',
      asked:
        'Eine E-Mail an die neue Adresse ist unterwegs. Bevor ihr Link benutzt wird, ändert sich nichts.',
      moved: 'Ihr Konto hat seine neue Adresse.',
      passkeyAdded: 'Der Passkey ist hinzugefügt: Ab jetzt können Sie sich mit ihm anmelden.',
      passkeyRemoved: 'Der Passkey ist entfernt, alle anderen Browser sind abgemeldet.',
    },
  },
  close: {
    title: 'Konto schließen',
    question: 'Dieses Konto schließen?',
    text: [
      () =>
        'Alle Browser werden sofort abgemeldet und alle Passkeys entfernt. Ihre Lizenzen und die Computer, auf denen sie laufen, bleiben, wie sie sind.',
      (period) =>
        `Der Inhalt des Kontos wird nach dieser Zeit gelöscht: ${period}. Bis dahin können Sie es wieder öffnen, indem Sie Ihre Adresse bestätigen.`,
    ],
    button: 'Konto schließen',
    cancel: 'Behalten',
  },
  closed: {
    title: 'Ihr Konto ist geschlossen',
    lede: (period) =>
      `Sie sind überall abgemeldet. Der Inhalt des Kontos wird nach dieser Zeit gelöscht: ${period}. Ihre Lizenzen bleiben gültig.`,
    again: 'Wieder öffnen',
  },
  faults: {
    wrongSignIn:
      'Adresse und Passwort passen nicht zusammen. Prüfen Sie beides, oder fordern Sie ein neues Passwort an.',
    wrongPassword: 'Das ist nicht das jetzige Passwort des Kontos.',
    tooMany: 'Zu viele Versuche. Wartezeit: {wait}. Oder fordern Sie per E-Mail ein neues Passwort an.',
    passwordShort: 'Das Passwort ist zu kurz: Nehmen Sie mindestens {limit} Zeichen.',
    passwordLong: 'Das Passwort ist zu lang: Nehmen Sie höchstens {limit} Zeichen.',
    passwordControl:
      'Das Passwort enthält ein Steuerzeichen, etwa aus einer kopierten Datei. Tippen Sie es, oder kopieren Sie es noch einmal.',
    passwordPopular:
      'Dieses Passwort steht auf den Listen, die Angreifer zuerst probieren. Nehmen Sie ein anderes.',
    passwordGuessable:
      'Das Passwort besteht aus Ihrer Adresse oder dem Namen der Website. Nehmen Sie andere Wörter.',
    wrongCode: 'Der Code ist falsch oder wurde schon verwendet. Warten Sie auf den nächsten.',
    signInExpired: 'Das hat zu lange gedauert. Melden Sie sich noch einmal an.',
    factorThere: 'Es gibt schon einen zweiten Faktor. Entfernen Sie ihn zuerst.',
    wrongPasskey:
      'Dieser Passkey öffnet hier jetzt kein Konto. Versuchen Sie es noch einmal, oder melden Sie sich mit Adresse und Passwort an.',
    passkeyUnfit:
      'Der Passkey wurde nicht hinzugefügt, denn die Antwort Ihres Browsers passt nicht. Fangen Sie noch einmal an.',
    passkeysMany:
      'Ein Konto hat höchstens {limit} Passkeys. Entfernen Sie einen, den Sie nicht mehr verwenden.',
    consentMissing:
      'Ein Konto braucht Ihre Einwilligung: Setzen Sie das Häkchen, oder machen Sie ohne Konto weiter.',
    missing: 'Bitte füllen Sie dieses Feld aus.',
    tooLong: 'Das ist zu lang.',
    badEmail: 'Das ist keine E-Mail-Adresse wie name@example.com.',
    lineBreak: 'Das muss in einer Zeile stehen.',
    badValue: 'Das ist nicht lesbar. Bitte prüfen Sie es.',
  },
};
