import type { Assets } from '../assets.ts';
import type { SiteFrame } from '../site-layout.tsx';

/** The time at which the samples were looked at. */
export const now = new Date('2026-11-23T14:02:00Z');

/** What every sample page has in common. */
export const frame = (assets: Assets): SiteFrame => ({
  language: 'en',
  brand: 'Northwind Tools',
  origin: 'https://www.example.com',
  asset: assets.asset,
  navigation: [
    { href: '/en/products', label: 'Products' },
    { href: '/en/support', label: 'Support' },
    { href: '/en/newsletter', label: 'Newsletter' },
    { href: '/en/account', label: 'Account' },
    { href: '/en/privacy', label: 'Privacy' },
  ],
  footer: {
    controller: 'Northwind Tools Ltd, 1 Example Street, Sampleton',
    links: [
      { href: '/en/contact', label: 'Contact and imprint' },
      { href: '/en/privacy', label: 'Privacy' },
      { href: '/en/privacy/cookies', label: 'Cookies' },
    ],
  },
});
