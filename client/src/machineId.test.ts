import { expect, test } from 'vitest';
import { folderFor } from './files.ts';
import { machineId, type System } from './machineId.ts';

const nothing: System = {
  platform: 'linux',
  read: () => {
    throw new Error('ENOENT');
  },
  run: () => {
    throw new Error('ENOENT');
  },
  environment: {},
};
const reading = (files: Readonly<Record<string, string>>): System => ({
  ...nothing,
  read: (file) => files[file] ?? nothing.read(file),
});

test('each system tells its machine id in its own way', () => {
  const id = '0123456789abcdef0123456789abcdef';
  expect(machineId(reading({ '/etc/machine-id': `${id}\n` }))).toBe(id);
  expect(machineId(reading({ '/etc/machine-id': 'uninitialized\n', '/var/lib/dbus/machine-id': id }))).toBe(
    id,
  );
  const mac = { ...nothing, platform: 'darwin' as const };
  expect(
    machineId({ ...mac, run: () => '    "IOPlatformUUID" = "ABCDEF01-2345-6789-ABCD-EF0123456789"\n' }),
  ).toBe('abcdef01-2345-6789-abcd-ef0123456789');
  const asked: string[] = [];
  const windows: System = {
    ...nothing,
    platform: 'win32',
    environment: { SystemRoot: 'D:\\WIN' },
    run: (program) => {
      asked.push(program);
      return '\r\nHKEY_LOCAL_MACHINE\\…\r\n    MachineGuid    REG_SZ    abcdef01-2345-6789-abcd-ef0123456789\r\n';
    },
  };
  expect(machineId(windows)).toBe('abcdef01-2345-6789-abcd-ef0123456789');
  expect(asked).toEqual(['D:\\WIN\\System32\\reg.exe']);
});

test('nothing but the machine id is read: new disks, network cards and names leave a machine what it is', () => {
  const asked: string[] = [];
  const recording = (platform: System['platform'], text: string): System => ({
    platform,
    environment: { COMPUTERNAME: 'OLD-NAME', USERNAME: 'someone' },
    read: (file) => {
      asked.push(file);
      return text;
    },
    run: (program, args) => {
      asked.push([program, ...args].join(' '));
      return text;
    },
  });
  const id = 'abcdef01-2345-6789-abcd-ef0123456789';
  machineId(recording('linux', id));
  machineId(recording('darwin', `"IOPlatformUUID" = "${id}"`));
  machineId(recording('win32', `MachineGuid    REG_SZ    ${id}`));
  expect([...new Set(asked)]).toEqual([
    '/etc/machine-id',
    '/var/lib/dbus/machine-id',
    '/usr/sbin/ioreg -rd1 -c IOPlatformExpertDevice',
    'C:\\Windows\\System32\\reg.exe query HKLM\\SOFTWARE\\Microsoft\\Cryptography /v MachineGuid /reg:64',
  ]);
});

test('a system that tells none is refused with the remedy', () => {
  for (const platform of ['linux', 'darwin', 'win32', 'aix'] as const)
    expect(() => machineId({ ...nothing, platform })).toThrow('machine id');
  expect(() => machineId(reading({ '/etc/machine-id': '' }))).toThrow('machine id');
});

test('certificates are kept in the usual place of each system', () => {
  const unix = { HOME: '/home/someone' };
  expect(folderFor('p', 'user', { platform: 'linux', environment: unix })).toBe(
    '/home/someone/.local/share/avow/p',
  );
  expect(folderFor('p', 'user', { platform: 'linux', environment: { ...unix, XDG_DATA_HOME: '/x' } })).toBe(
    '/x/avow/p',
  );
  expect(folderFor('p', 'machine', { platform: 'linux', environment: unix })).toBe('/var/lib/avow-client/p');
  expect(folderFor('p', 'user', { platform: 'darwin', environment: unix })).toBe(
    '/home/someone/Library/Application Support/Avow/p',
  );
  expect(folderFor('p', 'machine', { platform: 'win32', environment: { ProgramData: '/programdata' } })).toBe(
    '/programdata/Avow/p',
  );
});
