import { afterAll, beforeAll, expect, test } from 'vitest';
import { comingServices } from '../src/modules/site/services.ts';
import { formatPeriod } from '../src/policy/period.ts';
import { activityNames, languages } from '../src/policy/vocabulary.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { everythingStored } from '../test/stored.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const textOf = async (path: string) => {
  const response = await avow.request(path);
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll('&nbsp;', ' ');
};

test.each(['/', '/products', '/products/promt-21', '/privacy', '/privacy/proof', '/contact'])(
  '6 %s is read without giving anything: no cookie, no script',
  async (path) => {
    for (const language of languages) {
      const response = await avow.request(`/${language}${path === '/' ? '' : path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(await response.text()).toContain('<h1>');
    }
  },
);

test.each(comingServices.map(({ path }) => path))(
  '6 %s is not open yet: it takes nothing, and tells what the policy says of it',
  async (path) => {
    const { policy, texts } = avow.program.services;
    const service = comingServices.find((one) => one.path === path);
    const activities = activityNames.filter((name) =>
      service?.clauses.includes(policy.activities[name].clause),
    );
    expect(activities.length).toBeGreaterThan(0);
    for (const language of languages) {
      const page = await textOf(`/${language}${path}`);
      expect(page).not.toContain('<form');
      for (const name of activities) {
        expect(page).toContain(texts[language].activities[name].title);
        expect(page).toContain(texts[language].bases[policy.activities[name].basis]);
        for (const step of policy.activities[name].keep)
          expect(page).toContain(formatPeriod(step.for, language));
      }
    }
  },
);

test('6 what is sent to a service that is not open is refused and stored nowhere', async () => {
  for (const { path } of comingServices)
    expect((await avow.submit(path, { email: 'canary@example.com' })).status, path).toBe(405);
  expect(await everythingStored(avow)).not.toContain('canary@example.com');
});
