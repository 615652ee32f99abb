/** The environment, read once, checked, and complained about in one sentence each. */
import { join, resolve } from 'node:path';
import { Fault } from './fault.ts';
import { isLoopback } from './loopback.ts';
import { mailTls } from './mail/tls.ts';
import { parseTrustedProxies } from './visitor/address.ts';

export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Origin under which visitors reach the site, without a trailing slash. */
  readonly publicUrl: string;
  /** Visitors reach the site by https. */
  readonly secure: boolean;
  /** `publicUrl` names this machine only. */
  readonly loopback: boolean;
  readonly dataDir: string;
  readonly ledgerFile: string;
  readonly databaseUrl: string | null;
  readonly smtpUrl: string | null;
  readonly imapUrl: string | null;
  readonly policyFile: string;
  readonly trustedProxies: string;
  /** Trying out is allowed: a shifted clock, shifted imports. */
  readonly trial: boolean;
  /** Milliseconds by which the clock is shifted; 0 but for a trial. */
  readonly clockOffsetMs: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** @throws Fault naming the variable and its remedy */
export function readEnvironment(variables: Variables = process.env): Environment {
  const port = readPort(variables.PORT);
  const publicUrl = readPublicUrl(variables.PUBLIC_URL ?? `http://localhost:${port}`);
  const dataDir = resolve(variables.AVOW_DATA ?? './data');
  const loopback = isLoopback(new URL(publicUrl).hostname);
  const trial = readTrial(variables, loopback);
  return {
    port,
    host: variables.HOST || '127.0.0.1',
    publicUrl,
    secure: publicUrl.startsWith('https:'),
    loopback,
    dataDir,
    ledgerFile: resolve(variables.AVOW_LEDGER ?? join(dataDir, 'ledger', 'erasures.log')),
    databaseUrl: readUrl('DATABASE_URL', variables.DATABASE_URL, ['postgres:', 'postgresql:']),
    smtpUrl: readMailUrl('SMTP_URL', variables.SMTP_URL, ['smtp:', 'smtps:']),
    imapUrl: readMailUrl('IMAP_URL', variables.IMAP_URL, ['imap:', 'imaps:']),
    policyFile: resolve(variables.AVOW_POLICY ?? 'policy/promt.ts'),
    trustedProxies: readTrustedProxies(variables.TRUSTED_PROXIES ?? ''),
    trial,
    clockOffsetMs: readClock(variables.AVOW_CLOCK, trial),
  };
}

function readPort(value: string | undefined): number {
  const port = Number(value ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Fault(`PORT is "${value}"; set it to a number from 0 to 65535.`);
  return port;
}

function readPublicUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new Fault(
      `PUBLIC_URL is "${value}"; set it to the site's origin, such as https://www.example.com.`,
    );
  }
  return url.origin;
}

function readUrl(name: string, value: string | undefined, protocols: readonly string[]): string | null {
  if (!value) return null;
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    throw new Fault(`${name} is no URL of the kind ${protocols[0]}//user:password@host:port.`);
  }
  return value;
}

function readMailUrl(name: string, value: string | undefined, protocols: readonly string[]): string | null {
  const url = readUrl(name, value, protocols);
  if (url !== null) mailTls(name, url);
  return url;
}

function readTrustedProxies(value: string): string {
  parseTrustedProxies(value);
  return value;
}

function readTrial(variables: Variables, loopback: boolean): boolean {
  const trial = variables.AVOW_TRIAL === '1';
  if (trial && !loopback)
    throw new Fault(
      'AVOW_TRIAL is refused while PUBLIC_URL is public: trying out would touch real data. Unset one of them.',
    );
  return trial;
}

const clockUnits: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function readClock(value: string | undefined, trial: boolean): number {
  if (!value) return 0;
  if (!trial)
    throw new Fault(
      'AVOW_CLOCK is refused without AVOW_TRIAL=1: a shifted clock deletes real data. Unset it.',
    );
  const match = /^([+-])(\d{1,5})([smhd])$/.exec(value);
  const unit = clockUnits[match?.[3] ?? ''];
  if (!match || !unit) throw new Fault(`AVOW_CLOCK is "${value}"; write it as +7d, -2h, +30m or +10s.`);
  return Number(`${match[1]}${match[2]}`) * unit;
}
