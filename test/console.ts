/** Asks the console as a member of staff in a role, without signing in. */
import { createApplication } from '../src/platform/http/application.ts';
import type { SignedInStaff } from '../src/platform/module.ts';
import type { StaffRole } from '../src/policy/vocabulary.ts';
import type { TestProgram } from './program.ts';

export const testStaffId = '01900000-0000-7000-8000-000000000001';

/** The same application with somebody signed in; paths and forms as `TestProgram.request` and `submit`. */
export function asStaff(avow: TestProgram, role: StaffRole = 'owner') {
  const { services, parts } = avow.program;
  const staff: SignedInStaff = {
    staffId: testStaffId,
    name: 'Nina Weber',
    role,
    may: (permission) => services.policy.staffRoles[role].includes(permission),
  };
  const app = createApplication(services, [{ authenticate: async () => staff }, ...parts.values()]);
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('sec-fetch-site', 'same-origin');
    return app.request(path, { ...init, headers });
  };
  return {
    app,
    request,
    submit: (path: string, fields: Readonly<Record<string, string>>) =>
      request(path, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}
