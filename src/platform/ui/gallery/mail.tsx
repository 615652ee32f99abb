import { MailButton, MailLayout, MailTitle } from '../mail.tsx';

/** A mail with all its parts. */
export function SampleMail() {
  return (
    <MailLayout
      language="en"
      subject="Prove your address"
      preview="One click shows what we hold about you."
      footer={{
        controller: 'Northwind Tools Ltd',
        address: ['1 Example Street', '12345 Sampleton'],
        links: [{ href: 'https://www.example.com/en/privacy', label: 'Privacy' }],
        reason: 'You get this mail because somebody gave this address on our site.',
      }}
    >
      <MailTitle>Prove your address</MailTitle>
      <p>You asked what we hold about you. This link shows it; it works once, for one hour.</p>
      <MailButton href="https://www.example.com/l/abc">See what is held</MailButton>
      <p>If it was not you, do nothing: the link ends by itself.</p>
    </MailLayout>
  );
}
