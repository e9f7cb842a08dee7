import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exportFiles, type Project } from '../../src/model/index.ts';
import type { TextFile } from '../../src/targets/index.ts';

const require = createRequire(import.meta.url);
const loopback = require('loopback');
const boot = require('loopback-boot');

/** A relation as the engine reports it. */
export interface EngineRelation {
  readonly type: string;
  readonly keyFrom: string;
  readonly keyTo: string;
  readonly keyThrough?: string;
  readonly multiple: boolean;
  readonly embed: boolean;
  readonly modelTo: { readonly modelName: string } | null;
  readonly modelThrough?: { readonly modelName: string };
}

/** The part of a LoopBack model class that the tests read. */
export interface EngineModel {
  readonly modelName: string;
  readonly pluralModelName: string;
  readonly relations: Readonly<Record<string, EngineRelation>>;
  readonly definition: {
    readonly properties: Readonly<Record<string, { readonly type: unknown; readonly id?: unknown }>>;
    idName(): string | undefined;
  };
  create(data: object): Promise<EngineInstance>;
}

/** A row; its relations are reached through `relationOf`. */
export type EngineInstance = Readonly<Record<string, unknown>>;

/** The part of a hasMany relation on an instance that the tests call. */
export interface EngineAccessor {
  create(data: object): Promise<EngineInstance>;
  find(filter: object): Promise<readonly EngineInstance[]>;
  count(): Promise<number>;
}

/** Returns the relation of an instance by its name; throws if LoopBack has not set it up. */
export function relationOf(instance: EngineInstance | undefined, name: string): EngineAccessor {
  const accessor = instance?.[name];
  if (typeof accessor !== 'function') throw new Error(`LoopBack has no relation "${name}"`);
  return accessor as unknown as EngineAccessor;
}

export interface BootedProject {
  /** By the name in the file. */
  readonly models: Readonly<Record<string, EngineModel>>;
  close(): void;
}

const dataSources = {
  db: { name: 'db', connector: 'memory' },
  transient: { name: 'transient', connector: 'transient' },
};

/**
 * Writes the exported files into a folder and boots the real loopback 3.28 on it,
 * with the memory connector, as an application's `server.js` does.
 *
 * @param others files to write beside them
 */
export async function bootProject(
  project: Project,
  others: readonly TextFile[] = [],
): Promise<BootedProject> {
  const folder = mkdtempSync(join(tmpdir(), 'loopback-project-'));
  const files = [
    ...exportFiles(project),
    { path: 'server/datasources.json', text: JSON.stringify(dataSources) },
    ...others,
  ];
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const close = () => rmSync(folder, { recursive: true, force: true });
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  try {
    await new Promise<void>((resolve, reject) => {
      boot(app, join(folder, 'server'), (error: unknown) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    close();
    throw error;
  }
  return { models: app.models, close };
}
