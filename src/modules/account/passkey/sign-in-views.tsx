/** The button for passkeys where one signs in: shown by its script, where the browser knows passkeys. */
import { Button } from '../../../platform/ui/components/button.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { accountWords } from '../words.ts';

export const passkeyScript = 'passkey.js';

export function PasskeySignIn({ language }: { readonly language: Language }) {
  const w = accountWords[language].passkey;
  return (
    <div
      hidden
      data-passkey="use"
      data-challenge={`/${language}/account/passkey/challenge`}
      data-unused={w.unused}
    >
      <div class="stack">
        <form class="form" method="post" action={`/${language}/account/passkey/sign-in`}>
          <input type="hidden" name="answer" />
          <div class="form-actions">
            <Button>{w.signIn}</Button>
          </div>
        </form>
        <div role="alert" />
      </div>
    </div>
  );
}
