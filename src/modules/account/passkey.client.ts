/**
 * Passkeys: asks the browser to make or to use one, and hands its answer to the form. All of it stays hidden where the browser
 * knows none.
 */
const isKnown =
  'PublicKeyCredential' in window &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Ends what the browser was asked before: it answers one thing at a time. */
let asked = new AbortController();

function askAnew(): AbortSignal {
  asked.abort();
  asked = new AbortController();
  return asked.signal;
}

function make(options: string): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
  return navigator.credentials.create({ publicKey, signal: askAnew() });
}

async function use(address: string, mediation: CredentialMediationRequirement): Promise<Credential | null> {
  const signal = askAnew();
  const answer = await fetch(address, { method: 'POST', signal });
  if (!answer.ok) throw new Error(answer.statusText);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await answer.json());
  return navigator.credentials.get({ publicKey, mediation, signal });
}

const nameOf = (error: unknown): string => (error instanceof DOMException ? error.name : '');

/** Sends the form on with what the browser answered; or says why not, unless it was asked something else meanwhile. */
async function send(place: HTMLElement, answering: Promise<Credential | null>): Promise<void> {
  const { unused = '', known = unused } = place.dataset;
  try {
    const credential = await answering;
    const form = place.querySelector('form');
    const field = place.querySelector<HTMLInputElement>('[name=answer]');
    if (!form || !field || !(credential instanceof PublicKeyCredential)) return;
    field.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch (error) {
    if (nameOf(error) !== 'AbortError') say(place, nameOf(error) === 'InvalidStateError' ? known : unused);
  }
}

function say(place: HTMLElement, sentence: string): void {
  const line = document.createElement('p');
  line.className = 'field-error';
  line.textContent = sentence;
  place.querySelector('[role=alert]')?.replaceChildren(line);
}

/** Passkeys among what the browser offers to fill in. Whoever does not choose one is told nothing. */
async function offer(place: HTMLElement, address: string): Promise<void> {
  if (!document.querySelector('[autocomplete~=webauthn]')) return;
  if (!(await PublicKeyCredential.isConditionalMediationAvailable())) return;
  const answering = use(address, 'conditional').catch(() => null);
  await send(place, answering);
}

function begin(place: HTMLElement): void {
  const { options, challenge } = place.dataset;
  place.hidden = false;
  const onPress = (answer: () => Promise<Credential | null>) =>
    place.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      send(place, answer());
    });
  if (options !== undefined) onPress(() => make(options));
  if (challenge === undefined) return;
  onPress(() => use(challenge, 'optional'));
  offer(place, challenge);
}

if (isKnown) {
  for (const line of document.querySelectorAll<HTMLElement>('[data-passkey-missing]')) line.hidden = true;
  for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) begin(place);
}
