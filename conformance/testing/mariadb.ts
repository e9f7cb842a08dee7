import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasMariaDb } from '../../scripts/mariadb.js';

/** A MariaDB of its own, in a temporary folder, that answers on a socket there alone. */
export interface MariaDb {
  readonly socket: string;
  /** Runs a script in a database; returns what it selects, a line each, divided by tabs. */
  run(database: string, sql: string): string;
  dump(database: string): string;
  stop(): Promise<void>;
}

/** Starts a MariaDB; null where its programs are not installed. */
export async function startMariaDb(): Promise<MariaDb | null> {
  if (!hasMariaDb()) return null;
  const folder = mkdtempSync(join(tmpdir(), 'mariadb-'));
  const data = join(folder, 'data');
  const socket = join(folder, 's.sock');
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const made = spawnSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', ...user],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stdout + made.stderr);
  const settings = [`--datadir=${data}`, `--socket=${socket}`, '--skip-networking', '--skip-log-bin'];
  const server = spawn('mariadbd', ['--no-defaults', ...settings, ...user], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let log = '';
    server.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('ready for connections')) resolve();
    });
    void ended.then(() => reject(new Error(`MariaDB ended:\n${log}`)));
  });
  const call = (program: string, flags: readonly string[], input = ''): string => {
    const all = ['--no-defaults', `--socket=${socket}`, '--user=root', ...flags];
    const { status, stdout, stderr } = spawnSync(program, all, { encoding: 'utf8', input });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  return {
    socket,
    run: (database, sql) => call('mariadb', ['--batch', '--skip-column-names', database], sql),
    dump: (database) => call('mariadb-dump', ['--routines', '--triggers', database]),
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
