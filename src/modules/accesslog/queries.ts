/** What the log tells about the site's own state (clause 2.2). Read as the log's role only. */
import type { Pool } from 'pg';

export interface Health {
  readonly requests: number;
  readonly failed: number;
  readonly refused: number;
  readonly slowest: number | null;
}

export interface RouteHealth {
  readonly route: string;
  readonly requests: number;
  readonly failed: number;
  readonly median: number;
  readonly slow: number;
}

export interface AddressUse {
  readonly address: string;
  readonly provider: string | null;
  readonly requests: number;
  readonly refused: number;
}

const shown = 12;

/** Requests since a time: all, those that failed on our side (5xx), those refused (4xx), and the 95th percentile in ms. */
export async function healthSince(pool: Pool, since: Date): Promise<Health> {
  const { rows } = await pool.query<Health>(
    `/* healthSince */ SELECT count(*) AS requests, count(*) FILTER (WHERE status >= 500) AS failed,
       count(*) FILTER (WHERE status BETWEEN 400 AND 499) AS refused,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) AS slowest
     FROM accesslog.line WHERE "time" >= $1`,
    [since],
  );
  return rows[0] ?? { requests: 0, failed: 0, refused: 0, slowest: null };
}

/** Routes by the time that a twentieth of their answers exceeds. */
export async function slowRoutes(pool: Pool, since: Date): Promise<RouteHealth[]> {
  const { rows } = await pool.query<RouteHealth>(
    `/* slowRoutes */ SELECT route, count(*) AS requests, count(*) FILTER (WHERE status >= 500) AS failed,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS median, percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) AS slow
     FROM accesslog.line WHERE "time" >= $1 AND route IS NOT NULL AND duration_ms IS NOT NULL
     GROUP BY route ORDER BY slow DESC, requests DESC LIMIT ${shown}`,
    [since],
  );
  return rows;
}

/** Addresses whose requests we refused or could not answer most often. */
export async function abusiveAddresses(pool: Pool, since: Date): Promise<AddressUse[]> {
  const { rows } = await pool.query<AddressUse>(
    `/* abusiveAddresses */ SELECT ip_address AS address, max(provider) AS provider, count(*) AS requests,
       count(*) FILTER (WHERE status >= 400) AS refused
     FROM accesslog.line WHERE "time" >= $1 AND ip_address IS NOT NULL
     GROUP BY ip_address HAVING count(*) FILTER (WHERE status >= 400) >= 10
     ORDER BY refused DESC, address LIMIT ${shown}`,
    [since],
  );
  return rows;
}
