import { expect, test } from 'vitest';
import { readEnvironment } from './env.ts';
import { Fault } from './fault.ts';

const publicSite = 'https://www.example.com';

test.each([
  ['PORT', 'eighty', {}],
  ['PUBLIC_URL', 'example', {}],
  ['DATABASE_URL', 'mysql://127.0.0.1/site', {}],
  ['SMTP_URL', 'https://127.0.0.1', {}],
  ['TRUSTED_PROXIES', '10.0.0.0/33', {}],
  ['AVOW_CLOCK', 'tomorrow', { AVOW_TRIAL: '1' }],
  ['AVOW_CLOCK', '+7d', {}],
  ['AVOW_TRIAL', '1', { PUBLIC_URL: publicSite }],
])('%s=%s is refused in one sentence that names it, before anything is opened', (name, value, others) => {
  const read = () => readEnvironment({ ...others, [name]: value });
  expect(read).toThrow(Fault);
  expect(read).toThrow(new RegExp(`^${name}\\b.*\\.$`));
});
