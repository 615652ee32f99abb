/** `/contact.json`: who runs this site and how to reach them, as schema.org terms for machines. */
import type { Policy } from '../../policy/language.ts';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The imprint as JSON-LD (schema.org `Organization`). */
export function organisation({ controller }: Policy, url: string) {
  const { name, address, country, emails, phones, hours } = controller;
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name,
    url,
    email: emails.contact,
    address: { '@type': 'PostalAddress', streetAddress: address, addressCountry: country },
    contactPoint: [
      { ...point('privacy', emails.privacy) },
      { ...point('technical support', emails.support) },
      ...phones.map(({ number, tollFree }) => ({
        '@type': 'ContactPoint',
        contactType: 'customer service',
        telephone: number.replace(/[^\d+]/g, ''),
        ...(tollFree ? { contactOption: 'https://schema.org/TollFree' } : {}),
        hoursAvailable: {
          '@type': 'OpeningHoursSpecification',
          dayOfWeek: hours.days.map((day) => `https://schema.org/${dayNames[day - 1]}`),
          opens: `${hours.from}:00${hours.offset}`,
          closes: `${hours.to}:00${hours.offset}`,
        },
      })),
      ...privacyContacts(controller),
    ],
  };
}

const point = (contactType: string, email: string) => ({ '@type': 'ContactPoint', contactType, email });

/** Those whom the law lets people turn to besides the controller (GDPR Arts 27 and 37). */
function privacyContacts({ representative, dataProtectionOfficer }: Policy['controller']) {
  return [
    ...(representative === 'none'
      ? []
      : [
          {
            ...point('representative in the European Union', representative.email),
            name: representative.name,
            areaServed: representative.address,
          },
        ]),
    ...(dataProtectionOfficer === 'none'
      ? []
      : [point('data protection officer', dataProtectionOfficer.email)]),
  ];
}
