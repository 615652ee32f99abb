/** The machine id of the operating system. It is read, marked for one product, and never stored or sent. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ActivationFault } from './fault.ts';

/** How an operating system is asked, so that a test can stand for each of them. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly read: (file: string) => string;
  /** Runs a program by its whole path, without a shell. */
  readonly run: (program: string, args: readonly string[]) => string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const thisSystem: System = {
  platform: process.platform,
  read: (file) => readFileSync(file, 'utf8'),
  run: (program, args) =>
    execFileSync(program, args, { encoding: 'utf8', timeout: 10_000, stdio: ['ignore', 'pipe', 'ignore'] }),
  environment: process.env,
};

/**
 * The id of this machine: it stays over reboots, new disks and network cards, and changes when the system is installed anew. Copies
 * of a virtual machine share it until the system makes a new one (`systemd-machine-id-setup`, Sysprep).
 * @throws ActivationFault `machineUnknown`
 */
export function machineId(system: System = thisSystem): string {
  const found = readers.flatMap(([platform, read]) =>
    platform === system.platform ? [attempt(() => read(system))] : [],
  );
  const id = found.find((one) => one !== null && /^[0-9a-f-]{8,64}$/i.test(one));
  if (!id)
    throw new ActivationFault(
      'machineUnknown',
      'This system does not tell its machine id: on Linux, make one with "systemd-machine-id-setup".',
    );
  return id.toLowerCase();
}

const readers: readonly (readonly [NodeJS.Platform, (system: System) => string | undefined])[] = [
  ['linux', ({ read }) => read('/etc/machine-id').trim()],
  ['linux', ({ read }) => read('/var/lib/dbus/machine-id').trim()],
  [
    'darwin',
    ({ run }) =>
      /"IOPlatformUUID" = "([^"]+)"/.exec(
        run('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']),
      )?.[1],
  ],
  [
    'win32',
    ({ run, environment }) => {
      const reg = `${environment.SystemRoot ?? 'C:\\Windows'}\\System32\\reg.exe`;
      const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography';
      return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(
        run(reg, ['query', key, '/v', 'MachineGuid', '/reg:64']),
      )?.[1];
    },
  ],
  ['freebsd', ({ read }) => read('/etc/hostid').trim()],
];

function attempt(read: () => string | undefined): string | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}
