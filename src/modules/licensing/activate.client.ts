/** Tells, while a code is typed, how each of its groups stands; takes a request code from behind the `#` of the address. */
import {
  type CodeShape,
  type GroupState,
  grouped,
  groupStates,
  keyShape,
  requestShape,
} from '../../../client/src/symbols.ts';

const shapes: Readonly<Record<string, CodeShape>> = { 0: keyShape, 1: requestShape };
const marks: Readonly<Record<GroupState, string>> = { right: '✓', wrong: '✗', unfinished: '…' };

function watch(field: HTMLElement): void {
  const input = field.querySelector('input');
  const line = field.querySelector<HTMLElement>('.code-groups');
  const shape = shapes[field.dataset.code ?? ''];
  if (!input || !line || !shape) return;
  const words: Record<GroupState, string> = JSON.parse(field.dataset.words ?? '{}');
  const show = () => {
    const states = groupStates(shape, input.value);
    line.replaceChildren(
      ...states.map((state, index) => {
        const mark = document.createElement('span');
        mark.className = `code-group ${state}`;
        mark.textContent = `${index + 1} ${marks[state]} `;
        mark.title = words[state];
        mark.setAttribute('aria-label', `${index + 1}: ${words[state]}`);
        mark.setAttribute('role', 'img');
        return mark;
      }),
    );
    line.hidden = states.length === 0;
  };
  input.addEventListener('input', show);
  // In its groups once it is left, so that the cursor never jumps while somebody types.
  input.addEventListener('change', () => {
    input.value = grouped(shape, input.value);
    show();
  });
  show();
}

// What stands behind the # is never sent to a server: it comes from a picture that the product shows.
const request = document.querySelector<HTMLInputElement>('#field-request');
if (request && location.hash.length > 1) {
  request.value = grouped(requestShape, decodeURIComponent(location.hash.slice(1)));
  history.replaceState(null, '', location.pathname);
}
for (const field of document.querySelectorAll<HTMLElement>('[data-code]')) watch(field);
