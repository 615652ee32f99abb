/**
 * How the embedded PostgreSQL is set up: two cores, little memory, one machine, no words about people in its log.
 * Given on the command line at every start, so a new version of the program brings its own settings to an old cluster.
 */
const settings: Record<string, string> = {
  max_connections: '200',
  shared_buffers: '192MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  // Compiling plans costs more than it gains on queries as short as ours.
  jit: 'off',

  TimeZone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',

  // Errors quote the values that caused them ("Key (address)=(…) already exists"), so errors are not logged at
  // all, only the server's own life; terse leaves out details, among them the statement of a crashed process.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  log_line_prefix: '%m ',
};

/** Where clients find the server: a socket in a directory, or a port of the loopback address. */
export type Endpoint = { socketDir: string } | { port: number };

/** Number in the socket's name; with a socket no port of the machine is taken. */
export const SOCKET_PORT = 5432;

/** Arguments for `postgres`, and nothing that reaches beyond this machine. */
export function settingArguments(endpoint: Endpoint): string[] {
  const place: Record<string, string> =
    'port' in endpoint
      ? { listen_addresses: '127.0.0.1', port: String(endpoint.port), unix_socket_directories: '' }
      : {
          listen_addresses: '',
          port: String(SOCKET_PORT),
          unix_socket_directories: `"${endpoint.socketDir.replaceAll('"', '""')}"`,
          unix_socket_permissions: '0700',
        };
  return Object.entries({ ...settings, ...place }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
