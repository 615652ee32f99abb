import Bowser from 'bowser';
import { isbot } from 'isbot';
import { remember } from '../remember.ts';
import { robotName } from './robotName.ts';

/** What a `User-Agent` tells. Names are for people ("Chrome", "Windows"); null where it does not say. */
export interface Agent {
  readonly browser: string | null;
  readonly browserMajor: number | null;
  readonly system: string | null;
  /** "10", "8.1", "XP", "14": text, because Windows counts in words. */
  readonly systemMajor: string | null;
  /** Name of the robot ("Googlebot", "curl", "no user agent"); null for a person's browser. */
  readonly robot: string | null;
}

/** Real agents are below 300 characters; the rest is somebody's noise. */
const considered = 512;
const knownBrowsers = new Set(Object.values(Bowser.BROWSER_MAP));

/**
 * Browser and system with their major versions, or the robot's name. A robot has no browser and no system,
 * since what it says of them is dressing. Every browser sends an agent, so none at all (or "-", as logs
 * write it) is the robot "no user agent". Versions that browsers froze are given as sent: Windows 11 says 10,
 * macOS 11 and later say 10, Android behind Chrome says 10.
 */
export const parseAgent = (userAgent: string | undefined): Agent => known(shorten(userAgent ?? '').trim());

/** A parse costs about 30 µs, a hit 0.1 µs; 10,000 agents are some 5 MB at most. */
const known = remember({ most: 5_000, longest: considered }, read);

/** A slice would keep its whole header alive in memory: copy it. */
function shorten(text: string): string {
  return text.length <= considered ? text : Buffer.from(text.slice(0, considered)).toString();
}

function read(text: string): Agent {
  if (text === '' || text === '-') return robot('no user agent');
  if (isbot(text)) return robot(robotName(text));
  const { browser, os } = Bowser.parse(text);
  const isKnown = browser.name !== undefined && knownBrowsers.has(browser.name);
  return {
    browser: isKnown ? (browser.name ?? null) : null,
    browserMajor: isKnown ? major(versionOf(browser, text)) : null,
    system: os.name || null,
    systemMajor: systemMajor(os),
    robot: null,
  };
}

function robot(name: string): Agent {
  return { browser: null, browserMajor: null, system: null, systemMajor: null, robot: name };
}

/** UC Browser is read from the web view's "Version/4.0" by the library; its own number stands elsewhere. */
function versionOf(browser: { name?: string; version?: string }, text: string): string | undefined {
  if (browser.name !== 'UC Browser') return browser.version;
  return /UC ?Browser\/?(\d+)/.exec(text)?.[1] ?? browser.version;
}

function major(version: string | undefined): number | null {
  const digits = /^\d{1,5}(?!\d)/.exec(version ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}

/** Windows is known by its name ("XP", "8.1"), not by the kernel's number ("NT 6.3"). */
function systemMajor(os: { name?: string; version?: string; versionName?: string }): string | null {
  if (os.name === 'Windows') return os.versionName || null;
  return major(os.version)?.toString() ?? null;
}
