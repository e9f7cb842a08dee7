/** Installs the packed program in an empty folder without a network, and runs every command there. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames } from '../src/cli/registry.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'designer-package-'));
const home = join(folder, 'home');
const name = 'loopback-model-designer';
const program = join(home, 'node_modules', '.bin', name);
/** The paths in the packed file. */
let packed: readonly string[] = [];

const npm = (...args: string[]): string =>
  execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--no-update-notifier'], {
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_config_cache: join(folder, 'cache') },
  });

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: home, encoding: 'utf8' });
  return { status, stdout, stderr };
};

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts', 'package.js'), join(folder, 'package')], {
    cwd: root,
  });
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"private": true}\n');
  const [made] = JSON.parse(npm('pack', join(folder, 'package'), '--json')) as {
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  packed = made?.files.map(({ path }) => path) ?? [];
  npm('install', `./${made?.filename ?? ''}`);
  cpSync(join(root, 'e2e', 'fixtures', 'library'), join(home, 'library'), { recursive: true });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds the page, the program and licences, and nothing else', () => {
    const folders = new Set(packed.map((path) => path.replace(/\/.*/, '/')));
    expect([...folders].sort()).toEqual([
      'LICENCES.txt',
      'LICENSE',
      'README.md',
      'dist-cli/',
      'dist/',
      'package.json',
      'security.md',
    ]);
    expect(
      packed.filter((path) => /\.test[.-]|\.map$|\.tsx?$|(^|\/)\.|\/sw\.js$|fixtures/.test(path)),
    ).toEqual([]);
    expect(packed).toContain('dist/index.html');
    expect(packed).toContain('dist/sandbox.html');
  });

  it('needs no other package, and has the licences of those in it', () => {
    const lock = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, unknown>>;
    };
    expect(Object.keys(lock.packages)).toEqual(['', `node_modules/${name}`]);
    const licences = readFileSync(join(home, 'node_modules', name, 'LICENCES.txt'), 'utf8');
    for (const each of ['react', 'zod', 'fflate', 'jsonc-parser', '@xyflow/react'])
      expect(licences).toMatch(new RegExp(`^${each} \\d+\\.\\d+\\.\\d+, MIT$`, 'm'));
    expect(licences).toContain('Permission is hereby granted, free of charge');
  });
});

describe('installed from the packed file', () => {
  it('teaches every command, and knows its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    expect(run('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
    for (const command of commandNames)
      expect(run(command, '--help')).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('Examples:'),
      });
  });

  it('checks, exports, draws, imports, compares and names', () => {
    writeFileSync(join(home, 'shop.sql'), 'CREATE TABLE orders (id serial PRIMARY KEY, total numeric);');
    const runs: readonly (readonly [readonly string[], number, RegExp])[] = [
      [['check', 'library'], 0, /in 9 models/],
      [['export', 'library', '--to', 'loopback3', '--out', 'app'], 0, /^$/],
      [['export', 'library', '--to', 'sql', '--out', 'schema'], 0, /^$/],
      [['diagram', 'library'], 0, /^erDiagram/],
      [['diagram', 'library', '--to', 'svg'], 0, /^<svg/],
      [['import', 'shop.sql', '--out', 'models'], 0, /^$/],
      [['diff', 'library', 'models'], 1, /10 models differ/],
      [['names', 'Customer', 'Order'], 0, /foreign key customerId/],
    ];
    for (const [args, status, out] of runs) {
      const result = run(...args);
      expect({ args, status: result.status }, result.stderr).toEqual({ args, status });
      expect(result.stdout).toMatch(out);
    }
  });

  it('reports a file that this user may not read and checks the others, and ends with 2 where it cannot write', () => {
    const models = join(home, 'closed', 'models');
    mkdirSync(models, { recursive: true });
    writeFileSync(join(models, 'book.json'), '{"name": "Book", "base": "PersistedModel", "forceId": false}');
    writeFileSync(join(models, 'secret.json'), '{"name": "Secret"}', { mode: 0o000 });
    chmodSync(folder, 0o755);
    // root may read everything.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const as = (...args: string[]) =>
      spawnSync(program, args, { cwd: home, encoding: 'utf8', ...user, timeout: 60_000 });
    const checked = as('check', 'closed');
    expect(checked.stderr).toBe('');
    expect(checked.status).toBe(1);
    expect(checked.stdout).toContain('Expected a readable file, found that permission is denied.');
    expect(checked.stdout).toContain('1 error in 1 model.');
    const exported = as('export', 'closed', '--to', 'project', '--out', '/dev/null/none');
    expect(exported.stderr).toContain('error /dev/null/none cannot be read: it is not a folder.');
    expect(exported.status).toBe(2);
  });

  it('leaves a whole folder or none where it is killed while it writes, and writes it the next time', async () => {
    const args = ['export', 'library', '--to', 'loopback4', '--out'];
    expect(run(...args, 'whole').status).toBe(0);
    const filesIn = (out: string) => readdirSync(join(home, out), { recursive: true }).toSorted();
    const whole = filesIn('whole');
    for (const out of ['killed1', 'killed2', 'killed3']) {
      const child = spawn(program, [...args, out], { cwd: home, stdio: 'ignore' });
      const ended = once(child, 'exit');
      while (child.exitCode === null && !readdirSync(home).some((found) => found.startsWith(out)))
        await setTimeout(1);
      child.kill('SIGKILL');
      await ended;
      if (existsSync(join(home, out))) expect(filesIn(out)).toEqual(whole);
      else expect(run(...args, out).status).toBe(0);
      expect(filesIn(out)).toEqual(whole);
    }
  });

  it('ends with 2 where the disk is full', (context) => {
    if (!existsSync('/dev/full')) context.skip('this system has no /dev/full');
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(program, ['check', 'library'], {
      cwd: home,
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect(stderr).toMatch(/^error The output cannot be written: ENOSPC/);
    expect(status).toBe(2);
  });

  it('opens a folder in the page that is in the package, and ends with Ctrl C', async () => {
    const child = spawn(program, ['open', 'library'], { cwd: home, stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(child, 'exit');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { origin, hash } = new URL(line.toString().trim());
    const page = await fetch(`${origin}/`);
    expect(await page.text()).toContain('<title>LoopBack Model Designer</title>');
    const about = await fetch(`${origin}/folder/about`, {
      headers: { 'x-folder-token': hash.slice('#folder='.length) },
    });
    expect(await about.json()).toMatchObject({ name: 'library' });
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });
});
