import { onTestFinished } from 'vitest';
import type { Project } from '../../src/model/index.ts';
import { findProblems } from '../../src/model/problems/findProblems.ts';
import { type BootedProject, bootProject } from './bootProject.ts';
import type { Definition } from './definitions.ts';

/** A row of the engine; its relations are functions with functions. */
export interface Row {
  save(): Promise<Row>;
  toJSON(): Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
}

export interface Engine {
  create(data?: object): Promise<Row>;
  findById(id: unknown): Promise<Row>;
  find(filter?: object): Promise<readonly Row[]>;
}

export interface Accessor {
  (): Row | undefined;
  create(data: object): Promise<Row>;
  add(target: unknown): Promise<Row | null>;
  find(filter?: object): Promise<readonly Row[]>;
  get(): Promise<Row | null>;
}

let booted: BootedProject | undefined;

/** Boots a project in the real engine until the test ends, or boots another one. */
export async function boot(project: Project) {
  booted?.close();
  booted = await bootProject(project);
  onTestFinished(() => {
    booted?.close();
    booted = undefined;
  });
  return booted.models as unknown as Readonly<Record<string, Engine>>;
}

export function modelOf(models: Readonly<Record<string, Engine>>, name: string): Engine {
  const found = models[name];
  if (found === undefined) throw new Error(`no model ${name}`);
  return found;
}

export function through(row: Row | undefined, name: string): Accessor {
  const accessor = row?.[name];
  if (typeof accessor !== 'function') throw new Error(`no relation ${name}`);
  return accessor as unknown as Accessor;
}

/** Returns what the relation finds in its list, which has no promise form. */
export const listOf = (row: Row, name: string): Promise<readonly Row[]> =>
  new Promise((resolve, reject) => {
    const read = row[name] as (filter: object, done: (error: unknown, list: readonly Row[]) => void) => void;
    read({}, (error, list) => (error ? reject(error) : resolve(list)));
  });

export const inMemory = { dataSource: 'db', public: true };
export const transient = { dataSource: 'transient', public: false };

/** Gives a project a model-config, and the data sources that the tests boot it with. */
export function configured(project: Project, entries: Readonly<Record<string, object>> = {}): Project {
  const names = project.models.map(({ definition }) => definition.name);
  const config = Object.fromEntries(names.map((name) => [name, entries[name] ?? inMemory]));
  return {
    ...project,
    modelConfig: {
      path: 'server/model-config.json',
      config: { _meta: { sources: ['../common/models'] }, ...config } as never,
      source: null,
    },
    application: {
      packages: null,
      unread: [],
      dataSources: {
        path: 'server/datasources.json',
        connectors: { db: ['memory'], transient: ['transient'] },
        unreadPaths: [],
      },
    },
  };
}

export const fixed = (project: Project, code: string): Project => {
  const fix = findProblems(project).find((problem) => problem.code === code)?.fix;
  if (fix === undefined) throw new Error(`no fix for ${code}`);
  return fix.apply(project);
};

export const customer = (relations: object, more: object = {}): Definition => ({
  name: 'Customer',
  properties: { name: 'string' },
  ...more,
  relations,
});
/** An embedded model without a problem: its id is a number that is not forced. */
export const address = (more: object = {}): Definition => ({
  name: 'Address',
  base: 'Model',
  forceId: false,
  properties: { city: 'string' },
  ...more,
});
export const one = (more: object = {}) => ({ type: 'embedsOne', model: 'Address', ...more });
export const many = (more: object = {}) => ({ type: 'embedsMany', model: 'Address', ...more });
export const country: Definition = { name: 'Country', properties: { code: 'string' } };

export const newCustomer = async (project: Project, data: object = {}) => {
  const models = await boot(project);
  return { models, row: await modelOf(models, 'Customer').create(data) };
};
export const again = async (models: Readonly<Record<string, Engine>>, id: unknown = 1) =>
  modelOf(models, 'Customer').findById(id);
