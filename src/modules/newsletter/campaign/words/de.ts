import type { CampaignWords } from '../words.ts';

export const de: CampaignWords = {
  entry: 'Newsletter',
  title: 'Ausgaben',
  lede: 'E-Mails an alle, die den Newsletter wollten, oder an die, die ein Thema gewählt haben.',
  late: (count) =>
    count === 1
      ? 'eine ist verspätet und fragt, was zu tun ist'
      : `${count} sind verspätet und fragen, was zu tun ist`,
  create: 'Neue Ausgabe',
  untitled: (day) => `Ausgabe vom ${day}`,
  copyOf: (title) => `${title} (Kopie)`,
  nothing: 'Noch keine Ausgabe',
  nothingText: 'Schreiben Sie die erste. Nichts geht hinaus, ehe Sie es gesehen und freigegeben haben.',
  columns: {
    title: 'Titel',
    state: 'Stand',
    languages: 'Sprachen',
    sent: 'Gesendet',
    left: 'Dadurch abgemeldet',
    changed: 'Geändert',
  },
  sentOf: (sent, all) => `${sent} von ${all}`,
  states: {
    draft: 'Entwurf',
    scheduled: 'Geplant',
    late: 'Verspätet: fragt',
    preparing: 'In Vorbereitung',
    sending: 'Im Versand',
    paused: 'Angehalten',
    sent: 'Gesendet',
    cancelled: 'Abgebrochen',
  },
  languageTabs: 'Sprachen dieser Ausgabe',
  noText: 'noch kein Text',
  subject: 'Betreff',
  subjectHint: 'Die meisten Programme zeigen bis zu 70 Zeichen.',
  preheader: 'Zeile neben dem Betreff',
  preheaderHint: 'Steht in der Liste der E-Mails, nicht in der E-Mail selbst. Bis zu 130 Zeichen.',
  body: 'Text',
  bodyHint: 'Markdown; was es kann, steht unten.',
  toolbar: 'Einfügen',
  tools: {
    bold: 'Fett',
    link: 'Link',
    heading: 'Überschrift',
    list: 'Liste',
    quote: 'Zitat',
    button: 'Schaltfläche',
    columns: 'Spalten',
    rule: 'Linie',
  },
  samples: {
    text: 'Text',
    heading: 'Überschrift',
    item: 'Punkt',
    quote: 'Zitat',
    button: 'Weiterlesen',
    left: 'Linke Spalte',
    right: 'Rechte Spalte',
  },
  pictures: 'Bilder',
  picturesHint:
    'PNG, JPEG, WebP oder GIF, je bis zu 2 MB, 20 in einer Ausgabe. Gespeichert werden sie mit dem Text.',
  picturesOwn: 'Bilder dieser Ausgabe',
  insertPicture: 'Einfügen',
  removePicture: 'Entfernen',
  describe: 'beschreiben Sie das Bild',
  pictureName: (name) => `${name} einfügen`,
  pictureRemoveName: (name) => `${name} entfernen`,
  about: 'Zu dieser Ausgabe',
  titleField: 'Titel',
  titleHint: 'Nur für die Konsole.',
  topics: 'Für wen',
  topicsHint: 'Ohne Haken geht sie an alle. Wer keine Themen gewählt hat, bekommt jede Ausgabe.',
  archived: 'Nach dem Versand im öffentlichen Archiv und in den Feeds zeigen',
  save: 'Speichern',
  saveAndTest: 'Speichern und mir zur Probe senden',
  saveAndSend: 'Speichern und zum Versand',
  toSending: 'Versand',
  duplicate: 'Duplizieren',
  remove: 'Löschen …',
  edit: 'Bearbeiten',
  saved: 'Gespeichert',
  savedText: (time) => `Alles ist gespeichert, um ${time}.`,
  tested: 'Die Probe ist unterwegs',
  testedText: 'Sie geht an die Adresse, mit der Sie sich anmelden; ihr Betreff beginnt mit [Test].',
  preview: 'Vorschau',
  previewFrame: 'Die E-Mail, wie ihre Leser sie sehen',
  previewUpdate: 'Zeigen, was hier steht',
  look: 'Darstellung',
  looks: { light: 'Hell', dark: 'Dunkel', text: 'Nur Text' },
  width: 'Breite',
  widths: { desktop: 'Rechner', phone: 'Telefon' },
  sizes: (html, most, text) => `HTML ${html} von höchstens ${most}, reiner Text ${text}`,
  factsTitle: 'Vor dem Versand zu beheben',
  factsGood: 'An diesem Text ist nichts zu beheben.',
  readOnly:
    'Diese Ausgabe lässt sich nicht mehr ändern. Duplizieren Sie sie, um daraus eine neue zu schreiben.',
  readOnlyScheduled:
    'Diese Ausgabe ist geplant. Machen Sie sie unter „Versand“ wieder zum Entwurf, um sie zu ändern.',
  revisedTitle: 'Jemand anderes hat diese Ausgabe inzwischen gespeichert',
  revisedText:
    'Nichts ist verloren: Ihre Fassung steht unten im Formular und ist noch nicht gespeichert, die andere ist gespeichert und steht hier. Übernehmen Sie, was Sie brauchen, und speichern Sie dann: Das ersetzt die andere.',
  revisedTheirs: 'Die gespeicherte Fassung',
  faults: {
    tooLong: (limit) => `Das ist zu lang: höchstens ${limit} Zeichen.`,
    missing: 'Das wird gebraucht.',
    lineBreak: 'Das muss eine einzige Zeile sein.',
    unknownTopic: 'Dieses Thema gibt es in der Datenschutzerklärung nicht.',
    pictureType: (file) =>
      `${file} ist kein Bild in PNG, JPEG, WebP oder GIF oder ist beschädigt. Speichern Sie es in einem dieser Formate.`,
    pictureTooLarge: (file) =>
      `${file} ist größer als 2 MB. Verkleinern Sie es: 1120 Pixel Breite genügen für jeden Bildschirm.`,
    tooManyPictures: (file) =>
      `${file} ist eines zu viel: Eine Ausgabe hat höchstens 20 Bilder. Entfernen Sie vorher eines.`,
    noStaffAddress: 'Zu Ihrem Konto gibt es keine Adresse, daher kann keine Probe gesendet werden.',
    faultyText:
      'Der Text hat einen Fehler; er steht neben der Vorschau. Beheben Sie ihn zuerst; die Probe wurde nicht gesendet.',
    noText:
      'In dieser Sprache gibt es noch keinen Text. Schreiben Sie ihn zuerst; die Probe wurde nicht gesendet.',
  },
  tooLargeScript: 'Größer als 2 MB, bitte ein anderes wählen:',
  deleteTitle: 'Diese Ausgabe löschen?',
  deleteText:
    'Ihre Texte und Bilder, ihre Zahlen und was noch über ihre Empfänger bekannt ist, werden gelöscht und lassen sich nicht zurückholen. Gesendete E-Mails bleiben, wo sie sind, ohne ihre Bilder; die Links darin zum Abmelden funktionieren weiter.',
  deleteButton: 'Ausgabe löschen',
  cancel: 'Abbrechen',
  deleteBusy: 'Sie ist geplant oder unterwegs. Brechen Sie sie zuerst unter „Versand“ ab.',
  help: {
    title: 'Was der Text kann',
    intro:
      'Eine leere Zeile beginnt einen neuen Absatz. Was wie HTML aussieht, wird gezeigt, wie es dasteht.',
    rows: [
      ['# Überschrift, ## kleiner', 'Überschriften'],
      ['**fett**, *kursiv*, `Code`', 'Hervorhebung'],
      ['[Worte](https://…)', 'ein Link; er muss vollständig sein, von https:// an'],
      ['![was es zeigt](bild.png)', 'ein Bild dieser Ausgabe; wer es nicht sieht, bekommt die Worte'],
      ['- Punkt oder 1. Punkt', 'Listen'],
      ['> Worte', 'ein Zitat'],
      ['---', 'eine Linie quer hinüber'],
      ['::: button https://…\nWorte darauf\n:::', 'eine Schaltfläche'],
      ['::: columns\nLinks\n+++\nRechts\n:::', 'zwei oder drei Spalten; auf dem Telefon untereinander'],
    ],
    names:
      'Eine Anrede mit Namen gibt es nicht: Wer sich anmeldet, gibt seine Adresse an und sonst nichts. Variablen wie {name} werden abgelehnt; als `Code` werden sie gezeigt.',
  },
  levels: { error: 'Muss behoben werden', warning: 'Bitte ansehen' },
  checks: {
    noText: () => 'Es gibt in keiner Sprache einen Text. Schreiben Sie einen.',
    noSubject: () => 'Es gibt keinen Betreff. Schreiben Sie einen.',
    longSubject: (what) =>
      `Der Betreff hat ${what} Zeichen; die meisten Programme zeigen 70. Kürzen Sie ihn.`,
    noPreheader: () => 'Die Zeile neben dem Betreff ist leer: Programme zeigen dort den Anfang des Textes.',
    longPreheader: (what) => `Die Zeile neben dem Betreff hat ${what} Zeichen; Programme zeigen bis zu 130.`,
    noBody: () => 'Unter dem Betreff steht kein Text. Schreiben Sie einen, oder leeren Sie auch den Betreff.',
    tooBig: (what) =>
      `Das HTML hat ${what} Bytes. Ab 104.448 schneidet Gmail es ab, und damit den Link zum Abmelden. Kürzen Sie den Text.`,
    noLeaveLink: () => 'Der Link zum Abmelden fehlt. Sagen Sie es dem, der dieses Programm betreibt.',
    manyLinks: (what) =>
      `Es sind ${what} Links; die ersten 50 wurden geprüft. Probieren Sie die übrigen selbst.`,
    variable: (what) =>
      `${what} sieht nach einer Variablen aus. Eingesetzt wird nichts: Bekannt sind nur Adressen. Entfernen Sie sie, oder zeigen Sie sie als \`Code\`.`,
    reserved: (what) => `${what} ist ein Wort, das das Programm selbst ersetzt. Entfernen Sie es.`,
    lineBreak: (what) =>
      `„${what}“ enthält einen Zeilenumbruch oder ein Steuerzeichen. Schreiben Sie es in eine Zeile.`,
    relativeLink: (what) =>
      `Der Link ${what} ist unvollständig und führt aus einer E-Mail nirgendwohin. Schreiben Sie ihn von https:// an.`,
    badLink: (what) =>
      `Der Link ${what} darf nicht in einer E-Mail stehen. Links beginnen mit https://, http:// oder mailto:.`,
    unknownImage: (what) =>
      `Ein Bild ${what} gibt es in dieser Ausgabe nicht. Laden Sie es hoch, oder schreiben Sie seinen Namen wie in der Liste.`,
    badImage: (what) =>
      `Das Bild ${what} lässt sich nicht zeigen. Laden Sie es hier hoch, oder geben Sie eine Adresse an, die mit https:// beginnt.`,
    noAlt: (what) =>
      `Das Bild ${what} hat keine Worte für die, die es nicht sehen. Schreiben Sie sie zwischen die eckigen Klammern.`,
    unknownBlock: (what) => `Einen Block „${what}“ gibt es nicht. Es gibt „::: button“ und „::: columns“.`,
    unclosedBlock: (what) =>
      `Der Block „${what}“ hat kein Ende. Schließen Sie ihn mit einer Zeile aus drei Doppelpunkten.`,
    incompleteButton: (what) =>
      `Die Schaltfläche „${what}“ braucht eine Adresse hinter dem Wort und darunter eine Zeile mit Worten.`,
    nestedColumns: () => 'Spalten in Spalten haben keinen Platz. Setzen Sie sie untereinander.',
    columnCount: (what) =>
      `Ein Block hat ${what} Spalten. Zwei oder drei haben Platz; trennen Sie sie mit einer Zeile „+++“.`,
    'link.gone': (what) => `Der Link ${what} antwortet mit einem Fehler. Berichtigen Sie ihn.`,
    'link.noHost': (what) => `Den Namen im Link ${what} gibt es nicht. Berichtigen Sie ihn.`,
    'link.noAnswer': (what) =>
      `Der Link ${what} antwortet nicht. Berichtigen Sie ihn, oder prüfen Sie später noch einmal.`,
    'link.slow': (what) => `Der Link ${what} hat in 5 Sekunden nicht geantwortet. Probieren Sie ihn selbst.`,
    'link.private': (what) =>
      `Der Link ${what} führt in ein privates Netz, in das Leser nicht kommen. Berichtigen Sie ihn.`,
    'picture.gone': (what) =>
      `Das Bild ${what} antwortet mit einem Fehler. Laden Sie es stattdessen hier hoch.`,
    'picture.noHost': (what) =>
      `Den Namen in der Adresse des Bildes ${what} gibt es nicht. Berichtigen Sie ihn.`,
    'picture.noAnswer': (what) => `Das Bild ${what} antwortet nicht. Laden Sie es stattdessen hier hoch.`,
    'picture.slow': (what) =>
      `Das Bild ${what} hat in 5 Sekunden nicht geantwortet. Laden Sie es stattdessen hier hoch.`,
    'picture.private': (what) =>
      `Das Bild ${what} liegt in einem privaten Netz, in das Leser nicht kommen. Laden Sie es hier hoch.`,
  },
};
