/** The words of the policy in English. Figures are placeholders: their values stand in the policy file. */
import { defineTexts } from 'avow/policy';

export default defineTexts({
  title: 'Privacy policy',
  lead: 'This page is made from the same file that runs our servers. What it says is what the program does; the notes in the margin are measured on the running system. Paragraphs marked as ours go beyond our policy of record or settle what it leaves open.',

  sections: {
    '1': 'Who we are',
    '2': 'Visiting the site',
    '3': 'Passing data on',
    '4': 'Your rights',
    '5': 'Cookies',
    '6': 'Our services',
    '7': 'Our products',
    '8': 'Objecting',
    '9': 'Write to us',
    '10': 'What we add',
  },

  clauses: {
    preamble: [
      'Welcome. This page tells you what we learn about you when you visit this site, use our services or install our products, and what becomes of it.',
      'We are {controller.name}, {controller.address}, {controller.country}. Your data is in our care, and we take that seriously.',
    ],
    '1.1': [
      'The policy covers this web site with its services and the installation of our products for Windows. Personal data is everything that can be linked to you: your name, your postal address, your e-mail address and more.',
      {
        ours: 'Two programs take data: the web server, and the activation client that an installer calls. Our register of processing names the program for each activity.',
      },
    ],
    '1.2': [
      'Responsible as controller (Art. 4(7) GDPR) is {controller.name}. Questions about privacy go to {controller.emails.privacy}, all others to {controller.emails.contact}. Everything else about us is on the page [Contact](/contact).',
    ],
    '1.3': [
      'You can reach us by e-mail or with the [contact form](/contact). If you want an answer by e-mail, give an address that works. It may be an anonymous one.',
      'To answer you we store what you send. Must be given: {contact.data.required}. May be given: {contact.data.optional}. Added by the program: {contact.data.recorded}.',
      'Once we no longer need it, we delete it. Where a law obliges us to keep it, we restrict it instead: it is locked away from ordinary work.',
      {
        ours: 'You need not give an address at all. You then receive a receipt code, and our answer waits on a page that only this code opens.',
      },
      {
        ours: '“No longer needed” has a date. A conversation is deleted {contact.keep.1} after it was closed, {contact.keep.2} after our last answer and {contact.keep.3} after it reached us, even if nobody answered: the earliest of these dates counts. Copies in mailbox and outbox go with it, unless their own period (clause 10.6) has removed them already.',
      },
      {
        ours: 'Files sent along: no more than {attachments.maxCount}, each up to {attachments.maxBytes}, of the types {attachments.types}. We recognise the type by the content, not by the name.',
      },
      {
        ours: 'Restriction for legal reasons (a hold) names the law and the ground of Art. 17(3) GDPR and has an end date. When it ends, the data goes.',
      },
    ],
    '1.4': [
      'For some functions we need other companies. Clause 6 describes them.',
      {
        ours: 'Every recipient is listed on this page with its role, country and safeguard: {recipients}. A processor that only follows our instructions (Art. 28 GDPR), such as the mail relay, is not a third party (Art. 4(10) GDPR). To a recipient that is not listed, the program refuses to send anything.',
      },
    ],
    '2.1': [
      'When your browser opens a page, our server writes one line in its log: {accessLog.data}. You do nothing for this; the browser sends most of it unasked. “Language” is the one in which your browser shows its menus.',
      'The line removes itself. It is gone {accessLog.keep.1} after it was written at the latest.',
      {
        ours: '“Technical details of the request” are our addition: method, pattern of the address without its parameters, status, duration and bytes sent.',
      },
      {
        ours: 'The page you came from is looked at for a search phrase only and is never stored. The name of your Internet provider comes from a table on our own server; we ask nobody. On the pages for activation, for leaving the newsletter and behind the links of rights requests, the line carries no IP address. The log is not part of our backups.',
      },
    ],
    '2.2': [
      'With these lines we keep the site reachable, quick and safe: we see where a connection is poor, where a page fails and where somebody attacks it.',
      {
        ours: 'Only the part of the program called “Site health” can read the log; the database refuses everyone else. It makes anonymous counts of it, and all other statistics are made from these. If an abusive address is blocked, the block ends no later than the line that caused it.',
      },
    ],
    '2.3': ['Our ground is {accessLog.basis}. {accessLog.ground}'],
    '3': [
      'We pass personal data to third parties only in the cases named here (clauses 3.1 to 3.4), and some of it never (clause 3.5).',
      {
        ours: 'There is one gate for all of it. In the same step in which it lets data out, it notes the recipient, the activity, the ground and the evidence. [What we hold about you](/privacy/my-data) shows you the entries that concern you. Towards third parties, only these activities may pass it: {disclosed.onGround}.',
      },
    ],
    '3.1': [
      'You have expressly agreed.',
      { ours: 'You agree for each recipient separately and can take it back at any time.' },
    ],
    '3.2': [
      'Our legitimate interests call for it, to pursue or to defend them, and nothing suggests that your interest in secrecy weighs more.',
      { ours: 'A member of staff weighs both sides, and the result is written down with the entry.' },
    ],
    '3.3': [
      'A legal duty binds us.',
      {
        ours: 'The entry names the law or the order with its reference, and two members of staff must agree to it.',
      },
    ],
    '3.4': ['A contract with you needs it, and the law allows it.'],
    '3.5': [
      'Never passed to third parties, whatever the ground: what we record during your visit (clause 2), what you send us by a form (clauses 1.3 and 6.1) and what an installation of our products for Windows gives us (clause 7). In the register these are: {disclosed.never}.',
      { ours: 'To these we add: {disclosed.neverOurs}.' },
      {
        ours: '“Never” leaves four ways open, because they concern no third party or leave us no choice: a registered processor; you yourself; somebody to whom you ask us to send your data (clause 4.6); and a binding order (clause 3.3), with its reference.',
      },
    ],
    '4': [
      'You have rights over the data that concerns you. Using them costs nothing.',
      {
        ours: 'Most of them you use yourself on the page [What we hold about you](/privacy/my-data). To be sure that it is you, we send a link to your address. It works for {rights.proofLink}; what it opens stays open for {rights.proofSession}.',
      },
      {
        ours: 'Time to answer, counted from receipt: {rights.answerWithin}. For a difficult case the law lets us add {rights.extendBy}; we then tell you why within the first period (Art. 12(3) GDPR).',
      },
    ],
    '4.1': [
      'Information (Art. 15 GDPR): you learn which data about you we process.',
      {
        ours: 'You get one answer over everything held: purposes, grounds, recipients, days of removal, sources, your rights, and who of our staff has looked at it and why.',
      },
      {
        ours: 'Log lines and visits cannot be matched to a person (Art. 11 GDPR), so they are not in that answer. What we hold of your present visit you see at [My visit](/privacy/my-visit). If you give us IP address and time, we search the log by hand and record that we did.',
      },
    ],
    '4.2': [
      'Correction (Art. 16 GDPR): wrong or incomplete data about you is put right without delay.',
      {
        ours: 'What is a field, you change yourself, at once. For anything else you make a request that a person examines. Recipients who have the old value are told.',
      },
    ],
    '4.3': [
      'Erasure (Art. 17 GDPR): you can have your data deleted.',
      {
        ours: 'Before you confirm, you see for each record whether it goes, or stays, under which article and until when. One confirmation then covers all services at once, and you get a signed receipt.',
      },
      {
        ours: 'So that a restored backup does not bring you back, we note a keyed fingerprint of your address for {erasureLedger.keep.1} (clause 10.5). If you yourself sign up again, that takes precedence over the note.',
      },
      {
        ours: 'What is deleted can no longer be found or read by any part of the program from that moment. Remains of it may lie in the free room of the database’s files until new data takes their place.',
      },
    ],
    '4.4': [
      'Restriction (Art. 18 GDPR): you can have your data kept but no longer used.',
      {
        ours: 'The database then hides it from every service. As long as you want that, it stays beyond its ordinary period; excepted are log lines and sign-ups that were never confirmed. Before we lift a restriction, we tell you.',
      },
    ],
    '4.5': [
      'What you agreed to, you can withdraw at any time; the processing that rested on it then ends.',
      {
        ours: 'The law calls this withdrawal (Art. 7(3) GDPR). It is as easy as agreeing: no account, no waiting for staff, one link from a mail, and it holds from the very next step of the program. What was done before stays lawful.',
      },
    ],
    '4.6': [
      'Portability (Art. 20 GDPR): you receive what you gave us in a structured, common, machine-readable form, and can have it sent to somebody else whom you name.',
      {
        ours: 'The formats are JSON and CSV with a documented structure. Sending it to somebody else needs your express consent: whom you name gets a link by mail that works for {rights.transferLink} and once, and what is fetched by it leaves an entry in the register (clause 3).',
      },
    ],
    '4.7': [
      'Complaint (Art. 77 GDPR): if you think that we handle your data wrongly, you can turn to the data protection authority where you live.',
      {
        ours: 'Addresses by country: [data protection authorities](/privacy/authorities).',
      },
    ],
    '5.1': [
      'Besides the log (clause 2), the site uses cookies: small pieces of text that your browser keeps on your device. They make the site convenient and help us to improve site, products and services.',
      'A cookie does not tell us who you are. It can start no program and carry no virus.',
      {
        ours: 'The values are random numbers or fixed words. A visit is never stored together with a person, not even after you sign in. Two cookies do identify: the one for customers who sign in ({cookies.account.name}) and the one for our staff ({cookies.staff.name}). The cookie {cookies.proof.name} opens the page on your rights after you have proven your address.',
      },
    ],
    '5.2': [
      'We ourselves: a session cookie ({cookies.visit.name}) that gives each visit a random number and goes when the browser closes. It keeps the site working and shows us how it is used: {visits.data}; from that, which pages are read most.',
      'Others: the cookies of Google Analytics and Yandex Metrica. Clause 6.3 describes them.',
      {
        ours: 'Many browsers bring session cookies back after a restart. So our server ends a visit as well: after {cookies.visit.idle} without a page, and in any case after {cookies.visit.total}. The next visit gets a new number. The rows of a visit are deleted no later than {visits.keep.1} after they were written.',
      },
      { ours: '{analysis.text}' },
      {
        ours: 'If your browser sends the signal “Global Privacy Control”, we take it as your objection to analysis, without asking further.',
      },
    ],
    '5.3': [
      'We use this so that the site runs safely and steadily, and to have anonymous figures about visits.',
      {
        ours: 'Only sums by hour and by day outlive a visit, for {statistics.keep.1}. They hold nothing personal. A group of fewer than {analysis.smallestGroup} visitors is shown under “other”; that holds for search phrases, providers and paths too.',
      },
    ],
    '5.4': [
      'You can read the site without cookies: forbid them in your browser. Some functions are then missing.',
      {
        ours: 'What is missing is little: only signing in needs a cookie, be it as a customer, as a member of staff or with a proven address. All public pages and forms work without cookies and without scripts. Then there is no visit, only counted requests, and we put no other means of recognition in its place.',
      },
    ],
    '5.5': [
      'Browsers usually accept cookies. In the settings you can refuse all of them, allow some, or be asked each time; the help of your browser explains how.',
      {
        ours: 'On the page [Cookies](/privacy/cookies) you see which are set now, why and for how long, you switch each purpose on or off, and you find the help of each browser. What you choose is remembered in the cookie {cookies.choice.name}, a fixed word without a number; its life: {cookies.choice.life}.',
      },
    ],
    '6': [
      'You can simply read this site. If you want one of the services below, it needs some data more, and that data serves this service only.',
      {
        ours: 'The database sees to it: each service works under its own name and can read its own rows only.',
      },
    ],
    '6.1.1': [
      'On the page [Support](/support) you can ask about a product you have bought. You tell us your name if you like, an e-mail address for the answer, if you like the product with version, licence number and operating system, and what the matter is.',
      {
        ours: 'Must be given: {supportRequest.data.required}. May be given: {supportRequest.data.optional}. Added by the program: {supportRequest.data.recorded}. Files belong to the description. By mail you reach support at {controller.emails.support}. Without an address you get a receipt code (clause 1.3). Of a licence number we store a reference to the licence, or the number masked.',
      },
    ],
    '6.1.2': [
      'We use this to give you an answer that fits. Requests from the site also feed a statistic of faults, from which our products are developed and improved; for each version it runs as long as its support cycle: {supportCycle}.',
      {
        ours: 'Only a fault record without a person stays that long: {faultRecord.data}, kept for {faultRecord.keep.1} from the release of the version. Your name, your text and your files go {supportRequest.keep.1} after closing, {supportRequest.keep.2} after our last answer and {supportRequest.keep.3} after receipt: the earliest of these dates counts. An open request is not removed because a cycle ended.',
      },
      { ours: 'Requests without a product, by mail or by telephone follow clause 1.3.' },
    ],
    '6.1.3': [
      'If you would rather not be known, give an anonymous address, or call us: {controller.phones}. Office hours: {controller.hours}.',
      {
        ours: 'The days of the week are our addition: our policy so far named hours only. The page [Contact](/contact) adds the hours in your own time if scripts may run. Our staff note the matter of a call, not the number you call from.',
      },
    ],
    '6.2.1': [
      'If you want our free newsletter with news and offers, sign up once at [Newsletter](/newsletter). It takes your e-mail address and nothing more.',
      {
        ours: 'We make up no name and greet you without one. With the sign-up we note: {newsletterSignUp.data.recorded}.',
      },
    ],
    '6.2.2': [
      'You sign up in two steps: we send a mail to the address, and only your click in it starts the newsletter. Thus nobody can sign you up against your will. If the click does not come within {newsletterSignUp.keep.1}, the sign-up is blocked; it is deleted no later than {newsletterSignUp.keep.2} after it was made.',
      {
        ours: 'The link is dead from the moment this time is over; the program compares it with the clock at each use. The months of a period end on the same day of the month, or on the last day of a shorter one.',
      },
    ],
    '6.2.3': [
      'From your confirmation on we keep your address to send you the newsletter, and for nothing else.',
      {
        ours: 'It comes from {controller.emails.newsletter}. Afterwards you may choose a language and topics, {newsletter.topics}; both are optional. Whether you open a mail or follow its links, we count only if you agree to it separately, for {newsletterMeasuring.keep.1}; without your word it is off.',
      },
      {
        ours: 'Of each mailing we note to which subscribers it has gone: {sendLedger.data}. So nobody gets it twice. The note is deleted {sendLedger.keep.1} after sending. If a mail comes back, we note {bounce.data}, and no more goes to an address that does not exist; that note is deleted {bounce.keep.1} after it was made.',
      },
    ],
    '6.2.4': [
      'You can leave whenever you like, by the link in every mail. We then send nothing more and delete your address no later than {newsletter.keep.1} afterwards.',
      {
        ours: 'The link never expires and asks for no password; the button of your mail program works as well. So that no old list brings you back, a keyed fingerprint of your address stays for {suppression.keep.1}. If you sign up anew, that takes precedence.',
      },
    ],
    '6.3.1': [
      'Google Analytics and Yandex Metrica can show us how the site is used: by which link somebody came, which pages were read. It helps us to make the site better.',
      {
        ours: 'Each of the two is a purpose of its own with its own switch, and refusing takes as many clicks as agreeing. {recipients.google.text} {recipients.yandex.text}',
      },
    ],
    '6.3.2': [
      'Google and Yandex reserve the right to collect data for themselves as well.',
      {
        ours: 'Google: {recipients.google.name}, {recipients.google.country}; {recipients.google.kind}; safeguard: {recipients.google.safeguard}. Yandex: {recipients.yandex.name}, {recipients.yandex.country}; {recipients.yandex.kind}; safeguard: {recipients.yandex.safeguard}. What they do for themselves we can neither see nor steer. Where your explicit consent is the safeguard, know the risk: for that country no decision of adequacy stands, its authorities may gain access, and your rights may be harder to enforce there.',
      },
    ],
    '6.3.3': [
      'Both work with cookies.',
      {
        ours: 'Our server gives them nothing of what it logs. Only after your agreement to the one or the other does your browser load its script; from then on that provider sees your IP address and the pages you open. Before, and after a refusal, the page contains nothing of theirs.',
      },
      {
        ours: 'Cookies that they set under our name: Google {recipients.google.cookies}; Yandex {recipients.yandex.cookies}.',
      },
    ],
    '6.3.4': [
      'For Google you can change the [settings for ads](https://adssettings.google.com) or install the [browser add-on](https://tools.google.com/dlpage/gaoptout) that keeps Google Analytics out. For Yandex there is a [browser add-on](https://yandex.com/support/metrica/general/opt-out.html) too. Or refuse all cookies in your browser.',
      {
        ours: 'The page [Cookies](/privacy/cookies) has all of it in one place. If you withdraw, we remove their cookies and stored data under our name at once. What they keep under their own name, only you can remove.',
      },
    ],
    '7.1': [
      'When you install one of our products, we store your IP address if the product is activated automatically, and what you choose to tell us: user name, first name, surname, e-mail address, date and place of purchase of the licence, and a password for MyPromt.',
      {
        ours: 'Of the password we keep only a one-way value from which it cannot be read back. To tie a licence to a computer we add: {licenceSeat.data}. The mark of the computer is a keyed fingerprint. It is deleted {licenceSeat.keep.1} after the licence was released from that computer.',
      },
    ],
    '7.2': [
      'To check the licence and to stop pirate copies, we use the IP address of an automatic activation, and date and place of purchase.',
      'To help you personally, we use user name, first name, surname and e-mail address. E-mail address and password open your MyPromt account with its additional service.',
      {
        ours: 'You are asked for these three purposes separately, by three boxes that nobody ticks for you. Without the second and the third the product is activated all the same; without the first you activate it manually (clause 7.3). If you withdraw, the data of that purpose is deleted and the licence stays valid.',
      },
      {
        ours: 'Date and place of purchase serve one comparison, with the record of the sale. Licence check: the IP address is deleted {activationAddress.keep.1} after activation, the rest {licenceVerification.keep.1} after it. Personal support: {personalSupport.keep.1} after activation. Account: {account.keep.1} after your last sign-in, {account.keep.2} after you close it.',
      },
      {
        ours: 'To notice pirate copies, the program counts how a licence was used within {licensing.signals.within}: it raises a question where there are more than {licensing.signals.machinesPerSeat} different computers or {licensing.signals.networksPerSeat} networks for each seat, or on one day more than {licensing.signals.networksPerMachine} networks for each computer. Of a network it has a keyed mark that is another one every day and leads back to no address.',
      },
      {
        ours: 'A question changes nothing. A person of our staff looks at the counts, decides, and writes down why; only then can a licence be suspended, and that takes effect when you next activate. If we know an address from your account or for personal support, we tell you what was counted and why we decided so, and you can answer without an account; a person then decides anew. If we know none, write to us. Your answer, with {licenceReview.data.recorded}, is deleted {licenceReview.keep.1} after the last decision.',
      },
    ],
    '7.3': [
      'None of this is compulsory. If you want to tell us nothing, activate the product manually and leave the form empty.',
      {
        ours: 'Manual activation goes by file, by code or by telephone. Its format has no room for personal data: it holds the licence, the mark of the computer, a random number and the time.',
      },
    ],
    '7.4': [
      'While you work with the product, we neither use nor store anything of yours.',
      {
        ours: 'The running product collects nothing and connects to nobody. If a licence is withdrawn, that takes effect only when you next activate, transfer or update. What the installation gave us serves clause 7.2 and expires.',
      },
    ],
    '7.5': [
      'Since {gdpr.appliesFrom}, version {products.lastCollectingNothing} and earlier ones collect nothing any more. Later versions ask for your consent during installation.',
      {
        ours: 'Collecting nothing: {products.collectingNothing}. Asking for consent: {products.askingConsent}. A version that is not listed is refused, and so are older personal data from an import. Wording and version of your consent are written into the certificate of activation.',
      },
      {
        ours: 'An activation that is repeated because its answer was lost gets the same answer for {licensing.replayFor}; nothing about a person is kept for it.',
      },
    ],
    '8.1': [
      'You can object to the processing of your data. Please tell us what in your situation speaks against it.',
      {
        ours: 'This concerns processing on the ground of legitimate interests (Art. 21(1) GDPR). While a person weighs it, the data is restricted. If reasons are missing, we ask for them; we do not refuse. It is for us to show that our grounds weigh more, not for you. Time to answer: {rights.answerWithin}. The decision is kept for {objection.keep.1}, to prove that we keep to it.',
      },
    ],
    '8.2': [
      'To advertising and to analysis you can object at any time, without a reason.',
      {
        ours: 'It takes effect at once, for each purpose separately: newsletter, analysis of the site, each third party, measuring of mails, statistics of faults. If we do not know you, the switch on the page [Cookies](/privacy/cookies) does it, or the signal “Global Privacy Control” of your browser.',
      },
    ],
    '8.3': [
      'What you have agreed to, you can withdraw at any time; a mail to {controller.emails.privacy} is enough.',
      {
        ours: 'If the mail provably comes from your address, the program carries it out without staff. If that cannot be proven, you get a link to confirm.',
      },
    ],
    '9': [
      'We hope that this page answers your questions. If one is left, about privacy or about your data, write to {controller.emails.privacy}. We are glad to hear from you.',
    ],
    '10.1': [
      {
        ours: 'Account. A session on one device lasts no longer than {accountSession.keep.1}, without use {cookies.account.idle}. If you set up a second factor (a code generator or a passkey), its secret is deleted {secondFactor.keep.1} after you close the account. Of a passkey we hold its public half, the name that you gave it, and the days on which it was added and last used; it is deleted once you remove it, choose a new password by mail or close the account.',
      },
      {
        ours: 'The link that proves the address of an account works for {accountAccess.confirmLink}, the one to a new password for {accountAccess.resetLink}, each once. A second factor may follow the password within {accountAccess.codeWithin}; a passkey must answer within {accountAccess.passkeyWithin}.',
      },
      {
        ours: 'Proof of address. Before we show what we hold, you prove that the address is yours by a link that carries no personal data. We store: {addressProof.data}. This is deleted {addressProof.keep.1} after the link was issued.',
      },
      {
        ours: 'Record of your address. All that we hold under one address is tied together by one record: {personRecord.data}. By it your rights reach everything at once. It is deleted {personRecord.keep.1} after the last thing that was taken with it; the registers of consultations and of disclosures live on without it.',
      },
    ],
    '10.2': [
      {
        ours: 'What you agree to, refuse or withdraw, we store as a receipt: {consentReceipt.data}. The law wants us to be able to prove it (Art. 7(1) GDPR). The receipt is deleted {consentReceipt.keep.1} after the consent ended.',
      },
    ],
    '10.3': [
      {
        ours: 'Your requests about your rights and our answers are kept for {rightsRequest.keep.1} after they were closed, to show that we answered in time. An objection follows clause 8.1.',
      },
      {
        ours: 'Whenever a member of staff opens or exports data about you, the program writes it down: {consultation.data}. A list in which something of you stands is noted once a day for each of them. You can read these entries. They go {consultation.keep.1} after they were made.',
      },
    ],
    '10.4': [
      {
        ours: 'Disclosures (clause 3) stay in their register for {disclosure.keep.1}; holds (clause 1.3) for {hold.keep.1} after they ended.',
      },
      {
        ours: 'If data is ever lost or seen by the wrong eyes, we record the breach (Art. 33(5) GDPR), tell the authority unless a risk is unlikely, and tell you if the risk for you is high. The record stays for {breachRegister.keep.1} after the case was closed.',
      },
    ],
    '10.5': [
      {
        ours: 'Backups protect against loss. Each is deleted {backup.keep.1} after it was made. Until then it may hold data that is already gone from the running system; nobody works with it.',
      },
      {
        ours: 'Whoever was erased stays erased: outside the database we note a keyed fingerprint of the address, for {erasureLedger.keep.1}, and clear every restored backup and every import with it.',
      },
    ],
    '10.6': [
      {
        ours: 'A mail to you is deleted from our outbox {outgoingMail.keep.1} after it was sent, and at the latest {outgoingMail.keep.2} after it was written. It travels through a mail relay ({recipients.mailRelay.name}, {recipients.mailRelay.country}).',
      },
      {
        ours: 'A mail from you leaves our mailbox {incomingMail.keep.1} after it came in. By then its content has moved to the service that it concerns.',
      },
    ],
    '10.7': [
      {
        ours: 'Our staff sign in with a password and, within {staffAccess.codeWithin}, a second factor. Their data is deleted {staff.keep.1} after they leave. Links by which they set both work once and not for long: the first of all {staffAccess.firstLink}, an invitation {staffAccess.invitation}, one after a lost password {staffAccess.resetLink}, one to change the second factor {staffAccess.secondFactorLink}. What was entered through a link goes when it ends. What they do in the program is logged for {staffLog.keep.1}.',
      },
      {
        ours: 'Each role sees what its work needs and no more; the list is below. Roles: {roles}.',
      },
    ],
    '10.8': [
      {
        ours: 'After an answer you may rate it with one click. We count the rating without your name, for {satisfaction.keep.1}.',
      },
      {
        ours: 'Obligatory or not: for each activity this page says whether you must give the data and what follows if you do not (Art. 13(2)(e) GDPR). No decision about you is taken by a machine alone (Art. 22 GDPR).',
      },
      { ours: '{controller.seat.text}' },
      { ours: '{controller.representative.text}' },
      { ours: '{controller.dataProtectionOfficer.text}' },
    ],
  },

  variants: {
    analysis: {
      exempt:
        'We measure without asking first, because it is our own statistics of this site only: no other site, no profile, no passing on, and the rows go within the time named here. Not every country exempts such statistics from consent; we keep to the conditions of those that do. If you do not want it, the switch on the page [Cookies](/privacy/cookies) ends it at once.',
      consent:
        'We measure only after you have agreed on the page [Cookies](/privacy/cookies). Until then there is no visit number, and you can take back your agreement there at any time.',
    },
    google: {
      off: 'Google Analytics is not in use here at present.',
      on: 'Google Analytics is in use here, for those who agreed.',
    },
    yandex: {
      off: 'Yandex Metrica is not in use here at present.',
      on: 'Yandex Metrica is in use here, for those who agreed.',
    },
    representative: {
      none: 'We have not named a representative in the European Union. Art. 27(2)(a) GDPR frees us from it: people in the Union use our services only occasionally, no special categories of data are concerned, and a risk for them is unlikely. Should that change, the representative will stand here. Until then you and every authority can turn to us directly.',
      unneeded:
        'We need no representative in the European Union (Art. 27 GDPR), because we are based within the European Economic Area ourselves.',
      named:
        'Our representative in the European Union (Art. 27 GDPR) is {controller.representative.name}, {controller.representative.address}, {controller.representative.email}.',
    },
    dataProtectionOfficer: {
      none: 'We have no data protection officer. Art. 37(1) GDPR does not ask for one: our core work is neither regular and systematic monitoring on a large scale nor special categories of data. Questions go to {controller.emails.privacy}.',
      named: 'Our data protection officer: {controller.dataProtectionOfficer.email}.',
    },
    seat: {
      inside:
        'We are based in {controller.country}, within the European Economic Area, where the GDPR applies to everything we do. For passing data on to another country, the table of recipients names the safeguard (Arts 44 to 49 GDPR).',
      outside:
        'We are based in {controller.country}, outside the European Economic Area. What you give us, you give to us directly, and it is processed there. The GDPR binds us nonetheless wherever its Art. 3(2) applies, and the rights of clause 4 are yours wherever you live. For passing data on to another country, the table of recipients names the safeguard (Arts 44 to 49 GDPR).',
    },
  },

  words: {
    none: 'none',
    tollFree: 'toll-free',
    session: 'until the browser closes',
    on: 'in use',
    off: 'not in use',
    collects: { none: 'collects nothing', consent: 'asks for consent' },
  },

  activities: {
    accessLog: {
      title: 'Log of the site',
      purpose: 'To keep the site reachable, quick and safe.',
      ground: {
        legitimateInterests:
          'Our interest is a site that works and withstands attacks. It follows from the purposes in clause 2.2 and reaches no further.',
      },
      obligation:
        'Neither law nor contract requires it. Without an IP address no page can be delivered; the other details your browser may leave out.',
      until: 'Each line is deleted {accessLog.keep.1} after it was written at the latest.',
    },
    visits: {
      title: 'Visits',
      purpose: 'To run the site and to learn which pages and links are used.',
      ground: {
        legitimateInterests:
          'Our interest is to see what helps readers, by statistics of our own that name nobody.',
        consent: 'You agree that we measure your visit. Without it there is none.',
      },
      obligation: 'Not required. Without a visit, you see the same pages.',
      until: 'The rows of a visit go {visits.keep.1} after they were written at the latest.',
    },
    statistics: {
      title: 'Anonymous statistics',
      purpose: 'To compare use and faults of the site over time.',
      ground: {
        legitimateInterests:
          'Our interest is to plan and improve the site. The sums hold no personal data; we name a ground all the same.',
      },
      obligation: 'Nothing has to be given for it.',
      until: 'Sums go {statistics.keep.1} after the day they describe.',
    },
    contact: {
      title: 'Messages to us',
      purpose: 'To answer what you write.',
      ground: {
        legitimateInterests: 'Our interest, and yours, is that a message gets an answer.',
      },
      obligation:
        'Required is only the message; without it there is nothing to answer. All else is up to you.',
      until:
        'A conversation is deleted {contact.keep.1} after closing, {contact.keep.2} after the last answer and {contact.keep.3} after receipt, whichever comes first.',
    },
    supportRequest: {
      title: 'Requests to support',
      purpose: 'To solve the problem that you report.',
      ground: { contract: 'Support belongs to the product that you bought.' },
      obligation: 'Required is only the description. The more we know, the better the answer fits.',
      until:
        'A request is deleted {supportRequest.keep.1} after closing, {supportRequest.keep.2} after the last answer and {supportRequest.keep.3} after receipt, whichever comes first.',
    },
    faultRecord: {
      title: 'Statistics of faults',
      purpose: 'To find and mend faults of our products.',
      ground: {
        legitimateInterests:
          'Our interest is to have fewer faults. The record holds no person; we name a ground all the same.',
      },
      obligation: 'Nothing more has to be given for it.',
      until: 'A record is deleted {faultRecord.keep.1} after the release of the version.',
    },
    satisfaction: {
      title: 'Rating of an answer',
      purpose: 'To learn whether our answers help.',
      ground: {
        legitimateInterests: 'Our interest is to answer better. A rating is stored without a person.',
      },
      obligation: 'Not required, and without any consequence.',
      until: 'A rating is deleted {satisfaction.keep.1} after its day.',
    },
    newsletterSignUp: {
      title: 'Sign-up for the newsletter',
      purpose: 'To make sure that the owner of the address wants the newsletter.',
      ground: { consent: 'You ask for the newsletter and confirm it by a mail.' },
      obligation: 'Not required. Without an address there is no newsletter.',
      until:
        'Without confirmation: blocked {newsletterSignUp.keep.1} after sign-up, deleted {newsletterSignUp.keep.2} after sign-up at the latest.',
    },
    newsletter: {
      title: 'Newsletter',
      purpose: 'To send you the newsletter.',
      ground: { consent: 'You agree to receive the newsletter at your address.' },
      obligation:
        'Not required. Without an address there is no newsletter; topics and language are up to you.',
      until: 'The address is deleted {newsletter.keep.1} after you leave at the latest.',
    },
    newsletterMeasuring: {
      title: 'Measuring of the newsletter',
      purpose: 'To learn which topics are read.',
      ground: { consent: 'You agree separately that we count opened mails and followed links.' },
      obligation: 'Not required. Without it you receive the same newsletter.',
      until: 'Each count is deleted {newsletterMeasuring.keep.1} after it was made.',
    },
    suppression: {
      title: 'Do-not-mail list',
      purpose: 'To make sure that somebody who left or objected gets no more mail.',
      ground: {
        legalObligation:
          'Whoever objects to advertising must get no more of it (Art. 21(3) GDPR); without a fingerprint we could not keep to that.',
      },
      obligation: 'You give nothing for it; it is made when you leave.',
      until: 'A fingerprint is deleted {suppression.keep.1} after you left.',
    },
    sendLedger: {
      title: 'Ledger of mailings',
      purpose: 'To send each mailing once to every subscriber, even if sending is interrupted.',
      ground: {
        legitimateInterests: 'Our interest, and yours, is that a mailing arrives, and arrives once only.',
      },
      obligation: 'Arises when we send; you give nothing more for it.',
      until: 'A note is deleted {sendLedger.keep.1} after the mailing was sent.',
    },
    bounce: {
      title: 'Returned mailings',
      purpose: 'To write no more to addresses that do not exist.',
      ground: {
        legitimateInterests:
          'Our interest is to write only to people who can read it, and to have our mails accepted elsewhere.',
      },
      obligation: 'Arises when a mail comes back; you give nothing for it.',
      until: 'A note is deleted {bounce.keep.1} after it was made.',
    },
    googleAnalytics: {
      title: 'Google Analytics',
      purpose: 'To learn how the site is used and how people find it.',
      ground: { consent: 'You agree that your browser contacts Google.' },
      obligation: 'Not required. Without it you see the same pages.',
      until:
        'We ourselves keep nothing of it; it ends when you withdraw. How long Google keeps data, Google says.',
    },
    yandexMetrica: {
      title: 'Yandex Metrica',
      purpose: 'To learn how the site is used and how people find it.',
      ground: { consent: 'You agree that your browser contacts Yandex.' },
      obligation: 'Not required. Without it you see the same pages.',
      until:
        'We ourselves keep nothing of it; it ends when you withdraw. How long Yandex keeps data, Yandex says.',
    },
    licenceSeat: {
      title: 'Licence on a computer',
      purpose: 'To use a licence on as many computers as it allows.',
      ground: { contract: 'The licence contract says on how many computers the product may run.' },
      obligation: 'The contract requires the licence number; without it the product cannot be activated.',
      until: 'An entry is deleted {licenceSeat.keep.1} after the licence was released from the computer.',
    },
    licenceVerification: {
      title: 'Check of the licence',
      purpose: 'To verify the licence and to stop pirate copies.',
      ground: { consent: 'You agree that we use date and place of purchase for the check.' },
      obligation: 'Not required. Without it you activate manually.',
      until: 'The data is deleted {licenceVerification.keep.1} after activation.',
    },
    activationAddress: {
      title: 'Address of an activation',
      purpose: 'To verify the licence and to stop pirate copies: in how many networks it is activated.',
      ground: { consent: 'You agree with the check of the licence that we use the IP address too.' },
      obligation: 'Not required. Without it you activate manually.',
      until: 'The address is deleted {activationAddress.keep.1} after activation.',
    },
    personalSupport: {
      title: 'Personal support',
      purpose: 'To know whom we help, and with which product.',
      ground: { consent: 'You agree that we use your names and address for personal support.' },
      obligation: 'Not required. The product is activated without it.',
      until: 'The data is deleted {personalSupport.keep.1} after activation.',
    },
    licenceReview: {
      title: 'Questions about the use of a licence',
      purpose: 'To hear you before and after a licence is suspended because counts speak of misuse.',
      ground: {
        legitimateInterests:
          'Our interest is to stop pirate copies; yours, that a person hears you and decides (Art. 22 GDPR).',
      },
      obligation: 'Not required. Without your answer a person decides by the counts alone.',
      until: 'Counts, decision and your answer are deleted {licenceReview.keep.1} after the last decision.',
    },
    account: {
      title: 'MyPromt account',
      purpose: 'To open your account and its additional service to you.',
      ground: { consent: 'You agree to an account under your address.' },
      obligation:
        'Not required. Without address and password there is no account; the product works without one.',
      until:
        'An account is deleted {account.keep.1} after the last sign-in, and {account.keep.2} after you close it.',
    },
    accountSession: {
      title: 'Signed-in devices',
      purpose: 'To recognise a device on which you signed in.',
      ground: { contract: 'Your account cannot be used otherwise.' },
      obligation: 'Arises when you sign in; without it nobody can.',
      until: 'A session is deleted {accountSession.keep.1} after sign-in at the latest.',
    },
    secondFactor: {
      title: 'Second factor',
      purpose: 'To protect your account even if the password becomes known.',
      ground: { contract: 'You set it up as a part of your account.' },
      obligation: 'Not required. Without it the password alone protects the account.',
      until: 'The secret is deleted {secondFactor.keep.1} after you close the account.',
    },
    personRecord: {
      title: 'Record of your address',
      purpose: 'To find everything held about you when you use your rights.',
      ground: {
        legalObligation:
          'We must answer about all of your data at once and keep it correct (Arts 15 to 21 GDPR).',
      },
      obligation: 'You give nothing more for it than the address of the service that you use.',
      until: 'The record is deleted {personRecord.keep.1} after nothing else is held about you.',
    },
    addressProof: {
      title: 'Proof of address',
      purpose: 'To give data about you to nobody but you.',
      ground: {
        legalObligation: 'Before we answer, we must be sure who asks (Art. 12(6) and Art. 32 GDPR).',
      },
      obligation:
        'Required if you want to see or change what we hold; without it we would show it to strangers.',
      until: 'A proof is deleted {addressProof.keep.1} after its link was issued.',
    },
    consentReceipt: {
      title: 'Receipts of consent',
      purpose: 'To prove what you agreed to, refused or withdrew.',
      ground: { legalObligation: 'We must be able to prove a consent (Art. 7(1) GDPR).' },
      obligation: 'Arises with your decision; you give nothing more for it.',
      until: 'A receipt is deleted {consentReceipt.keep.1} after the consent ended.',
    },
    objection: {
      title: 'Objections',
      purpose: 'To weigh an objection and to keep to the decision.',
      ground: {
        legalObligation:
          'We must examine an objection and prove how we decided (Art. 21 and Art. 5(2) GDPR).',
      },
      obligation: 'Reasons help us to weigh; if they are missing, we ask.',
      until: 'An objection is deleted {objection.keep.1} after the decision.',
    },
    rightsRequest: {
      title: 'Requests about your rights',
      purpose: 'To answer your request and to prove that we did.',
      ground: {
        legalObligation:
          'We must answer such requests and account for it (Arts 12 to 22 and Art. 5(2) GDPR).',
      },
      obligation: 'An address is required, to answer you and nobody else; reasons are up to you.',
      until: 'A request is deleted {rightsRequest.keep.1} after it was closed.',
    },
    consultation: {
      title: 'Register of consultations',
      purpose: 'To know who of our staff looked at your data, and why.',
      ground: { legalObligation: 'We must protect data against misuse from within (Art. 32 GDPR).' },
      obligation: 'You give nothing for it.',
      until: 'An entry is deleted {consultation.keep.1} after it was made.',
    },
    disclosure: {
      title: 'Register of disclosures',
      purpose: 'To be able to say to whom we passed which data, and why.',
      ground: {
        legalObligation:
          'We must name recipients, inform them of corrections, and account for transfers (Art. 15(1)(c), Art. 19 and Art. 5(2) GDPR).',
      },
      obligation: 'You give nothing for it.',
      until: 'An entry is deleted {disclosure.keep.1} after the transfer.',
    },
    hold: {
      title: 'Holds',
      purpose: 'To keep what a law forbids us to delete, locked away.',
      ground: { legalObligation: 'The law that forbids deletion is named in each hold (Art. 17(3) GDPR).' },
      obligation: 'You give nothing for it.',
      until: 'A hold is deleted {hold.keep.1} after it ended.',
    },
    breachRegister: {
      title: 'Register of breaches',
      purpose: 'To document a breach, its effects and what we did.',
      ground: { legalObligation: 'We must document breaches (Art. 33(5) GDPR).' },
      obligation: 'You give nothing for it.',
      until: 'An entry is deleted {breachRegister.keep.1} after the case was closed.',
    },
    erasureLedger: {
      title: 'Erasure ledger',
      purpose: 'To make sure that a backup or an import does not bring erased people back.',
      ground: { legalObligation: 'Erased must stay erased (Art. 17(1) and Art. 5(2) GDPR).' },
      obligation: 'You give nothing for it.',
      until:
        'An entry is deleted {erasureLedger.keep.1} after the erasure; by then no backup is left that holds the data.',
    },
    outgoingMail: {
      title: 'Mail to you',
      purpose: 'To deliver mails that you asked for or must receive.',
      ground: { legitimateInterests: 'Our interest is that a mail arrives, and arrives once only.' },
      obligation: 'Without an address we cannot write to you.',
      until:
        'A mail is deleted {outgoingMail.keep.1} after it was sent, {outgoingMail.keep.2} after it was written at the latest.',
    },
    incomingMail: {
      title: 'Mail from you',
      purpose: 'To bring a mail to the service that it concerns.',
      ground: { legitimateInterests: 'Our interest, and yours, is that a mail gets an answer.' },
      obligation: 'Not required: you may use a form or the telephone instead.',
      until: 'A mail is deleted {incomingMail.keep.1} after receipt.',
    },
    choice: {
      title: 'Your choice of cookies',
      purpose: 'To remember what you allowed or refused.',
      ground: {
        legalObligation:
          'We must respect your refusal or consent (Art. 7 and Art. 21 GDPR) and need to know it for that.',
      },
      obligation: 'Not required. Without a choice, nothing that needs your consent happens.',
      until: 'Kept only in your browser; life of the cookie: {cookies.choice.life}.',
    },
    staff: {
      title: 'Staff',
      purpose: 'To let only authorised people into the console.',
      ground: { contract: 'Employment requires it.' },
      obligation: 'Required for the work in the console.',
      until: 'The data is deleted {staff.keep.1} after somebody leaves.',
    },
    staffLog: {
      title: 'Log of the staff',
      purpose: 'To find out what was done in the console, if something went wrong.',
      ground: {
        legitimateInterests: 'Our interest, and that of our customers, is that access leaves a trace.',
      },
      obligation: 'Arises with the work in the console.',
      until: 'An entry is deleted {staffLog.keep.1} after it was made.',
    },
    backup: {
      title: 'Backups',
      purpose: 'To restore the system after a loss.',
      ground: { legitimateInterests: 'Our interest, and yours, is that a failure destroys nothing.' },
      obligation: 'You give nothing more for it.',
      until: 'A backup is deleted {backup.keep.1} after it was made.',
    },
  },

  data: {
    ipAddress: 'IP address',
    time: 'date and time',
    searchPhrase: 'search phrase that led to us',
    browser: 'browser with version',
    system: 'operating system',
    language: 'language',
    provider: 'name of the Internet provider',
    request: 'technical details of the request',
    visitId: 'random number of the visit',
    pageViewed: 'page opened',
    linkUsed: 'link used',
    timeOnPage: 'time spent on the page',
    email: 'e-mail address',
    name: 'name',
    phone: 'telephone number',
    message: 'message',
    attachment: 'attached files',
    productName: 'product',
    productVersion: 'version of the product',
    licenceNumber: 'licence number',
    operatingSystem: 'operating system of your computer',
    description: 'description of the problem',
    faultKind: 'kind of fault',
    rating: 'rating',
    topics: 'chosen topics',
    opens: 'opened mails',
    clicks: 'followed links',
    addressHash: 'keyed fingerprint of the address',
    userName: 'user name',
    firstName: 'first name',
    surname: 'surname',
    purchaseDate: 'date of purchase',
    purchasePlace: 'place of purchase',
    password: 'password (as a one-way value)',
    machineHash: 'keyed mark of the computer',
    nonce: 'random number of the activation',
    edition: 'edition of the product',
    token: 'access code (as a one-way value)',
    totpSecret: 'secret of the code generator',
    passkey: 'passkey',
    passkeyName: 'name of the passkey',
    consentText: 'wording that was shown',
    decision: 'decision',
    reasons: 'reasons',
    reader: 'member of staff concerned',
    recipient: 'recipient',
    evidence: 'evidence of the ground',
    lawName: 'law or order with its reference',
    mailContent: 'content of the mail',
    deliveryState: 'state of delivery',
    cookieChoice: 'choice of cookies',
    staffRole: 'role',
    staffAct: 'act in the console',
    incident: 'course of the incident',
  },

  takings: {
    required: 'given by you, required',
    optional: 'given by you, optional',
    recorded: 'arises in the program or is sent by your browser',
  },

  subjects: {
    visitors: 'visitors of the site',
    correspondents: 'people who write to us',
    customers: 'customers',
    subscribers: 'subscribers of the newsletter',
    persons: 'everybody about whom we hold data',
    staff: 'our staff',
    nobody: 'nobody: anonymous',
  },

  bases: {
    consent: 'your consent (Art. 6(1)(a) GDPR)',
    contract: 'the contract with you (Art. 6(1)(b) GDPR)',
    legalObligation: 'a legal obligation (Art. 6(1)(c) GDPR)',
    legitimateInterests: 'legitimate interests (Art. 6(1)(f) GDPR)',
  },

  anchors: {
    recorded: 'after recording',
    lastSeen: 'after the last sign-in',
    received: 'after receipt',
    answered: 'after the last answer',
    closed: 'after closing',
    signedUp: 'after sign-up',
    left: 'after leaving',
    released: 'after the release of the version',
    activated: 'after activation',
    issued: 'after issue',
    ended: 'after the end',
    decided: 'after the decision',
    sent: 'after sending',
    day: 'after the day described',
  },

  keepActs: { block: 'blocked for every use', erase: 'deleted' },

  disclosures: {
    never: 'never passed to third parties',
    onGround: 'passed on only on a ground of clauses 3.1 to 3.4, with an entry in the register',
  },

  cookies: {
    visit: 'Gives one visit a random number, so that the site works and its use can be counted.',
    choice: 'Remembers what you allowed or refused; the same few words for everyone.',
    staff: 'Keeps a member of our staff signed in to the console.',
    account: 'Keeps a customer signed in to the account.',
    proof: 'Opens the page on your rights after you have proven your address.',
  },

  recipients: {
    mailRelay: 'Carries our mails to your mail provider, on our instructions.',
    google: 'Operates Google Analytics. Contacted by your browser, only after your consent.',
    yandex: 'Operates Yandex Metrica. Contacted by your browser, only after your consent.',
  },

  recipientKinds: {
    self: 'you yourself',
    processor: 'processor bound by our instructions (Art. 28 GDPR)',
    'third-party': 'third party that also acts for itself (Art. 4(10) GDPR)',
    'designated-by-person': 'somebody whom you name (Art. 20(2) GDPR)',
    authority: 'authority or court',
  },

  safeguards: {
    none: 'none needed in this country',
    adequacy: 'decision of adequacy of the European Commission (Art. 45 GDPR)',
    standardClauses: 'standard contractual clauses (Art. 46(2)(c) GDPR)',
    explicitConsent: 'your explicit consent (Art. 49(1)(a) GDPR)',
  },

  roles: {
    owner: 'owner',
    privacyOfficer: 'privacy officer',
    support: 'support',
    editor: 'editor',
    sales: 'sales',
    viewer: 'viewer',
  },

  permissions: {
    overview: 'see the overview without persons',
    'visits:read': 'read anonymous statistics of visits',
    'siteHealth:read': 'read the log of the site',
    'contact:read': 'read messages',
    'contact:answer': 'answer messages',
    'rights:read': 'read requests about rights',
    'rights:decide': 'decide requests about rights',
    'persons:export': 'export what is held about a person',
    'persons:erase': 'erase a person',
    'holds:manage': 'set and lift holds',
    'retention:read': 'see what will be deleted when',
    'register:read': 'read the register of processing',
    'disclosures:read': 'read the register of disclosures',
    'consultations:read': 'read the register of consultations',
    'outbox:read': 'read the outbox',
    'newsletter:read': 'see mailings and their figures',
    'newsletter:write': 'write mailings',
    'newsletter:send': 'send mailings',
    'subscribers:read': 'see subscribers',
    'subscribers:export': 'export subscribers',
    'licences:read': 'see licences and their machines',
    'licences:issue': 'issue licences',
    'licences:manage':
      'suspend, withdraw, replace and transfer licences, free seats, read activations to callers',
    'licences:export': 'export licences',
    'customers:read': 'see name and address of a customer who asks for support',
    'activations:read': 'see statistics of activations',
    'reviews:decide': 'decide whether a licence is misused',
    'tokens:manage': 'give and withdraw tokens of the interface',
    'staff:read': 'see the members of staff',
    'staff:manage': 'admit and dismiss members of staff',
  },

  consents: {
    licenceVerification:
      'I agree that {controller.name} uses the IP address of this activation and, if I give them, date and place of purchase, to check the licence and to stop pirate copies. The address is deleted {activationAddress.keep.1} after the activation, the rest {licenceVerification.keep.1} after it.',
    personalSupport:
      'I agree that {controller.name} uses what I give of user name, first name, surname and e-mail address to help me personally. It is deleted {personalSupport.keep.1} after the activation.',
    account:
      'I agree that {controller.name} opens an account for me with my e-mail address and the password that I choose. It is deleted {account.keep.1} after my last sign-in, and whenever I close it.',
  },
  surfaces: { webServer: 'web server', activationClient: 'activation client' },

  security: [
    'Each service works in the database under a role of its own that reaches its own rows only.',
    'Restricted data is hidden by the database itself.',
    'Connections from outside are encrypted.',
    'Passwords and access codes are stored as one-way values; fingerprints of addresses are made with a secret key.',
    'Staff sign in with a second factor, see only what their role needs, and leave an entry for each look at personal data.',
    'Each period is kept by the program itself and measured on the running system.',
    'Backups are made regularly, deleted on their day, and cleared of erased people when restored.',
    'The log of the program, its error messages and its links carry no personal data.',
  ],

  changes: [
    {
      version: '2026-11-23',
      text: 'First edition that the program itself carries out. It says in our own words what our policy has said before, and adds what we had not said yet.',
    },
  ],
});
