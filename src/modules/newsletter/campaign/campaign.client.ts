/** The editor of campaigns: the mail beside it follows the typing. Without this script a button shows what is typed. */

const form = document.querySelector<HTMLFormElement>('#campaign');
const body = document.querySelector<HTMLTextAreaElement>('#field-body');
const frames = document.querySelector<HTMLElement>('.preview-frame');
const facts = document.querySelector<HTMLElement>('.preview-facts');
const subjectLine = document.querySelector<HTMLElement>('.preview-subject');

const source = frames?.dataset.source ?? '';
let number = 0;
let dirty = false;

const checked = (name: string): string =>
  document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? '';

/** The texts alone, without the files that wait to be stored. */
function typed(look: string): URLSearchParams {
  const fields = new URLSearchParams({ look });
  if (form)
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && ['text', 'subject', 'preheader', 'body'].includes(name))
        fields.set(name, value);
  return fields;
}

/** A form is sent into a new frame, which takes the old one's place once it is there: no flicker, no step back in history. */
function showMail(): void {
  const old = frames?.querySelector('iframe');
  if (!frames || !old) return;
  const fresh = old.cloneNode() as HTMLIFrameElement;
  number += 1;
  const mine = number;
  fresh.name = `mail-${mine}`;
  fresh.removeAttribute('src');
  fresh.classList.add('waiting');
  if (!form)
    fresh.src = `${source}?${new URLSearchParams({ text: frames.dataset.text ?? '', look: checked('look') })}`;
  frames.append(fresh);
  fresh.addEventListener('load', () => {
    if (fresh.contentWindow?.location.href === 'about:blank') return;
    if (mine !== number) {
      fresh.remove();
      return;
    }
    fresh.contentWindow?.scrollTo(0, old.contentWindow?.scrollY ?? 0);
    fresh.classList.remove('waiting');
    for (const other of frames.querySelectorAll('iframe')) if (other !== fresh) other.remove();
  });
  if (form) post(fresh.name);
}

function post(target: string): void {
  const sent = document.createElement('form');
  sent.method = 'post';
  sent.action = source;
  sent.target = target;
  sent.hidden = true;
  for (const [name, value] of typed(checked('look'))) {
    const field = document.createElement('textarea');
    field.name = name;
    field.value = value;
    sent.append(field);
  }
  document.body.append(sent);
  sent.submit();
  sent.remove();
}

async function showFacts(): Promise<void> {
  if (!form || !facts) return;
  const mine = number;
  const answer = await fetch(source, { method: 'POST', body: typed('facts') });
  if (answer.ok && mine === number) facts.innerHTML = await answer.text();
}

function showLine(): void {
  const [subject, preheader] = subjectLine?.children ?? [];
  const value = (name: string) => document.querySelector<HTMLInputElement>(`#field-${name}`)?.value ?? '';
  if (!form || !subject || !preheader) return;
  subject.textContent = value('subject') || '–';
  preheader.textContent = value('preheader');
}

function show(): void {
  showMail();
  showLine();
  void showFacts();
}

let timer = 0;
function soon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(show, 350);
}

/** Puts a piece around what is selected, with as many line breaks before it as are missing. */
function insert(
  field: HTMLTextAreaElement,
  [before, sample, after]: readonly [string, string, string],
): void {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const above = value.slice(0, from);
  const present = /\n*$/.exec(above)?.[0].length ?? 0;
  const breaks = /^\n*/.exec(before)?.[0].length ?? 0;
  const head = before.slice(Math.min(breaks, above === '' ? breaks : present));
  const words = value.slice(from, to) || sample;
  field.focus();
  field.setRangeText(head + words + after, from, to, 'end');
  field.setSelectionRange(from + head.length, from + head.length + words.length);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function showTooLarge(input: HTMLInputElement): void {
  const message = document.querySelector<HTMLElement>('[data-too-large]');
  if (!message) return;
  const most = Number(message.dataset.tooLarge);
  const large = [...(input.files ?? [])].filter(({ size }) => size > most).map(({ name }) => name);
  message.hidden = large.length === 0;
  message.textContent = `${message.dataset.words} ${large.join(', ')}`;
  if (large.length > 0) input.value = '';
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-insert]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    if (body) insert(body, JSON.parse(button.dataset.insert ?? '["","",""]'));
  });
}
for (const tools of document.querySelectorAll<HTMLElement>('.tools')) tools.hidden = false;
for (const button of document.querySelectorAll<HTMLElement>('[data-without-script]')) button.hidden = true;
for (const radio of document.querySelectorAll('input[name="look"]'))
  radio.addEventListener('change', showMail);

form?.addEventListener('input', (event) => {
  const { target } = event;
  if (target instanceof HTMLInputElement && ['look', 'width'].includes(target.name)) return;
  if (target instanceof HTMLInputElement && target.type === 'file') showTooLarge(target);
  dirty = true;
  soon();
});
form?.addEventListener('submit', () => {
  dirty = false;
});
window.addEventListener('beforeunload', (event) => {
  if (dirty) event.preventDefault();
});

/** A campaign under way: what has happened since is fetched, as long as somebody looks. */
async function refresh(): Promise<void> {
  if (!document.querySelector('[data-refresh]')) return;
  if (document.visibilityState === 'visible') await renew().catch(() => {});
  setTimeout(refresh, 3_000);
}

async function renew(): Promise<void> {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const action = document.activeElement?.closest('form')?.getAttribute('action');
  for (const old of document.querySelectorAll('[data-refresh]')) {
    const fresh = page.querySelector(`#${old.id}`);
    if (fresh) old.replaceWith(fresh);
  }
  // Whoever stood on a button stands on it again.
  if (action && document.activeElement === document.body)
    document.querySelector<HTMLElement>(`form[action="${action}"] button`)?.focus();
}
setTimeout(refresh, 3_000);
