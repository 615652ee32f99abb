import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Language } from './words.ts';

interface MailProps {
  language: Language;
  subject: string;
  /** The line that mail programs show beside the subject in their lists. */
  preview?: string;
  children: Child;
  /** Rules for what the mail itself brings, in the light and in the dark. */
  rules?: { light: string; dark: string };
  /** Forced for a preview; else the reader's program decides. */
  scheme?: 'light' | 'dark';
  /** Who writes, by what postal address (Art. 13(1)(a) GDPR), and why the mail came. */
  footer: { controller: string; address: readonly string[]; links?: readonly MailLink[]; reason?: Child };
}

export interface MailLink {
  href: string;
  label: string;
}

export const mailFont = "'Golos Text', -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const styles = {
  body: `margin:0;padding:0;background-color:#fbfaf7;color:#1d1f23;font:16px/1.55 ${mailFont}`,
  outer: 'padding:24px 12px',
  card: 'width:100%;max-width:560px;border:1px solid #e4e1da;border-radius:10px;background-color:#ffffff',
  text: `padding:28px 28px 20px;text-align:left;font:16px/1.55 ${mailFont}`,
  foot: `padding:16px 28px 20px;border-top:1px solid #e4e1da;color:#61666e;text-align:left;font:13px/1.55 ${mailFont}`,
  preview: 'display:none;max-height:0;max-width:0;overflow:hidden;font-size:1px;line-height:1px;mso-hide:all',
  button: `display:inline-block;padding:11px 18px;border-radius:8px;background-color:#2547c4;color:#ffffff;font:600 15px/1.3 ${mailFont};text-decoration:none`,
  soft: 'color:#61666e',
} as const;

/** Mail programs that know the dark take these; the others show the light mail. */
const dark = `
  .paper { background-color: #15171a !important; color: #e9e7e2 !important; }
  .card { background-color: #1c1f23 !important; border-color: #2c3036 !important; color: #e9e7e2 !important; }
  .foot { border-color: #2c3036 !important; color: #9aa0a8 !important; }
  .button { background-color: #8aa2ff !important; color: #10131c !important; }
  a:not(.button) { color: #8aa2ff !important; }`;

function rulesOf({ rules, scheme }: Pick<MailProps, 'rules' | 'scheme'>): string {
  const whenDark = dark + (rules?.dark ?? '');
  const inTheDark = scheme === 'dark' ? whenDark : `@media (prefers-color-scheme: dark) {${whenDark}\n}`;
  return (rules?.light ?? '') + (scheme === 'light' ? '' : inTheDark);
}

/** Outlook for Windows knows no `max-width`: a table around the card holds it. */
const outlook = {
  open: '<!--[if mso]><table role="presentation" width="560" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
  close: '<!--[if mso]></td></tr></table><![endif]-->',
};

/** A complete HTML mail: text, then who it is from. No picture, nothing loaded from anywhere. */
export function MailLayout({ language, subject, preview, children, footer, ...look }: MailProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={look.scheme ?? 'light dark'} />
          <meta name="supported-color-schemes" content={look.scheme ?? 'light dark'} />
          <title>{subject}</title>
          <style>{raw(rulesOf(look))}</style>
        </head>
        <body class="paper" style={styles.body}>
          {preview && <div style={styles.preview}>{preview}</div>}
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
            <tr>
              <td class="paper" align="center" style={styles.outer}>
                {raw(outlook.open)}
                <table
                  role="presentation"
                  class="card"
                  width="560"
                  cellpadding="0"
                  cellspacing="0"
                  style={styles.card}
                >
                  <tr>
                    <td style={styles.text}>{children}</td>
                  </tr>
                  <tr>
                    <MailFooter {...footer} />
                  </tr>
                </table>
                {raw(outlook.close)}
              </td>
            </tr>
          </table>
        </body>
      </html>
    </>
  );
}

function MailFooter({ controller, address, links = [], reason }: MailProps['footer']) {
  return (
    <td class="foot" style={styles.foot}>
      {reason && <p style="margin:0 0 8px">{reason}</p>}
      <p style="margin:0">{[controller, ...address].join(', ')}</p>
      {links.length > 0 && (
        <p style="margin:8px 0 0">
          {links.map(({ href, label }, index) => (
            <>
              {index > 0 && ' · '}
              <a href={href} style="color:#2547c4">
                {label}
              </a>
            </>
          ))}
        </p>
      )}
    </td>
  );
}

/** The one thing a mail asks for. */
export function MailButton({ href, children }: { href: string; children: Child }) {
  return (
    <p style="margin:20px 0">
      <a class="button" href={href} style={styles.button}>
        {children}
      </a>
    </p>
  );
}

/** A mail's heading. */
export function MailTitle({ children }: { children: Child }) {
  return <h1 style={`margin:0 0 14px;font:600 22px/1.25 ${mailFont}`}>{children}</h1>;
}
