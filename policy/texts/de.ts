/** The words of the policy in German. Figures are placeholders: their values stand in the policy file. */
import { defineTexts } from 'avow/policy';

export default defineTexts({
  title: 'Datenschutzerklärung',
  lead: 'Diese Seite entsteht aus derselben Datei, die unsere Server steuert. Was hier steht, tut das Programm; die Randnotizen sind am laufenden System gemessen. Absätze, die als unsere Ergänzung gekennzeichnet sind, gehen über unsere bisherige Erklärung hinaus oder klären, was sie offenlässt.',

  sections: {
    '1': 'Wer wir sind',
    '2': 'Besuch der Website',
    '3': 'Weitergabe von Daten',
    '4': 'Ihre Rechte',
    '5': 'Cookies',
    '6': 'Unsere Dienste',
    '7': 'Unsere Produkte',
    '8': 'Widerspruch',
    '9': 'Schreiben Sie uns',
    '10': 'Was wir ergänzen',
  },

  clauses: {
    preamble: [
      'Willkommen. Auf dieser Seite lesen Sie, was wir über Sie erfahren, wenn Sie unsere Website besuchen, unsere Dienste nutzen oder unsere Produkte installieren, und was damit geschieht.',
      'Wir sind {controller.name}, {controller.address}, {controller.country}. Ihre Daten sind uns anvertraut, und das nehmen wir ernst.',
    ],
    '1.1': [
      'Die Erklärung gilt für diese Website mit ihren Diensten und für die Installation unserer Produkte für Windows. Personenbezogen ist alles, was sich mit Ihnen verknüpfen lässt: Ihr Name, Ihre Anschrift, Ihre E-Mail-Adresse und anderes mehr.',
      {
        ours: 'Zwei Programme nehmen Daten auf: der Webserver und der Aktivierungsclient, den ein Installationsprogramm aufruft. Unser Verzeichnis der Verarbeitungstätigkeiten nennt zu jeder Tätigkeit das Programm.',
      },
    ],
    '1.2': [
      'Verantwortlicher (Art. 4 Nr. 7 DSGVO) ist {controller.name}. Fragen zum Datenschutz richten Sie bitte an {controller.emails.privacy}, alle anderen an {controller.emails.contact}. Alles Weitere über uns steht auf der Seite [Kontakt](/contact).',
    ],
    '1.3': [
      'Sie erreichen uns per E-Mail oder über das [Kontaktformular](/contact). Wünschen Sie eine Antwort per E-Mail, geben Sie bitte eine Adresse an, die funktioniert. Sie darf anonym sein.',
      'Um Ihnen zu antworten, speichern wir, was Sie uns senden. Nötig ist: {contact.data.required}. Freigestellt ist: {contact.data.optional}. Das Programm fügt hinzu: {contact.data.recorded}.',
      'Sobald wir diese Daten nicht mehr brauchen, löschen wir sie. Verpflichtet uns ein Gesetz, sie aufzubewahren, schränken wir die Verarbeitung stattdessen ein: Sie sind dann für die tägliche Arbeit gesperrt.',
      {
        ours: 'Sie müssen gar keine Adresse angeben. Dann erhalten Sie einen Quittungscode, und unsere Antwort wartet auf einer Seite, die nur dieser Code öffnet.',
      },
      {
        ours: '„Nicht mehr gebraucht“ hat ein Datum. Ein Gespräch wird gelöscht: {contact.keep.1} nach seinem Abschluss, {contact.keep.2} nach unserer letzten Antwort und {contact.keep.3} nach dem Eingang, auch wenn niemand geantwortet hat. Es zählt der früheste dieser Tage. Kopien in Postfach und Postausgang gehen mit, soweit deren eigene Frist (Ziffer 10.6) sie nicht schon entfernt hat.',
      },
      {
        ours: 'Für mitgesandte Dateien gilt: höchstens {attachments.maxCount}, jede bis {attachments.maxBytes}, zugelassene Formate: {attachments.types}. Das Format erkennen wir am Inhalt, nicht am Namen.',
      },
      {
        ours: 'Eine Einschränkung aus Rechtsgründen (Sperre) nennt das Gesetz und den Grund nach Art. 17 Abs. 3 DSGVO und hat ein Enddatum. Endet sie, werden die Daten gelöscht.',
      },
    ],
    '1.4': [
      'Für einige Funktionen brauchen wir andere Unternehmen. Ziffer 6 beschreibt sie.',
      {
        ours: 'Jeder Empfänger steht auf dieser Seite, mit Rolle, Land und Garantie: {recipients}. Ein Auftragsverarbeiter, der nur unseren Weisungen folgt (Art. 28 DSGVO), etwa der Mailversand, ist kein Dritter (Art. 4 Nr. 10 DSGVO). An einen Empfänger, der hier nicht steht, verweigert das Programm jede Übermittlung.',
      },
    ],
    '2.1': [
      'Öffnet Ihr Browser eine Seite, schreibt unser Server eine Zeile in sein Protokoll: {accessLog.data}. Sie tun dafür nichts; das meiste sendet der Browser von sich aus. „Sprache“ ist die, in der Ihr Browser seine Menüs zeigt.',
      'Die Zeile löscht sich von selbst. Spätestens {accessLog.keep.1} nach ihrer Aufzeichnung ist sie fort.',
      {
        ours: '„Technische Angaben zum Abruf“ sind unsere Ergänzung: Methode, Muster der Adresse ohne ihre Parameter, Status, Dauer und gesendete Bytes.',
      },
      {
        ours: 'In der Adresse, von der Sie kommen, suchen wir nur nach einem Suchbegriff; gespeichert wird sie nie. Der Name Ihres Internetanbieters stammt aus einer Tabelle auf unserem eigenen Server; wir fragen niemanden. Auf den Seiten zur Aktivierung, zum Abbestellen des Newsletters und hinter den Links von Anträgen zu Ihren Rechten enthält die Zeile keine IP-Adresse. In die Sicherungskopien gelangt das Protokoll nicht.',
      },
    ],
    '2.2': [
      'Mit diesen Zeilen halten wir die Website erreichbar, schnell und sicher: Wir sehen, wo eine Verbindung schlecht ist, wo eine Seite versagt und wo jemand angreift.',
      {
        ours: 'Lesen kann das Protokoll nur der Programmteil „Zustand der Website“; allen anderen verweigert es die Datenbank. Er bildet daraus anonyme Summen, und nur aus diesen entsteht jede weitere Statistik. Wird eine missbräuchliche Adresse gesperrt, endet die Sperre spätestens mit der Zeile, die zu ihr führte.',
      },
    ],
    '2.3': ['Unsere Rechtsgrundlage: {accessLog.basis}. {accessLog.ground}'],
    '3': [
      'An Dritte geben wir personenbezogene Daten nur in den hier genannten Fällen weiter (Ziffern 3.1 bis 3.4), manche niemals (Ziffer 3.5).',
      {
        ours: 'Für alles gibt es nur ein Tor. Im selben Schritt, in dem es Daten hinauslässt, vermerkt es Empfänger, Tätigkeit, Rechtsgrund und Nachweis. Die Einträge, die Sie betreffen, finden Sie unter [Was wir über Sie haben](/privacy/my-data). An Dritte dürfen es nur diese Tätigkeiten passieren: {disclosed.onGround}.',
      },
    ],
    '3.1': [
      'Sie haben ausdrücklich eingewilligt.',
      {
        ours: 'Sie willigen für jeden Empfänger einzeln ein und können die Einwilligung jederzeit zurücknehmen.',
      },
    ],
    '3.2': [
      'Unsere berechtigten Interessen verlangen es, um sie zu verfolgen oder zu verteidigen, und nichts spricht dafür, dass Ihr Interesse an der Geheimhaltung schwerer wiegt.',
      { ours: 'Ein Mensch wägt beide Seiten ab, und das Ergebnis wird mit dem Eintrag festgehalten.' },
    ],
    '3.3': [
      'Eine rechtliche Pflicht bindet uns.',
      {
        ours: 'Der Eintrag nennt Gesetz oder Anordnung mit Aktenzeichen, und zwei Personen aus unserem Haus müssen zustimmen.',
      },
    ],
    '3.4': ['Ein Vertrag mit Ihnen erfordert es, und das Gesetz lässt es zu.'],
    '3.5': [
      'Niemals an Dritte gehen, aus welchem Grund auch immer: was wir bei Ihrem Besuch aufzeichnen (Ziffer 2), was Sie uns über ein Formular senden (Ziffern 1.3 und 6.1) und was uns die Installation unserer Produkte für Windows liefert (Ziffer 7). Im Verzeichnis sind das: {disclosed.never}.',
      { ours: 'Wir fügen hinzu: {disclosed.neverOurs}.' },
      {
        ours: '„Niemals“ lässt vier Wege offen, weil sie keinen Dritten betreffen oder uns keine Wahl lassen: ein eingetragener Auftragsverarbeiter; Sie selbst; jemand, dem wir Ihre Daten auf Ihre Bitte senden (Ziffer 4.6); und eine bindende Anordnung (Ziffer 3.3) mit ihrem Aktenzeichen.',
      },
    ],
    '4': [
      'Über die Daten, die Sie betreffen, haben Sie Rechte. Sie auszuüben kostet nichts.',
      {
        ours: 'Die meisten üben Sie selbst aus, auf der Seite [Was wir über Sie haben](/privacy/my-data). Damit wir sicher sind, dass Sie es sind, senden wir einen Link an Ihre Adresse. Er gilt {rights.proofLink}; was er öffnet, bleibt {rights.proofSession} offen.',
      },
      {
        ours: 'Frist für die Antwort, gerechnet ab Eingang: {rights.answerWithin}. In schwierigen Fällen erlaubt das Gesetz eine Verlängerung um {rights.extendBy}; die Gründe erfahren Sie dann innerhalb der ersten Frist (Art. 12 Abs. 3 DSGVO).',
      },
    ],
    '4.1': [
      'Auskunft (Art. 15 DSGVO): Sie erfahren, welche Daten über Sie wir verarbeiten.',
      {
        ours: 'Sie erhalten eine einzige Antwort über alles Gespeicherte: Zwecke, Rechtsgründe, Empfänger, Tage der Löschung, Herkunft, Ihre Rechte und wer aus unserem Haus es aus welchem Grund angesehen hat.',
      },
      {
        ours: 'Protokollzeilen und Besuche lassen sich keiner Person zuordnen (Art. 11 DSGVO); sie stehen deshalb nicht in dieser Antwort. Was wir von Ihrem jetzigen Besuch haben, sehen Sie unter [Mein Besuch](/privacy/my-visit). Nennen Sie uns IP-Adresse und Zeit, suchen wir von Hand im Protokoll und vermerken das.',
      },
    ],
    '4.2': [
      'Berichtigung (Art. 16 DSGVO): Falsche oder unvollständige Daten über Sie werden unverzüglich richtiggestellt.',
      {
        ours: 'Was ein Feld ist, ändern Sie selbst und sofort. Für alles andere stellen Sie einen Antrag, den ein Mensch prüft. Empfänger, die den alten Wert haben, werden benachrichtigt.',
      },
    ],
    '4.3': [
      'Löschung (Art. 17 DSGVO): Sie können Ihre Daten löschen lassen.',
      {
        ours: 'Bevor Sie bestätigen, sehen Sie zu jedem Datensatz, ob er gelöscht wird oder nach welchem Artikel und bis wann er bleibt. Eine einzige Bestätigung gilt dann für alle Dienste zugleich, und Sie erhalten eine signierte Quittung.',
      },
      {
        ours: 'Damit eine zurückgespielte Sicherungskopie Sie nicht wiederbringt, bewahren wir einen schlüsselgebundenen Fingerabdruck Ihrer Adresse auf, {erasureLedger.keep.1} lang (Ziffer 10.5). Melden Sie selbst sich neu an, geht das diesem Vermerk vor.',
      },
      {
        ours: 'Was gelöscht ist, kann von diesem Augenblick an kein Teil des Programms mehr finden oder lesen. Reste davon können im freien Platz der Datenbankdateien liegen, bis neue Daten sie überschreiben.',
      },
    ],
    '4.4': [
      'Einschränkung (Art. 18 DSGVO): Sie können verlangen, dass Ihre Daten erhalten, aber nicht mehr genutzt werden.',
      {
        ours: 'Die Datenbank verbirgt sie dann vor jedem Dienst. Solange Sie das wünschen, bleiben sie auch über ihre gewöhnliche Frist hinaus; ausgenommen sind Protokollzeilen und nie bestätigte Anmeldungen. Bevor wir eine Einschränkung aufheben, sagen wir es Ihnen.',
      },
    ],
    '4.5': [
      'Was Sie erlaubt haben, können Sie jederzeit zurücknehmen; die Verarbeitung, die darauf beruhte, endet damit.',
      {
        ours: 'Das Gesetz nennt das Widerruf (Art. 7 Abs. 3 DSGVO). Er ist so einfach wie die Einwilligung: kein Konto, kein Warten auf Bearbeitung, ein Link aus einer E-Mail, und er gilt ab dem nächsten Schritt des Programms. Was vorher geschah, bleibt rechtmäßig.',
      },
    ],
    '4.6': [
      'Übertragbarkeit (Art. 20 DSGVO): Sie erhalten, was Sie uns gegeben haben, in einem strukturierten, gängigen, maschinenlesbaren Format und können es an jemanden senden lassen, den Sie bestimmen.',
      {
        ours: 'Die Formate sind JSON und CSV mit dokumentiertem Aufbau. Die Sendung an jemand anderen braucht Ihre ausdrückliche Einwilligung: Wen Sie nennen, der erhält per E-Mail einen Link, der {rights.transferLink} und einmal gilt; was damit abgeholt wird, steht danach im Register (Ziffer 3).',
      },
    ],
    '4.7': [
      'Beschwerde (Art. 77 DSGVO): Meinen Sie, dass wir mit Ihren Daten falsch umgehen, können Sie sich an die Datenschutzbehörde Ihres Wohnorts wenden.',
      {
        ours: 'Adressen nach Land: [Datenschutzbehörden](/privacy/authorities).',
      },
    ],
    '5.1': [
      'Neben dem Protokoll (Ziffer 2) nutzt die Website Cookies: kleine Textstücke, die Ihr Browser auf Ihrem Gerät ablegt. Sie machen die Website bequem und helfen uns, Website, Produkte und Dienste zu verbessern.',
      'Wer Sie sind, sagt uns ein Cookie nicht. Es kann kein Programm starten und keinen Virus übertragen.',
      {
        ours: 'Die Werte sind Zufallszahlen oder feste Wörter. Ein Besuch wird nie zusammen mit einer Person gespeichert, auch nicht nach einer Anmeldung. Zwei Cookies weisen allerdings eine Person aus: das für angemeldete Kunden ({cookies.account.name}) und das für unser Personal ({cookies.staff.name}). Das Cookie {cookies.proof.name} öffnet die Seite zu Ihren Rechten, nachdem Sie Ihre Adresse nachgewiesen haben.',
      },
    ],
    '5.2': [
      'Von uns selbst: ein Sitzungscookie ({cookies.visit.name}), das jedem Besuch eine Zufallszahl gibt und mit dem Schließen des Browsers verschwindet. Es hält die Website am Laufen und zeigt uns, wie sie genutzt wird: {visits.data}; daraus auch, welche Seiten am meisten gelesen werden.',
      'Von anderen: die Cookies von Google Analytics und Yandex Metrica. Ziffer 6.3 beschreibt sie.',
      {
        ours: 'Viele Browser stellen Sitzungscookies nach einem Neustart wieder her. Darum beendet auch unser Server den Besuch: Dauer ohne Seitenaufruf höchstens {cookies.visit.idle}, Dauer insgesamt höchstens {cookies.visit.total}. Der nächste Besuch erhält eine neue Zahl. Die Datensätze eines Besuchs werden spätestens {visits.keep.1} nach ihrer Aufzeichnung gelöscht.',
      },
      { ours: '{analysis.text}' },
      {
        ours: 'Sendet Ihr Browser das Signal „Global Privacy Control“, gilt es ohne weitere Frage als Ihr Widerspruch gegen die Auswertung.',
      },
    ],
    '5.3': [
      'Wir nutzen das, damit die Website sicher und stabil läuft, und für anonyme Zahlen über ihre Nutzung.',
      {
        ours: 'Nur Summen je Stunde und je Tag überdauern einen Besuch, {statistics.keep.1} lang. Sie enthalten nichts Personenbezogenes. Eine Gruppe mit weniger als {analysis.smallestGroup} Besuchern erscheint unter „Sonstige“; das gilt auch für Suchbegriffe, Internetanbieter und Seiten.',
      },
    ],
    '5.4': [
      'Sie können die Website ohne Cookies lesen: Verbieten Sie sie in Ihrem Browser. Einige Funktionen fehlen dann.',
      {
        ours: 'Es fehlt wenig: Nur wer sich anmeldet, braucht ein Cookie, sei es als Kunde, als Personal oder mit nachgewiesener Adresse. Alle öffentlichen Seiten und Formulare funktionieren ohne Cookies und ohne Skripte. Dann gibt es keinen Besuch, nur gezählte Abrufe, und wir setzen kein anderes Mittel der Wiedererkennung an seine Stelle.',
      },
    ],
    '5.5': [
      'Browser nehmen Cookies gewöhnlich an. In den Einstellungen können Sie alle ablehnen, einzelne zulassen oder sich jedes Mal fragen lassen; wie das geht, erklärt die Hilfe Ihres Browsers.',
      {
        ours: 'Auf der Seite [Cookies](/privacy/cookies) sehen Sie, welche jetzt gesetzt sind, wozu und wie lange, schalten jeden Zweck ein oder aus und finden die Hilfe der einzelnen Browser. Ihre Wahl merkt sich das Cookie {cookies.choice.name}, ein festes Wort ohne Nummer; seine Lebensdauer: {cookies.choice.life}.',
      },
    ],
    '6': [
      'Sie können diese Website einfach lesen. Möchten Sie einen der folgenden Dienste nutzen, braucht er einige Daten mehr, und diese dienen nur ihm.',
      {
        ours: 'Dafür sorgt die Datenbank: Jeder Dienst arbeitet unter eigenem Namen und kann nur seine eigenen Datensätze lesen.',
      },
    ],
    '6.1.1': [
      'Auf der Seite [Support](/support) können Sie zu einem gekauften Produkt fragen. Sie nennen uns, wenn Sie mögen, Ihren Namen, für die Antwort eine E-Mail-Adresse, wenn Sie mögen, das Produkt mit Version, Lizenznummer und Betriebssystem, und worum es geht.',
      {
        ours: 'Nötig ist: {supportRequest.data.required}. Freigestellt ist: {supportRequest.data.optional}. Das Programm fügt hinzu: {supportRequest.data.recorded}. Dateien gehören zur Beschreibung. Per E-Mail erreichen Sie den Support unter {controller.emails.support}. Ohne Adresse erhalten Sie einen Quittungscode (Ziffer 1.3). Von einer Lizenznummer speichern wir einen Verweis auf die Lizenz oder die Nummer in unkenntlicher Form.',
      },
    ],
    '6.1.2': [
      'Damit können wir Ihnen eine passende Antwort geben. Anfragen über die Website fließen außerdem in eine Fehlerstatistik, mit der unsere Produkte weiterentwickelt und verbessert werden; für jede Version läuft sie so lange wie deren Supportzyklus: {supportCycle}.',
      {
        ours: 'So lange bleibt nur ein Fehlereintrag ohne Person: {faultRecord.data}; Dauer ab Erscheinen der Version: {faultRecord.keep.1}. Ihr Name, Ihr Text und Ihre Dateien werden gelöscht: {supportRequest.keep.1} nach dem Abschluss, {supportRequest.keep.2} nach unserer letzten Antwort und {supportRequest.keep.3} nach dem Eingang. Es zählt der früheste dieser Tage. Eine offene Anfrage wird nicht gelöscht, weil ein Zyklus endet.',
      },
      {
        ours: 'Anfragen ohne Produkt, per E-Mail oder per Telefon folgen Ziffer 1.3.',
      },
    ],
    '6.1.3': [
      'Möchten Sie unerkannt bleiben, geben Sie eine anonyme Adresse an oder rufen Sie uns an: {controller.phones}. Geschäftszeiten: {controller.hours}.',
      {
        ours: 'Die Wochentage sind unsere Ergänzung: Unsere bisherige Erklärung nannte nur Uhrzeiten. Die Seite [Kontakt](/contact) nennt die Zeiten auch in Ihrer Ortszeit, wenn Skripte erlaubt sind. Notiert wird Ihr Anliegen, nicht die Nummer, von der Sie anrufen.',
      },
    ],
    '6.2.1': [
      'Möchten Sie unseren kostenlosen Newsletter mit Neuigkeiten und Angeboten, melden Sie sich einmal unter [Newsletter](/newsletter) an. Dafür genügt Ihre E-Mail-Adresse.',
      {
        ours: 'Wir erfinden keinen Namen und grüßen Sie ohne einen. Zur Anmeldung vermerken wir: {newsletterSignUp.data.recorded}.',
      },
    ],
    '6.2.2': [
      'Sie melden sich in zwei Schritten an: Wir senden eine E-Mail an die Adresse, und erst Ihr Klick darin startet den Newsletter. So kann niemand Sie gegen Ihren Willen anmelden. Frist für den Klick: {newsletterSignUp.keep.1}. Bleibt er aus, wird die Anmeldung gesperrt und spätestens {newsletterSignUp.keep.2} nach der Anmeldung gelöscht.',
      {
        ours: 'Ab dem Ende dieser Frist ist der Link tot; das Programm vergleicht sie bei jedem Gebrauch mit der Uhr. Fristen in Monaten enden am gleichen Tag des Monats oder am letzten Tag eines kürzeren.',
      },
    ],
    '6.2.3': [
      'Ab Ihrer Bestätigung bewahren wir Ihre Adresse auf, um Ihnen den Newsletter zu senden, und zu nichts anderem.',
      {
        ours: 'Er kommt von {controller.emails.newsletter}. Danach können Sie Sprache und Themen wählen, {newsletter.topics}; beides ist freigestellt. Ob Sie eine E-Mail öffnen oder ihren Links folgen, zählen wir nur, wenn Sie gesondert einwilligen; Aufbewahrung: {newsletterMeasuring.keep.1}. Ohne Ihr Wort ist es ausgeschaltet.',
      },
      {
        ours: 'Zu jeder Sendung vermerken wir, an welche Abonnenten sie gegangen ist: {sendLedger.data}. So erhält sie niemand zweimal. Gelöscht wird der Vermerk {sendLedger.keep.1} nach dem Versand. Kommt eine E-Mail zurück, vermerken wir {bounce.data}, und an eine Adresse, die es nicht gibt, geht nichts mehr; dieser Vermerk wird {bounce.keep.1} nach seiner Aufzeichnung gelöscht.',
      },
    ],
    '6.2.4': [
      'Sie können jederzeit gehen, über den Link in jeder E-Mail. Wir senden dann nichts mehr und löschen Ihre Adresse spätestens {newsletter.keep.1} danach.',
      {
        ours: 'Der Link läuft nie ab und fragt nach keinem Kennwort; die Schaltfläche Ihres Mailprogramms wirkt ebenso. Damit keine alte Liste Sie wiederbringt, bleibt ein schlüsselgebundener Fingerabdruck Ihrer Adresse, {suppression.keep.1} lang. Melden Sie sich neu an, geht das vor.',
      },
    ],
    '6.3.1': [
      'Google Analytics und Yandex Metrica können uns zeigen, wie die Website genutzt wird: über welchen Link jemand kam, welche Seiten gelesen wurden. Das hilft uns, sie besser zu machen.',
      {
        ours: 'Jedes der beiden ist ein eigener Zweck mit eigenem Schalter, und Ablehnen braucht so viele Klicks wie Zustimmen. {recipients.google.text} {recipients.yandex.text}',
      },
    ],
    '6.3.2': [
      'Google und Yandex behalten sich vor, Daten auch für sich selbst zu erheben.',
      {
        ours: 'Google: {recipients.google.name}, {recipients.google.country}; {recipients.google.kind}; Garantie: {recipients.google.safeguard}. Yandex: {recipients.yandex.name}, {recipients.yandex.country}; {recipients.yandex.kind}; Garantie: {recipients.yandex.safeguard}. Was sie für sich selbst tun, können wir weder sehen noch lenken. Ist die Garantie Ihre ausdrückliche Einwilligung, kennen Sie bitte das Risiko: Für das Land besteht kein Angemessenheitsbeschluss, seine Behörden können Zugang erhalten, und Ihre Rechte sind dort womöglich schwerer durchzusetzen.',
      },
    ],
    '6.3.3': [
      'Beide arbeiten mit Cookies.',
      {
        ours: 'Von dem, was unser Server protokolliert, gibt er ihnen nichts. Erst nach Ihrer Einwilligung für den einen oder den anderen lädt Ihr Browser dessen Skript; von da an sieht dieser Anbieter Ihre IP-Adresse und die Seiten, die Sie öffnen. Vorher und nach einer Ablehnung enthält die Seite nichts von ihnen.',
      },
      {
        ours: 'Cookies, die sie unter unserem Namen setzen: Google {recipients.google.cookies}; Yandex {recipients.yandex.cookies}.',
      },
    ],
    '6.3.4': [
      'Bei Google können Sie die [Einstellungen für Werbung](https://adssettings.google.com) ändern oder das [Browser-Add-on](https://tools.google.com/dlpage/gaoptout) installieren, das Google Analytics fernhält. Auch für Yandex gibt es ein [Browser-Add-on](https://yandex.com/support/metrica/general/opt-out.html). Oder Sie lehnen in Ihrem Browser alle Cookies ab.',
      {
        ours: 'Die Seite [Cookies](/privacy/cookies) hat alles an einem Ort. Widerrufen Sie, entfernen wir deren Cookies und gespeicherte Daten unter unserem Namen sofort. Was sie unter ihrem eigenen Namen ablegen, können nur Sie entfernen.',
      },
    ],
    '7.1': [
      'Installieren Sie eines unserer Produkte, speichern wir Ihre IP-Adresse, falls es automatisch aktiviert wird, und was Sie uns angeben möchten: Benutzername, Vorname, Nachname, E-Mail-Adresse, Datum und Ort des Lizenzkaufs und ein Kennwort für MyPromt.',
      {
        ours: 'Vom Kennwort bewahren wir nur einen Einwegwert auf, aus dem es sich nicht zurückgewinnen lässt. Um eine Lizenz an einen Computer zu binden, kommt hinzu: {licenceSeat.data}. Die Kennung des Computers ist ein schlüsselgebundener Fingerabdruck. Gelöscht wird sie {licenceSeat.keep.1} nach der Freigabe der Lizenz von diesem Computer.',
      },
    ],
    '7.2': [
      'Um die Lizenz zu prüfen und Raubkopien zu verhindern, nutzen wir die IP-Adresse einer automatischen Aktivierung sowie Datum und Ort des Kaufs.',
      'Um Ihnen persönlich zu helfen, nutzen wir Benutzername, Vorname, Nachname und E-Mail-Adresse. E-Mail-Adresse und Kennwort öffnen Ihr Konto bei MyPromt mit seinem zusätzlichen Dienst.',
      {
        ours: 'Nach diesen drei Zwecken werden Sie einzeln gefragt, mit drei Kästchen, die niemand für Sie ankreuzt. Ohne das zweite und das dritte wird das Produkt trotzdem aktiviert; ohne das erste aktivieren Sie es manuell (Ziffer 7.3). Widerrufen Sie, werden die Daten dieses Zwecks gelöscht, und die Lizenz bleibt gültig.',
      },
      {
        ours: 'Datum und Ort des Kaufs dienen einem einzigen Abgleich, dem mit dem Verkaufsbeleg. Gelöscht wird bei der Lizenzprüfung die IP-Adresse {activationAddress.keep.1}, alles Übrige {licenceVerification.keep.1} nach der Aktivierung, beim persönlichen Support {personalSupport.keep.1} nach der Aktivierung, beim Konto {account.keep.1} nach Ihrer letzten Anmeldung und {account.keep.2} nach der Schließung.',
      },
      {
        ours: 'Um Raubkopien zu bemerken, zählt das Programm, wie eine Lizenz genutzt wurde; Zeitraum: {licensing.signals.within}. Es wirft eine Frage auf, wenn es mehr als {licensing.signals.machinesPerSeat} verschiedene Computer oder {licensing.signals.networksPerSeat} Netze je Platz sind oder an einem Tag mehr als {licensing.signals.networksPerMachine} Netze je Computer. Von einem Netz hat es ein schlüsselgebundenes Kennzeichen, das jeden Tag ein anderes ist und zu keiner Adresse zurückführt.',
      },
      {
        ours: 'Eine Frage ändert nichts. Ein Mensch aus unserem Team sieht sich die Zahlen an, entscheidet und hält den Grund fest; erst dann kann eine Lizenz gesperrt werden, und das wirkt, wenn Sie das nächste Mal aktivieren. Kennen wir aus Ihrem Konto oder für den persönlichen Support eine Adresse, teilen wir Ihnen mit, was gezählt wurde und warum wir so entschieden haben, und Sie können ohne Konto antworten; ein Mensch entscheidet dann neu. Kennen wir keine, schreiben Sie uns. Ihre Antwort wird gelöscht, samt {licenceReview.data.recorded}: {licenceReview.keep.1} nach der letzten Entscheidung.',
      },
    ],
    '7.3': [
      'Nichts davon ist Pflicht. Möchten Sie uns nichts mitteilen, aktivieren Sie das Produkt manuell und lassen das Formular leer.',
      {
        ours: 'Manuell aktivieren Sie per Datei, per Code oder per Telefon. Das Format hat keinen Platz für personenbezogene Daten: Es enthält die Lizenz, die Kennung des Computers, eine Zufallszahl und die Zeit.',
      },
    ],
    '7.4': [
      'Während Sie mit dem Produkt arbeiten, nutzen und speichern wir nichts von Ihnen.',
      {
        ours: 'Das laufende Produkt sammelt nichts und verbindet sich mit niemandem. Wird eine Lizenz entzogen, wirkt das erst, wenn Sie das nächste Mal aktivieren, übertragen oder aktualisieren. Was uns die Installation gegeben hat, dient Ziffer 7.2 und läuft ab.',
      },
    ],
    '7.5': [
      'Seit dem {gdpr.appliesFrom} sammeln Version {products.lastCollectingNothing} und ältere nichts mehr. Spätere Versionen fragen bei der Installation nach Ihrer Einwilligung.',
      {
        ours: 'Nichts sammelt: {products.collectingNothing}. Nach Einwilligung fragt: {products.askingConsent}. Eine Version, die hier nicht steht, wird abgewiesen, ebenso ältere personenbezogene Daten aus einem Import. Wortlaut und Fassung Ihrer Einwilligung stehen im Aktivierungszertifikat.',
      },
      {
        ours: 'Wird eine Aktivierung wiederholt, weil ihre Antwort verloren ging, bekommt sie {licensing.replayFor} lang dieselbe Antwort; dafür wird nichts über eine Person aufbewahrt.',
      },
    ],
    '8.1': [
      'Sie können der Verarbeitung Ihrer Daten widersprechen. Bitte sagen Sie uns, was in Ihrer Lage dagegen spricht.',
      {
        ours: 'Das betrifft die Verarbeitung aufgrund berechtigter Interessen (Art. 21 Abs. 1 DSGVO). Solange ein Mensch abwägt, ist die Verarbeitung eingeschränkt. Fehlen Gründe, fragen wir nach; wir lehnen deshalb nicht ab. Zu zeigen, dass unsere Gründe schwerer wiegen, ist unsere Sache, nicht Ihre. Frist für die Antwort: {rights.answerWithin}. Die Entscheidung bewahren wir {objection.keep.1} lang auf, um nachzuweisen, dass wir uns an sie halten.',
      },
    ],
    '8.2': [
      'Werbung und Auswertung können Sie jederzeit ohne Begründung widersprechen.',
      {
        ours: 'Das wirkt sofort und für jeden Zweck einzeln: Newsletter, Auswertung der Website, jeder Dritte, Messung der E-Mails, Fehlerstatistik. Kennen wir Sie nicht, genügt der Schalter auf der Seite [Cookies](/privacy/cookies) oder das Signal „Global Privacy Control“ Ihres Browsers.',
      },
    ],
    '8.3': [
      'Was Sie erlaubt haben, können Sie jederzeit widerrufen; eine E-Mail an {controller.emails.privacy} genügt.',
      {
        ours: 'Stammt die E-Mail nachweislich von Ihrer Adresse, führt das Programm den Widerruf ohne Zutun von Menschen aus. Lässt sich das nicht nachweisen, erhalten Sie einen Link zur Bestätigung.',
      },
    ],
    '9': [
      'Wir hoffen, dass diese Seite Ihre Fragen beantwortet. Bleibt eine offen, zum Datenschutz oder zu Ihren Daten, schreiben Sie an {controller.emails.privacy}. Wir freuen uns, von Ihnen zu hören.',
    ],
    '10.1': [
      {
        ours: 'Konto. Eine Sitzung auf einem Gerät dauert höchstens {accountSession.keep.1}, ohne Nutzung {cookies.account.idle}. Richten Sie einen zweiten Faktor ein (Codegenerator oder Passkey), wird sein Geheimnis {secondFactor.keep.1} nach der Schließung des Kontos gelöscht. Von einem Passkey haben wir die öffentliche Hälfte, den Namen, den Sie ihm gegeben haben, und die Tage, an denen er hinzugefügt und zuletzt verwendet wurde; gelöscht wird er, sobald Sie ihn entfernen, per E-Mail ein neues Passwort wählen oder das Konto schließen.',
      },
      {
        ours: 'Der Link, der die Adresse eines Kontos nachweist, gilt {accountAccess.confirmLink}, der zu einem neuen Passwort {accountAccess.resetLink}, jeder einmal. Ein zweiter Faktor darf dem Passwort innerhalb von {accountAccess.codeWithin} folgen, ein Passkey muss innerhalb von {accountAccess.passkeyWithin} antworten.',
      },
      {
        ours: 'Adressnachweis. Bevor wir zeigen, was wir haben, weisen Sie durch einen Link nach, dass die Adresse Ihnen gehört; der Link selbst enthält keine personenbezogenen Daten. Wir speichern: {addressProof.data}. Gelöscht wird das {addressProof.keep.1} nach der Ausstellung des Links.',
      },
      {
        ours: 'Eintrag Ihrer Adresse. Alles, was wir unter einer Adresse haben, hält ein Eintrag zusammen: {personRecord.data}. Durch ihn erreichen Ihre Rechte alles auf einmal. Gelöscht wird er {personRecord.keep.1} nach dem Letzten, das mit der Adresse erhoben wurde; die Verzeichnisse der Einsichten und der Weitergaben bestehen ohne sie fort.',
      },
    ],
    '10.2': [
      {
        ours: 'Was Sie erlauben, ablehnen oder widerrufen, halten wir als Quittung fest: {consentReceipt.data}. Das Gesetz verlangt, dass wir es nachweisen können (Art. 7 Abs. 1 DSGVO). Gelöscht wird die Quittung {consentReceipt.keep.1} nach dem Ende der Einwilligung.',
      },
    ],
    '10.3': [
      {
        ours: 'Anträge zu Ihren Rechten und unsere Antworten bewahren wir nach dem Abschluss noch {rightsRequest.keep.1} lang auf, um zu zeigen, dass wir rechtzeitig geantwortet haben. Für einen Widerspruch gilt Ziffer 8.1.',
      },
      {
        ours: 'Jedes Mal, wenn jemand aus unserem Haus Daten über Sie öffnet oder ausgibt, schreibt das Programm es auf: {consultation.data}. Eine Liste, in der etwas von Ihnen steht, wird je Person einmal am Tag vermerkt. Diese Einträge können Sie lesen. Gelöscht werden sie {consultation.keep.1} nach der Aufzeichnung.',
      },
    ],
    '10.4': [
      {
        ours: 'Weitergaben (Ziffer 3) bleiben {disclosure.keep.1} lang in ihrem Register, Sperren (Ziffer 1.3) noch {hold.keep.1} nach ihrem Ende.',
      },
      {
        ours: 'Gehen Daten verloren oder sieht sie, wer sie nicht sehen darf, dokumentieren wir die Verletzung (Art. 33 Abs. 5 DSGVO), melden sie der Behörde, sofern ein Risiko nicht unwahrscheinlich ist, und benachrichtigen Sie, wenn das Risiko für Sie hoch ist. Der Eintrag bleibt nach dem Abschluss des Falls noch {breachRegister.keep.1} lang.',
      },
    ],
    '10.5': [
      {
        ours: 'Sicherungskopien schützen vor Verlust. Jede wird {backup.keep.1} nach ihrer Erstellung gelöscht. Bis dahin kann sie Daten enthalten, die im laufenden System schon gelöscht sind; niemand arbeitet damit.',
      },
      {
        ours: 'Wer gelöscht ist, bleibt gelöscht: Außerhalb der Datenbank vermerken wir einen schlüsselgebundenen Fingerabdruck der Adresse, {erasureLedger.keep.1} lang, und bereinigen damit jede zurückgespielte Sicherungskopie und jeden Import.',
      },
    ],
    '10.6': [
      {
        ours: 'Eine E-Mail an Sie wird {outgoingMail.keep.1} nach dem Versand aus unserem Postausgang gelöscht, spätestens aber {outgoingMail.keep.2} nach ihrer Erstellung. Sie läuft über einen Mailversand ({recipients.mailRelay.name}, {recipients.mailRelay.country}).',
      },
      {
        ours: 'Eine E-Mail von Ihnen verlässt unser Postfach {incomingMail.keep.1} nach ihrem Eingang. Bis dahin ist ihr Inhalt bei dem Dienst, den sie betrifft.',
      },
    ],
    '10.7': [
      {
        ours: 'Unser Personal meldet sich mit Kennwort und zweitem Faktor an (Zeit dazwischen höchstens: {staffAccess.codeWithin}). Seine Daten werden {staff.keep.1} nach dem Ausscheiden gelöscht. Links, mit denen es beides setzt, gelten einmal und nicht lange: der allererste {staffAccess.firstLink}, eine Einladung {staffAccess.invitation}, einer nach verlorenem Kennwort {staffAccess.resetLink}, einer zum Wechsel des zweiten Faktors {staffAccess.secondFactorLink}. Was über einen Link eingegeben wurde, verschwindet mit ihm. Was es im Programm tut, wird protokolliert, Aufbewahrung: {staffLog.keep.1}.',
      },
      {
        ours: 'Jede Rolle sieht, was ihre Arbeit braucht, und nicht mehr; die Liste steht unten. Rollen: {roles}.',
      },
    ],
    '10.8': [
      {
        ours: 'Eine Antwort können Sie mit einem Klick bewerten. Die Bewertung zählen wir ohne Ihren Namen, {satisfaction.keep.1} lang.',
      },
      {
        ours: 'Pflicht oder nicht: Zu jeder Tätigkeit sagt diese Seite, ob Sie die Daten angeben müssen und was folgt, wenn Sie es nicht tun (Art. 13 Abs. 2 Buchst. e DSGVO). Keine Entscheidung über Sie trifft eine Maschine allein (Art. 22 DSGVO).',
      },
      { ours: '{controller.seat.text}' },
      { ours: '{controller.representative.text}' },
      { ours: '{controller.dataProtectionOfficer.text}' },
    ],
  },

  variants: {
    analysis: {
      exempt:
        'Wir messen, ohne vorher zu fragen, weil es nur unsere eigene Statistik dieser Website ist: keine andere Website, kein Profil, keine Weitergabe, und die Datensätze werden in der hier genannten Frist gelöscht. Nicht jedes Land nimmt solche Statistiken von der Einwilligung aus; wir halten die Bedingungen derer ein, die es tun. Möchten Sie das nicht, beendet es der Schalter auf der Seite [Cookies](/privacy/cookies) sofort.',
      consent:
        'Wir messen erst, wenn Sie auf der Seite [Cookies](/privacy/cookies) eingewilligt haben. Bis dahin gibt es keine Besuchsnummer, und dort können Sie Ihre Einwilligung jederzeit zurücknehmen.',
    },
    google: {
      off: 'Google Analytics wird hier zurzeit nicht eingesetzt.',
      on: 'Google Analytics wird hier eingesetzt, für alle, die eingewilligt haben.',
    },
    yandex: {
      off: 'Yandex Metrica wird hier zurzeit nicht eingesetzt.',
      on: 'Yandex Metrica wird hier eingesetzt, für alle, die eingewilligt haben.',
    },
    representative: {
      none: 'Einen Vertreter in der Europäischen Union haben wir nicht benannt. Art. 27 Abs. 2 Buchst. a DSGVO befreit uns davon: Menschen in der Union nutzen unsere Dienste nur gelegentlich, besondere Kategorien von Daten sind nicht betroffen, und ein Risiko für sie ist unwahrscheinlich. Ändert sich das, steht der Vertreter an dieser Stelle. Bis dahin können Sie und jede Behörde sich unmittelbar an uns wenden.',
      unneeded:
        'Einen Vertreter in der Europäischen Union (Art. 27 DSGVO) brauchen wir nicht, denn wir haben unseren Sitz selbst im Europäischen Wirtschaftsraum.',
      named:
        'Unser Vertreter in der Europäischen Union (Art. 27 DSGVO) ist {controller.representative.name}, {controller.representative.address}, {controller.representative.email}.',
    },
    dataProtectionOfficer: {
      none: 'Einen Datenschutzbeauftragten haben wir nicht. Art. 37 Abs. 1 DSGVO verlangt keinen: Unsere Kerntätigkeit besteht weder in umfangreicher regelmäßiger und systematischer Überwachung noch in besonderen Kategorien von Daten. Fragen richten Sie an {controller.emails.privacy}.',
      named: 'Unser Datenschutzbeauftragter: {controller.dataProtectionOfficer.email}.',
    },
    seat: {
      inside:
        'Unser Sitz: {controller.country}, innerhalb des Europäischen Wirtschaftsraums; die DSGVO gilt dort für alles, was wir tun. Für die Weitergabe in ein anderes Land nennt die Tabelle der Empfänger die Garantie (Art. 44 bis 49 DSGVO).',
      outside:
        'Unser Sitz: {controller.country}, außerhalb des Europäischen Wirtschaftsraums. Was Sie uns geben, geben Sie uns unmittelbar, und dort wird es verarbeitet. Die DSGVO bindet uns gleichwohl, soweit ihr Art. 3 Abs. 2 reicht, und die Rechte der Ziffer 4 haben Sie, wo immer Sie leben. Für die Weitergabe in ein anderes Land nennt die Tabelle der Empfänger die Garantie (Art. 44 bis 49 DSGVO).',
    },
  },

  words: {
    none: 'keine',
    tollFree: 'gebührenfrei',
    session: 'bis der Browser schließt',
    on: 'im Einsatz',
    off: 'nicht im Einsatz',
    collects: { none: 'sammelt nichts', consent: 'fragt nach Einwilligung' },
  },

  activities: {
    accessLog: {
      title: 'Protokoll der Website',
      purpose: 'Die Website erreichbar, schnell und sicher zu halten.',
      ground: {
        legitimateInterests:
          'Unser Interesse ist eine Website, die funktioniert und Angriffen standhält. Es folgt aus den Zwecken in Ziffer 2.2 und reicht nicht weiter.',
      },
      obligation:
        'Weder Gesetz noch Vertrag verlangen es. Ohne IP-Adresse lässt sich keine Seite ausliefern; die übrigen Angaben kann Ihr Browser weglassen.',
      until: 'Jede Zeile wird spätestens {accessLog.keep.1} nach ihrer Aufzeichnung gelöscht.',
    },
    visits: {
      title: 'Besuche',
      purpose: 'Die Website zu betreiben und zu erfahren, welche Seiten und Links genutzt werden.',
      ground: {
        legitimateInterests:
          'Unser Interesse ist zu sehen, was Lesern hilft, durch eine eigene Statistik, die niemanden nennt.',
        consent: 'Sie willigen ein, dass wir Ihren Besuch messen. Ohne das gibt es keinen.',
      },
      obligation: 'Freigestellt. Ohne Besuch sehen Sie dieselben Seiten.',
      until:
        'Die Datensätze eines Besuchs werden spätestens {visits.keep.1} nach ihrer Aufzeichnung gelöscht.',
    },
    statistics: {
      title: 'Anonyme Statistik',
      purpose: 'Nutzung und Fehler der Website über die Zeit zu vergleichen.',
      ground: {
        legitimateInterests:
          'Unser Interesse ist, die Website zu planen und zu verbessern. Die Summen enthalten keine personenbezogenen Daten; wir nennen dennoch einen Grund.',
      },
      obligation: 'Dafür ist nichts anzugeben.',
      until: 'Summen werden {statistics.keep.1} nach dem Tag gelöscht, den sie beschreiben.',
    },
    contact: {
      title: 'Nachrichten an uns',
      purpose: 'Zu beantworten, was Sie schreiben.',
      ground: {
        legitimateInterests: 'Unser Interesse, und Ihres, ist, dass eine Nachricht eine Antwort bekommt.',
      },
      obligation:
        'Nötig ist nur die Nachricht; ohne sie gibt es nichts zu beantworten. Alles andere steht Ihnen frei.',
      until:
        'Ein Gespräch wird gelöscht: {contact.keep.1} nach dem Abschluss, {contact.keep.2} nach der letzten Antwort und {contact.keep.3} nach dem Eingang, je nachdem, was zuerst eintritt.',
    },
    supportRequest: {
      title: 'Supportanfragen',
      purpose: 'Das Problem zu lösen, das Sie melden.',
      ground: { contract: 'Support gehört zu dem Produkt, das Sie gekauft haben.' },
      obligation: 'Nötig ist nur die Beschreibung. Je mehr wir wissen, desto besser passt die Antwort.',
      until:
        'Eine Anfrage wird gelöscht: {supportRequest.keep.1} nach dem Abschluss, {supportRequest.keep.2} nach der letzten Antwort und {supportRequest.keep.3} nach dem Eingang, je nachdem, was zuerst eintritt.',
    },
    faultRecord: {
      title: 'Fehlerstatistik',
      purpose: 'Fehler unserer Produkte zu finden und zu beheben.',
      ground: {
        legitimateInterests:
          'Unser Interesse sind weniger Fehler. Der Eintrag enthält keine Person; wir nennen dennoch einen Grund.',
      },
      obligation: 'Dafür ist nichts weiter anzugeben.',
      until: 'Ein Eintrag wird {faultRecord.keep.1} nach dem Erscheinen der Version gelöscht.',
    },
    satisfaction: {
      title: 'Bewertung einer Antwort',
      purpose: 'Zu erfahren, ob unsere Antworten helfen.',
      ground: {
        legitimateInterests:
          'Unser Interesse ist, besser zu antworten. Eine Bewertung wird ohne Person gespeichert.',
      },
      obligation: 'Freigestellt und ohne jede Folge.',
      until: 'Eine Bewertung wird {satisfaction.keep.1} nach ihrem Tag gelöscht.',
    },
    newsletterSignUp: {
      title: 'Anmeldung zum Newsletter',
      purpose: 'Sicherzugehen, dass der Inhaber der Adresse den Newsletter will.',
      ground: { consent: 'Sie bitten um den Newsletter und bestätigen es über eine E-Mail.' },
      obligation: 'Freigestellt. Ohne Adresse gibt es keinen Newsletter.',
      until:
        'Ohne Bestätigung: gesperrt {newsletterSignUp.keep.1} nach der Anmeldung, gelöscht spätestens {newsletterSignUp.keep.2} nach der Anmeldung.',
    },
    newsletter: {
      title: 'Newsletter',
      purpose: 'Ihnen den Newsletter zu senden.',
      ground: { consent: 'Sie willigen ein, den Newsletter an Ihre Adresse zu erhalten.' },
      obligation:
        'Freigestellt. Ohne Adresse gibt es keinen Newsletter; Themen und Sprache stehen Ihnen frei.',
      until: 'Die Adresse wird spätestens {newsletter.keep.1} nach der Abbestellung gelöscht.',
    },
    newsletterMeasuring: {
      title: 'Messung des Newsletters',
      purpose: 'Zu erfahren, welche Themen gelesen werden.',
      ground: {
        consent: 'Sie willigen gesondert ein, dass wir geöffnete E-Mails und angeklickte Links zählen.',
      },
      obligation: 'Freigestellt. Ohne das erhalten Sie denselben Newsletter.',
      until: 'Jede Zählung wird {newsletterMeasuring.keep.1} nach ihrer Aufzeichnung gelöscht.',
    },
    suppression: {
      title: 'Sperrliste für E-Mails',
      purpose: 'Sicherzugehen, dass keine Post mehr bekommt, wer gegangen ist oder widersprochen hat.',
      ground: {
        legalObligation:
          'Wer Werbung widerspricht, darf keine mehr erhalten (Art. 21 Abs. 3 DSGVO); ohne Fingerabdruck könnten wir das nicht einhalten.',
      },
      obligation: 'Sie geben dafür nichts an; er entsteht, wenn Sie gehen.',
      until: 'Ein Fingerabdruck wird {suppression.keep.1} nach der Abbestellung gelöscht.',
    },
    sendLedger: {
      title: 'Versandverzeichnis',
      purpose: 'Jede Sendung jedem Abonnenten einmal zu senden, auch wenn der Versand unterbrochen wird.',
      ground: {
        legitimateInterests:
          'Unser Interesse und das Ihre ist, dass eine Sendung ankommt, und zwar nur einmal.',
      },
      obligation: 'Entsteht beim Versand; Sie geben dafür nichts weiter an.',
      until: 'Ein Vermerk wird {sendLedger.keep.1} nach dem Versand gelöscht.',
    },
    bounce: {
      title: 'Zurückgekommene Sendungen',
      purpose: 'Nicht mehr an Adressen zu schreiben, die es nicht gibt.',
      ground: {
        legitimateInterests:
          'Unser Interesse ist, nur an Menschen zu schreiben, die es lesen können, und dass unsere E-Mails anderswo angenommen werden.',
      },
      obligation: 'Entsteht, wenn eine E-Mail zurückkommt; Sie geben dafür nichts an.',
      until: 'Ein Vermerk wird {bounce.keep.1} nach seiner Aufzeichnung gelöscht.',
    },
    googleAnalytics: {
      title: 'Google Analytics',
      purpose: 'Zu erfahren, wie die Website genutzt und wie sie gefunden wird.',
      ground: { consent: 'Sie willigen ein, dass Ihr Browser Google aufruft.' },
      obligation: 'Freigestellt. Ohne das sehen Sie dieselben Seiten.',
      until:
        'Wir selbst bewahren davon nichts auf; es endet mit Ihrem Widerruf. Wie lange Google Daten behält, sagt Google.',
    },
    yandexMetrica: {
      title: 'Yandex Metrica',
      purpose: 'Zu erfahren, wie die Website genutzt und wie sie gefunden wird.',
      ground: { consent: 'Sie willigen ein, dass Ihr Browser Yandex aufruft.' },
      obligation: 'Freigestellt. Ohne das sehen Sie dieselben Seiten.',
      until:
        'Wir selbst bewahren davon nichts auf; es endet mit Ihrem Widerruf. Wie lange Yandex Daten behält, sagt Yandex.',
    },
    licenceSeat: {
      title: 'Lizenz auf einem Computer',
      purpose: 'Eine Lizenz auf so vielen Computern nutzen zu lassen, wie sie erlaubt.',
      ground: { contract: 'Der Lizenzvertrag sagt, auf wie vielen Computern das Produkt laufen darf.' },
      obligation: 'Die Lizenznummer verlangt der Vertrag; ohne sie lässt sich das Produkt nicht aktivieren.',
      until: 'Ein Eintrag wird {licenceSeat.keep.1} nach der Freigabe der Lizenz vom Computer gelöscht.',
    },
    licenceVerification: {
      title: 'Prüfung der Lizenz',
      purpose: 'Die Lizenz zu prüfen und Raubkopien zu verhindern.',
      ground: {
        consent: 'Sie willigen ein, dass wir Kaufdatum und Kaufort für die Prüfung nutzen.',
      },
      obligation: 'Freigestellt. Ohne das aktivieren Sie manuell.',
      until: 'Die Daten werden {licenceVerification.keep.1} nach der Aktivierung gelöscht.',
    },
    activationAddress: {
      title: 'Adresse einer Aktivierung',
      purpose: 'Die Lizenz zu prüfen und Raubkopien zu verhindern: in wie vielen Netzen sie aktiviert wird.',
      ground: {
        consent: 'Sie willigen mit der Prüfung der Lizenz ein, dass wir auch die IP-Adresse nutzen.',
      },
      obligation: 'Freigestellt. Ohne das aktivieren Sie manuell.',
      until: 'Die Adresse wird {activationAddress.keep.1} nach der Aktivierung gelöscht.',
    },
    personalSupport: {
      title: 'Persönlicher Support',
      purpose: 'Zu wissen, wem wir bei welchem Produkt helfen.',
      ground: {
        consent:
          'Sie willigen ein, dass wir Ihre Namen und Ihre Adresse für den persönlichen Support nutzen.',
      },
      obligation: 'Freigestellt. Das Produkt wird auch ohne das aktiviert.',
      until: 'Die Daten werden {personalSupport.keep.1} nach der Aktivierung gelöscht.',
    },
    licenceReview: {
      title: 'Rückfragen zur Nutzung einer Lizenz',
      purpose:
        'Sie anzuhören, bevor und nachdem eine Lizenz gesperrt wird, weil Zahlen für einen Missbrauch sprechen.',
      ground: {
        legitimateInterests:
          'Unser Interesse ist es, Raubkopien zu verhindern; Ihres, dass ein Mensch Sie anhört und entscheidet (Art. 22 DSGVO).',
      },
      obligation: 'Nicht erforderlich. Ohne Ihre Antwort entscheidet ein Mensch allein nach den Zahlen.',
      until:
        'Zahlen, Entscheidung und Ihre Antwort werden {licenceReview.keep.1} nach der letzten Entscheidung gelöscht.',
    },
    account: {
      title: 'Konto bei MyPromt',
      purpose: 'Ihnen Ihr Konto und dessen zusätzlichen Dienst zu öffnen.',
      ground: { consent: 'Sie willigen in ein Konto unter Ihrer Adresse ein.' },
      obligation: 'Freigestellt. Ohne Adresse und Kennwort gibt es kein Konto; das Produkt läuft auch ohne.',
      until:
        'Ein Konto wird {account.keep.1} nach der letzten Anmeldung gelöscht, und {account.keep.2} nach seiner Schließung.',
    },
    accountSession: {
      title: 'Angemeldete Geräte',
      purpose: 'Ein Gerät wiederzuerkennen, auf dem Sie sich angemeldet haben.',
      ground: { contract: 'Anders lässt sich Ihr Konto nicht nutzen.' },
      obligation: 'Entsteht mit der Anmeldung; ohne das kann sich niemand anmelden.',
      until: 'Eine Sitzung wird spätestens {accountSession.keep.1} nach der Anmeldung gelöscht.',
    },
    secondFactor: {
      title: 'Zweiter Faktor',
      purpose: 'Ihr Konto zu schützen, selbst wenn das Kennwort bekannt wird.',
      ground: { contract: 'Sie richten ihn als Teil Ihres Kontos ein.' },
      obligation: 'Freigestellt. Ohne ihn schützt nur das Kennwort das Konto.',
      until: 'Das Geheimnis wird {secondFactor.keep.1} nach der Schließung des Kontos gelöscht.',
    },
    personRecord: {
      title: 'Eintrag Ihrer Adresse',
      purpose: 'Alles zu finden, was wir über Sie haben, wenn Sie Ihre Rechte nutzen.',
      ground: {
        legalObligation:
          'Wir müssen über alle Ihre Daten zugleich Auskunft geben und sie richtig halten (Art. 15 bis 21 DSGVO).',
      },
      obligation: 'Sie geben dafür nichts weiter an als die Adresse bei dem Dienst, den Sie nutzen.',
      until:
        'Der Eintrag wird {personRecord.keep.1} nach dem Letzten gelöscht, was wir sonst über Sie haben.',
    },
    addressProof: {
      title: 'Adressnachweis',
      purpose: 'Daten über Sie niemandem zu geben als Ihnen.',
      ground: {
        legalObligation:
          'Bevor wir antworten, müssen wir sicher sein, wer fragt (Art. 12 Abs. 6 und Art. 32 DSGVO).',
      },
      obligation:
        'Nötig, wenn Sie sehen oder ändern möchten, was wir haben; ohne ihn zeigten wir es Fremden.',
      until: 'Ein Nachweis wird {addressProof.keep.1} nach der Ausstellung seines Links gelöscht.',
    },
    consentReceipt: {
      title: 'Einwilligungsquittungen',
      purpose: 'Nachzuweisen, was Sie erlaubt, abgelehnt oder widerrufen haben.',
      ground: {
        legalObligation: 'Wir müssen eine Einwilligung nachweisen können (Art. 7 Abs. 1 DSGVO).',
      },
      obligation: 'Entsteht mit Ihrer Entscheidung; weiter geben Sie dafür nichts an.',
      until: 'Eine Quittung wird {consentReceipt.keep.1} nach dem Ende der Einwilligung gelöscht.',
    },
    objection: {
      title: 'Widersprüche',
      purpose: 'Einen Widerspruch abzuwägen und die Entscheidung einzuhalten.',
      ground: {
        legalObligation:
          'Wir müssen einen Widerspruch prüfen und nachweisen, wie wir entschieden haben (Art. 21 und Art. 5 Abs. 2 DSGVO).',
      },
      obligation: 'Gründe helfen uns beim Abwägen; fehlen sie, fragen wir nach.',
      until: 'Ein Widerspruch wird {objection.keep.1} nach der Entscheidung gelöscht.',
    },
    rightsRequest: {
      title: 'Anträge zu Ihren Rechten',
      purpose: 'Ihren Antrag zu beantworten und das nachzuweisen.',
      ground: {
        legalObligation:
          'Wir müssen solche Anträge beantworten und darüber Rechenschaft geben (Art. 12 bis 22 und Art. 5 Abs. 2 DSGVO).',
      },
      obligation:
        'Eine Adresse ist nötig, um Ihnen und niemandem sonst zu antworten; Gründe stehen Ihnen frei.',
      until: 'Ein Antrag wird {rightsRequest.keep.1} nach dem Abschluss gelöscht.',
    },
    consultation: {
      title: 'Einsichtsregister',
      purpose: 'Zu wissen, wer aus unserem Haus Ihre Daten angesehen hat und warum.',
      ground: { legalObligation: 'Wir müssen Daten auch vor Missbrauch im Haus schützen (Art. 32 DSGVO).' },
      obligation: 'Sie geben dafür nichts an.',
      until: 'Ein Eintrag wird {consultation.keep.1} nach seiner Aufzeichnung gelöscht.',
    },
    disclosure: {
      title: 'Weitergaberegister',
      purpose: 'Sagen zu können, wem wir welche Daten gegeben haben und warum.',
      ground: {
        legalObligation:
          'Wir müssen Empfänger nennen, sie von Berichtigungen unterrichten und über Weitergaben Rechenschaft geben (Art. 15 Abs. 1 Buchst. c, Art. 19 und Art. 5 Abs. 2 DSGVO).',
      },
      obligation: 'Sie geben dafür nichts an.',
      until: 'Ein Eintrag wird {disclosure.keep.1} nach der Weitergabe gelöscht.',
    },
    hold: {
      title: 'Sperren',
      purpose: 'Gesperrt zu bewahren, was wir nach dem Gesetz nicht löschen dürfen.',
      ground: {
        legalObligation:
          'Das Gesetz, das die Löschung verbietet, steht in jeder Sperre (Art. 17 Abs. 3 DSGVO).',
      },
      obligation: 'Sie geben dafür nichts an.',
      until: 'Eine Sperre wird {hold.keep.1} nach ihrem Ende gelöscht.',
    },
    breachRegister: {
      title: 'Register der Datenschutzverletzungen',
      purpose: 'Eine Verletzung, ihre Folgen und unsere Maßnahmen zu dokumentieren.',
      ground: { legalObligation: 'Wir müssen Verletzungen dokumentieren (Art. 33 Abs. 5 DSGVO).' },
      obligation: 'Sie geben dafür nichts an.',
      until: 'Ein Eintrag wird {breachRegister.keep.1} nach dem Abschluss des Falls gelöscht.',
    },
    erasureLedger: {
      title: 'Löschbuch',
      purpose: 'Sicherzugehen, dass weder Sicherungskopie noch Import gelöschte Personen wiederbringt.',
      ground: {
        legalObligation: 'Gelöscht muss gelöscht bleiben (Art. 17 Abs. 1 und Art. 5 Abs. 2 DSGVO).',
      },
      obligation: 'Sie geben dafür nichts an.',
      until:
        'Ein Eintrag wird {erasureLedger.keep.1} nach der Löschung entfernt; dann gibt es keine Sicherungskopie mehr, die diese Daten enthält.',
    },
    outgoingMail: {
      title: 'E-Mails an Sie',
      purpose: 'E-Mails zuzustellen, um die Sie gebeten haben oder die Sie erhalten müssen.',
      ground: {
        legitimateInterests: 'Unser Interesse ist, dass eine E-Mail ankommt, und zwar nur einmal.',
      },
      obligation: 'Ohne Adresse können wir Ihnen nicht schreiben.',
      until:
        'Eine E-Mail wird {outgoingMail.keep.1} nach dem Versand gelöscht, spätestens {outgoingMail.keep.2} nach ihrer Erstellung.',
    },
    incomingMail: {
      title: 'E-Mails von Ihnen',
      purpose: 'Eine E-Mail zu dem Dienst zu bringen, den sie betrifft.',
      ground: {
        legitimateInterests: 'Unser Interesse, und Ihres, ist, dass eine E-Mail eine Antwort bekommt.',
      },
      obligation: 'Freigestellt: Sie können stattdessen ein Formular oder das Telefon nutzen.',
      until: 'Eine E-Mail wird {incomingMail.keep.1} nach dem Eingang gelöscht.',
    },
    choice: {
      title: 'Ihre Cookie-Wahl',
      purpose: 'Sich zu merken, was Sie erlaubt oder abgelehnt haben.',
      ground: {
        legalObligation:
          'Wir müssen Ihre Ablehnung oder Einwilligung beachten (Art. 7 und Art. 21 DSGVO) und sie dazu kennen.',
      },
      obligation: 'Freigestellt. Ohne Wahl geschieht nichts, was Ihre Einwilligung braucht.',
      until: 'Steht nur in Ihrem Browser; Lebensdauer des Cookies: {cookies.choice.life}.',
    },
    staff: {
      title: 'Personal',
      purpose: 'Nur Berechtigte in die Konsole zu lassen.',
      ground: { contract: 'Das Arbeitsverhältnis erfordert es.' },
      obligation: 'Nötig für die Arbeit in der Konsole.',
      until: 'Die Daten werden {staff.keep.1} nach dem Ausscheiden gelöscht.',
    },
    staffLog: {
      title: 'Protokoll des Personals',
      purpose: 'Herauszufinden, was in der Konsole getan wurde, wenn etwas schiefging.',
      ground: {
        legitimateInterests:
          'Unser Interesse, und das unserer Kunden, ist, dass jeder Zugriff eine Spur hinterlässt.',
      },
      obligation: 'Entsteht mit der Arbeit in der Konsole.',
      until: 'Ein Eintrag wird {staffLog.keep.1} nach seiner Aufzeichnung gelöscht.',
    },
    backup: {
      title: 'Sicherungskopien',
      purpose: 'Das System nach einem Verlust wiederherzustellen.',
      ground: { legitimateInterests: 'Unser Interesse, und Ihres, ist, dass ein Ausfall nichts zerstört.' },
      obligation: 'Dafür geben Sie nichts weiter an.',
      until: 'Eine Sicherungskopie wird {backup.keep.1} nach ihrer Erstellung gelöscht.',
    },
  },

  data: {
    ipAddress: 'IP-Adresse',
    time: 'Datum und Uhrzeit',
    searchPhrase: 'Suchbegriff, der zu uns führte',
    browser: 'Browser mit Version',
    system: 'Betriebssystem',
    language: 'Sprache',
    provider: 'Name des Internetanbieters',
    request: 'technische Angaben zum Abruf',
    visitId: 'Zufallszahl des Besuchs',
    pageViewed: 'geöffnete Seite',
    linkUsed: 'genutzter Link',
    timeOnPage: 'Verweildauer auf der Seite',
    email: 'E-Mail-Adresse',
    name: 'Name',
    phone: 'Telefonnummer',
    message: 'Nachricht',
    attachment: 'angehängte Dateien',
    productName: 'Produkt',
    productVersion: 'Version des Produkts',
    licenceNumber: 'Lizenznummer',
    operatingSystem: 'Betriebssystem Ihres Computers',
    description: 'Beschreibung des Problems',
    faultKind: 'Art des Fehlers',
    rating: 'Bewertung',
    topics: 'gewählte Themen',
    opens: 'geöffnete E-Mails',
    clicks: 'angeklickte Links',
    addressHash: 'schlüsselgebundener Fingerabdruck der Adresse',
    userName: 'Benutzername',
    firstName: 'Vorname',
    surname: 'Nachname',
    purchaseDate: 'Kaufdatum',
    purchasePlace: 'Kaufort',
    password: 'Kennwort (als Einwegwert)',
    machineHash: 'schlüsselgebundene Kennung des Computers',
    nonce: 'Zufallszahl der Aktivierung',
    edition: 'Ausgabe des Produkts',
    token: 'Zugangscode (als Einwegwert)',
    totpSecret: 'Geheimnis des Codegenerators',
    passkey: 'Passkey',
    passkeyName: 'Name des Passkeys',
    consentText: 'angezeigter Wortlaut',
    decision: 'Entscheidung',
    reasons: 'Gründe',
    reader: 'beteiligte Person aus unserem Haus',
    recipient: 'Empfänger',
    evidence: 'Nachweis des Rechtsgrunds',
    lawName: 'Gesetz oder Anordnung mit Aktenzeichen',
    mailContent: 'Inhalt der E-Mail',
    deliveryState: 'Stand der Zustellung',
    cookieChoice: 'Cookie-Wahl',
    staffRole: 'Rolle',
    staffAct: 'Handlung in der Konsole',
    incident: 'Hergang des Vorfalls',
  },

  takings: {
    required: 'von Ihnen angegeben, nötig',
    optional: 'von Ihnen angegeben, freigestellt',
    recorded: 'entsteht im Programm oder wird von Ihrem Browser gesendet',
  },

  subjects: {
    visitors: 'Besucher der Website',
    correspondents: 'Menschen, die uns schreiben',
    customers: 'Kunden',
    subscribers: 'Abonnenten des Newsletters',
    persons: 'alle, über die wir Daten haben',
    staff: 'unser Personal',
    nobody: 'niemand: anonym',
  },

  bases: {
    consent: 'Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO)',
    contract: 'der Vertrag mit Ihnen (Art. 6 Abs. 1 Buchst. b DSGVO)',
    legalObligation: 'eine rechtliche Verpflichtung (Art. 6 Abs. 1 Buchst. c DSGVO)',
    legitimateInterests: 'berechtigte Interessen (Art. 6 Abs. 1 Buchst. f DSGVO)',
  },

  anchors: {
    recorded: 'nach der Aufzeichnung',
    lastSeen: 'nach der letzten Anmeldung',
    received: 'nach dem Eingang',
    answered: 'nach der letzten Antwort',
    closed: 'nach dem Abschluss',
    signedUp: 'nach der Anmeldung zum Newsletter',
    left: 'nach der Abbestellung',
    released: 'nach dem Erscheinen der Version',
    activated: 'nach der Aktivierung',
    issued: 'nach der Ausstellung',
    ended: 'nach dem Ende',
    decided: 'nach der Entscheidung',
    sent: 'nach dem Versand',
    day: 'nach dem beschriebenen Tag',
  },

  keepActs: { block: 'für jede Nutzung gesperrt', erase: 'gelöscht' },

  disclosures: {
    never: 'niemals an Dritte',
    onGround: 'nur aus einem Grund der Ziffern 3.1 bis 3.4, mit Eintrag im Register',
  },

  cookies: {
    visit:
      'Gibt einem Besuch eine Zufallszahl, damit die Website funktioniert und ihre Nutzung gezählt werden kann.',
    choice: 'Merkt sich, was Sie erlaubt oder abgelehnt haben; dieselben wenigen Wörter für alle.',
    staff: 'Hält unser Personal in der Konsole angemeldet.',
    account: 'Hält Kunden in ihrem Konto angemeldet.',
    proof: 'Öffnet die Seite zu Ihren Rechten, nachdem Sie Ihre Adresse nachgewiesen haben.',
  },

  recipients: {
    mailRelay: 'Befördert unsere E-Mails zu Ihrem Mailanbieter, nach unseren Weisungen.',
    google: 'Betreibt Google Analytics. Aufgerufen von Ihrem Browser, nur nach Ihrer Einwilligung.',
    yandex: 'Betreibt Yandex Metrica. Aufgerufen von Ihrem Browser, nur nach Ihrer Einwilligung.',
  },

  recipientKinds: {
    self: 'Sie selbst',
    processor: 'Auftragsverarbeiter nach unseren Weisungen (Art. 28 DSGVO)',
    'third-party': 'Dritter, der auch für sich selbst handelt (Art. 4 Nr. 10 DSGVO)',
    'designated-by-person': 'jemand, den Sie bestimmen (Art. 20 Abs. 2 DSGVO)',
    authority: 'Behörde oder Gericht',
  },

  safeguards: {
    none: 'in diesem Land nicht nötig',
    adequacy: 'Angemessenheitsbeschluss der Europäischen Kommission (Art. 45 DSGVO)',
    standardClauses: 'Standarddatenschutzklauseln (Art. 46 Abs. 2 Buchst. c DSGVO)',
    explicitConsent: 'Ihre ausdrückliche Einwilligung (Art. 49 Abs. 1 Buchst. a DSGVO)',
  },

  roles: {
    owner: 'Inhaber',
    privacyOfficer: 'Datenschutz',
    support: 'Support',
    editor: 'Redaktion',
    sales: 'Vertrieb',
    viewer: 'Betrachter',
  },

  permissions: {
    overview: 'die Übersicht ohne Personen sehen',
    'visits:read': 'anonyme Besuchsstatistik lesen',
    'siteHealth:read': 'das Protokoll der Website lesen',
    'contact:read': 'Nachrichten lesen',
    'contact:answer': 'Nachrichten beantworten',
    'rights:read': 'Anträge zu Rechten lesen',
    'rights:decide': 'über Anträge zu Rechten entscheiden',
    'persons:export': 'ausgeben, was über eine Person gespeichert ist',
    'persons:erase': 'eine Person löschen',
    'holds:manage': 'Sperren setzen und aufheben',
    'retention:read': 'sehen, was wann gelöscht wird',
    'register:read': 'das Verzeichnis der Verarbeitungstätigkeiten lesen',
    'disclosures:read': 'das Weitergaberegister lesen',
    'consultations:read': 'das Einsichtsregister lesen',
    'outbox:read': 'den Postausgang lesen',
    'newsletter:read': 'Mailings und ihre Zahlen sehen',
    'newsletter:write': 'Mailings schreiben',
    'newsletter:send': 'Mailings versenden',
    'subscribers:read': 'Abonnenten sehen',
    'subscribers:export': 'Abonnenten exportieren',
    'licences:read': 'Lizenzen und ihre Computer sehen',
    'licences:issue': 'Lizenzen ausstellen',
    'licences:manage':
      'Lizenzen sperren, entziehen, ersetzen und übertragen, Plätze freigeben, am Telefon aktivieren',
    'licences:export': 'Lizenzen exportieren',
    'customers:read': 'Name und Adresse eines Kunden sehen, der um Hilfe bittet',
    'activations:read': 'Statistik der Aktivierungen sehen',
    'reviews:decide': 'entscheiden, ob eine Lizenz missbraucht wird',
    'tokens:manage': 'Schlüssel der Schnittstelle vergeben und entziehen',
    'staff:read': 'das Personal sehen',
    'staff:manage': 'Personal aufnehmen und entlassen',
  },

  consents: {
    licenceVerification:
      'Ich bin einverstanden, dass {controller.name} die IP-Adresse dieser Aktivierung und, soweit ich sie angebe, Datum und Ort des Kaufs nutzt, um die Lizenz zu prüfen und Raubkopien zu verhindern. Die Adresse wird {activationAddress.keep.1} nach der Aktivierung gelöscht, alles Übrige {licenceVerification.keep.1} danach.',
    personalSupport:
      'Ich bin einverstanden, dass {controller.name} nutzt, was ich von Benutzername, Vorname, Nachname und E-Mail-Adresse angebe, um mir persönlich zu helfen. Das wird {personalSupport.keep.1} nach der Aktivierung gelöscht.',
    account:
      'Ich bin einverstanden, dass {controller.name} mit meiner E-Mail-Adresse und dem gewählten Passwort ein Konto für mich eröffnet. Es wird {account.keep.1} nach meiner letzten Anmeldung gelöscht, und jederzeit, wenn ich es schließe.',
  },
  surfaces: { webServer: 'Webserver', activationClient: 'Aktivierungsclient' },

  security: [
    'Jeder Dienst arbeitet in der Datenbank unter einer eigenen Rolle, die nur seine eigenen Datensätze erreicht.',
    'Eingeschränkte Daten verbirgt die Datenbank selbst.',
    'Verbindungen von außen sind verschlüsselt.',
    'Kennwörter und Zugangscodes werden als Einwegwerte gespeichert; Fingerabdrücke von Adressen entstehen mit einem geheimen Schlüssel.',
    'Das Personal meldet sich mit einem zweiten Faktor an, sieht nur, was seine Rolle braucht, und hinterlässt für jeden Blick auf personenbezogene Daten einen Eintrag.',
    'Jede Frist hält das Programm selbst ein; sie wird am laufenden System gemessen.',
    'Sicherungskopien entstehen regelmäßig, werden an ihrem Tag gelöscht und beim Zurückspielen von gelöschten Personen bereinigt.',
    'Das Protokoll des Programms, seine Fehlermeldungen und seine Links enthalten keine personenbezogenen Daten.',
  ],

  changes: [
    {
      version: '2026-11-23',
      text: 'Erste Fassung, die das Programm selbst ausführt. Sie sagt mit eigenen Worten, was unsere Erklärung bisher gesagt hat, und ergänzt, was wir noch nicht gesagt hatten.',
    },
  ],
});
