import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Project } from '../../src/model/index.ts';
import type { Rows } from '../../src/targets/index.ts';
import { target } from '../../src/targets/loopback3/target.ts';
import { textOfFile } from '../../src/targets/target.ts';

const packages = join(import.meta.dirname, '../node_modules');

/** An exported application in a folder of its own, with the packages of this folder. */
export interface ExportedApplication {
  readonly folder: string;
  readonly paths: readonly string[];
  remove(): void;
}

/** Writes a LoopBack 3 application as the designer exports it. */
export function writeApplication(
  project: Project,
  { options = {}, rows }: { readonly options?: object; readonly rows?: Rows } = {},
): ExportedApplication {
  const made = target.make({ project, options, rows });
  if (!made.ok) throw new Error(made.error.message);
  const folder = mkdtempSync(join(tmpdir(), 'exported-'));
  const paths: string[] = [];
  for (const file of made.value.files) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, textOfFile(file));
    paths.push(file.path);
  }
  symlinkSync(packages, join(folder, 'node_modules'));
  return { folder, paths, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A running application. */
export interface RunningApplication {
  /** Without "/" at the end: `http://localhost:3000`. */
  readonly root: string;
  /** Everything that it printed. */
  readonly output: () => string;
  /** Sends SIGTERM, and returns the exit code. */
  stop(): Promise<number | null>;
}

type Environment = Readonly<Record<string, string>>;

/**
 * Starts an application on a free port; rejects with its output if it ends before it listens.
 *
 * @param script what npm start runs
 */
export async function startApplication(
  folder: string,
  env: Environment = {},
  script = 'server/server.js',
): Promise<RunningApplication> {
  const { child, output, ended } = runNode(folder, [script], {
    PORT: '0',
    HOST: '127.0.0.1',
    ...env,
  });
  const root = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /REST API {2}(http:\/\/localhost:\d+)\//.exec(output());
      if (found?.[1] !== undefined) resolve(found[1].replace('localhost', '127.0.0.1'));
    });
    void ended.then((code) => reject(new Error(`The application ended with ${code}:\n${output()}`)));
  });
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  return { root, output, stop };
}

/**
 * Runs one of the scripts of an application: `migrate`, `seed`.
 *
 * @param scripts the folder that they are in
 */
export async function runScript(
  folder: string,
  name: string,
  args: readonly string[] = [],
  env: Environment = {},
  scripts = 'server',
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { output, ended } = runNode(folder, [`${scripts}/${name}.js`, ...args], env);
  return { code: await ended, output: output() };
}

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function runNode(folder: string, args: readonly string[], env: Environment): Run {
  const { DATABASE_URL: _url, MEMORY_FILE: _file, ...inherited } = process.env;
  const child = spawn(process.execPath, [...args], {
    cwd: folder,
    env: { ...inherited, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { child, output: () => output, ended };
}
