/** Supervisory authorities by country (clause 4.7): the EEA, Switzerland, the United Kingdom and Russia. */

export interface Authority {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Its own name, in its own language. */
  readonly name: string;
  readonly href: string;
}

export const authorities: readonly Authority[] = [
  { country: 'AT', name: 'Datenschutzbehörde', href: 'https://www.dsb.gv.at' },
  {
    country: 'BE',
    name: 'Autorité de protection des données – Gegevensbeschermingsautoriteit',
    href: 'https://www.autoriteprotectiondonnees.be',
  },
  { country: 'BG', name: 'Комисия за защита на личните данни', href: 'https://www.cpdp.bg' },
  { country: 'HR', name: 'Agencija za zaštitu osobnih podataka', href: 'https://azop.hr' },
  {
    country: 'CY',
    name: 'Επίτροπος Προστασίας Δεδομένων Προσωπικού Χαρακτήρα',
    href: 'https://www.dataprotection.gov.cy',
  },
  { country: 'CZ', name: 'Úřad pro ochranu osobních údajů', href: 'https://uoou.gov.cz' },
  { country: 'DK', name: 'Datatilsynet', href: 'https://www.datatilsynet.dk' },
  { country: 'EE', name: 'Andmekaitse Inspektsioon', href: 'https://www.aki.ee' },
  { country: 'FI', name: 'Tietosuojavaltuutetun toimisto', href: 'https://tietosuoja.fi' },
  {
    country: 'FR',
    name: 'Commission nationale de l’informatique et des libertés',
    href: 'https://www.cnil.fr',
  },
  {
    country: 'DE',
    name: 'Die Bundesbeauftragte für den Datenschutz und die Informationsfreiheit',
    href: 'https://www.bfdi.bund.de',
  },
  { country: 'GR', name: 'Αρχή Προστασίας Δεδομένων Προσωπικού Χαρακτήρα', href: 'https://www.dpa.gr' },
  { country: 'HU', name: 'Nemzeti Adatvédelmi és Információszabadság Hatóság', href: 'https://naih.hu' },
  { country: 'IS', name: 'Persónuvernd', href: 'https://www.personuvernd.is' },
  { country: 'IE', name: 'Data Protection Commission', href: 'https://www.dataprotection.ie' },
  {
    country: 'IT',
    name: 'Garante per la protezione dei dati personali',
    href: 'https://www.garanteprivacy.it',
  },
  { country: 'LV', name: 'Datu valsts inspekcija', href: 'https://www.dvi.gov.lv' },
  { country: 'LI', name: 'Datenschutzstelle', href: 'https://www.datenschutzstelle.li' },
  { country: 'LT', name: 'Valstybinė duomenų apsaugos inspekcija', href: 'https://vdai.lrv.lt' },
  {
    country: 'LU',
    name: 'Commission nationale pour la protection des données',
    href: 'https://cnpd.public.lu',
  },
  {
    country: 'MT',
    name: 'Office of the Information and Data Protection Commissioner',
    href: 'https://idpc.org.mt',
  },
  { country: 'NL', name: 'Autoriteit Persoonsgegevens', href: 'https://www.autoriteitpersoonsgegevens.nl' },
  { country: 'NO', name: 'Datatilsynet', href: 'https://www.datatilsynet.no' },
  { country: 'PL', name: 'Urząd Ochrony Danych Osobowych', href: 'https://uodo.gov.pl' },
  { country: 'PT', name: 'Comissão Nacional de Proteção de Dados', href: 'https://www.cnpd.pt' },
  {
    country: 'RO',
    name: 'Autoritatea Naţională de Supraveghere a Prelucrării Datelor cu Caracter Personal',
    href: 'https://www.dataprotection.ro',
  },
  { country: 'SK', name: 'Úrad na ochranu osobných údajov', href: 'https://dataprotection.gov.sk' },
  { country: 'SI', name: 'Informacijski pooblaščenec', href: 'https://www.ip-rs.si' },
  { country: 'ES', name: 'Agencia Española de Protección de Datos', href: 'https://www.aepd.es' },
  { country: 'SE', name: 'Integritetsskyddsmyndigheten', href: 'https://www.imy.se' },
  {
    country: 'CH',
    name: 'Eidgenössischer Datenschutz- und Öffentlichkeitsbeauftragter',
    href: 'https://www.edoeb.admin.ch',
  },
  { country: 'GB', name: 'Information Commissioner’s Office', href: 'https://ico.org.uk' },
  { country: 'RU', name: 'Роскомнадзор', href: 'https://rkn.gov.ru' },
];
