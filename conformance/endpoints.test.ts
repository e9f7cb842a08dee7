/** Compares the REST routes that the real loopback 3.28 serves for exported files with those that the designer lists. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  addFiles,
  createExampleProject,
  createProject,
  modelEndpoints,
  type Project,
  readModelFile,
  remoteMethodNames,
} from '../src/model/index.ts';
import { exampleFiles } from '../src/model/testing/fixtures.ts';
import { type CallMethod, formMethods } from '../src/playground/panel/calls/callMethods.ts';
import { restOf } from '../src/playground/panel/calls/restOf.ts';
import { type DesignRelation, describeDesign } from '../src/playground/panel/design/design.ts';
import { type BootedProject, bootProject } from './testing/bootProject.ts';

interface Route {
  readonly verb: string;
  readonly path: string;
  readonly method: string;
}

interface ServedModel {
  readonly app: { handler(type: 'rest'): { readonly adapter: { allRoutes(): readonly Route[] } } };
}

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

interface SharedMethod {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The methods of a model that can be called by REST. */
function methodsOf(model: unknown): readonly SharedMethod[] {
  const { sharedClass } = model as {
    readonly sharedClass: { methods(options: object): readonly SharedMethod[] };
  };
  return sharedClass.methods({ includeDisabled: false });
}

function projectOf(files: readonly { readonly path: string; readonly text: string }[]): Project {
  return addFiles(createProject('Test'), {
    files: files.map(({ path, text }) => {
      const file = readModelFile(path, text);
      if (!file.ok) throw new Error(file.error.message);
      return file.value;
    }),
    ids: files.map(({ path }) => path),
    positions: [],
  });
}

/** The explorer, too, shows a route that takes every method with POST. */
const methods: Readonly<Record<string, string>> = { del: 'DELETE', all: 'POST' };

/** The routes as `GET /api/Customers/:id customer.find`, sorted: several methods may serve one path. */
async function servedBy(project: Project, modelName: string): Promise<readonly string[]> {
  booted = await bootProject(project);
  const model = booted.models[modelName] as unknown as ServedModel;
  return model.app
    .handler('rest')
    .adapter.allRoutes()
    .filter(({ method }) => method.startsWith(`${modelName}.`))
    .map(({ verb, path, method }) => {
      const name = method.slice(modelName.length + 1);
      return lineOf(methods[verb] ?? verb.toUpperCase(), `/api${path}`, name);
    })
    .toSorted();
}

function listedFor(project: Project, modelName: string): readonly string[] {
  const entry = project.models.find(({ definition }) => definition.name === modelName);
  return modelEndpoints(project, entry?.id ?? '')
    .map(({ method, path, call }) => {
      const name = call.slice(0, call.indexOf('('));
      const isOnInstance = name.startsWith('__') && path.includes('/:id');
      return lineOf(method, path, isOnInstance ? `prototype.${name}` : name);
    })
    .toSorted();
}

const lineOf = (method: string, path: string, name: string) => `${method} ${path.replace(/\/$/, '')} ${name}`;

const files = (definitions: Readonly<Record<string, object>>) =>
  Object.entries(definitions).map(([name, definition]) => ({
    path: `common/models/${name.toLowerCase()}.json`,
    text: JSON.stringify({ name, ...definition }),
  }));

/** Creates a model with every kind of relation, its own paths and nested routes, and the models that it relates to. */
const everyKind = () =>
  projectOf(
    files({
      BigThing: {
        base: 'Base',
        replaceOnPUT: false,
        relations: {
          parts: { type: 'hasMany', model: 'Part', options: { nestRemoting: true } },
          smallParts: {
            type: 'hasMany',
            model: 'Part',
            through: 'Link',
            options: { http: { path: 'small' } },
          },
          maker: { type: 'belongsTo', model: 'Part', options: { nestRemoting: true } },
          heart: { type: 'hasOne', model: 'Part' },
          others: { type: 'hasAndBelongsToMany', model: 'Base' },
          listed: { type: 'referencesMany', model: 'Part' },
          inner: { type: 'embedsOne', model: 'Part', property: 'innerPart' },
          inners: { type: 'embedsMany', model: 'Part', property: 'innerParts' },
          missing: { type: 'hasMany', model: 'Nobody' },
        },
      },
      Base: { base: 'PersistedModel', http: { path: 'Bases/Of' }, remoting: { normalizeHttpPath: true } },
      Part: {
        base: 'PersistedModel',
        relations: {
          bigThing: { type: 'belongsTo', model: 'BigThing' },
          subParts: { type: 'hasMany', model: 'Part' },
          odd_name: { type: 'hasMany', model: 'Part' },
        },
      },
      Link: {
        base: 'PersistedModel',
        relations: {
          bigThing: { type: 'belongsTo', model: 'BigThing' },
          part: { type: 'belongsTo', model: 'Part' },
        },
      },
    }),
  );

/** Returns `GET /api/Customers/:id` for every request that the forms and the log show for the methods of a model. */
function shownFor(project: Project, modelName: string): readonly string[] {
  const design = describeDesign(project);
  const model = design.find(({ name }) => name === modelName);
  if (!model) throw new Error(`no ${modelName}`);
  const request = (method: CallMethod, relation: DesignRelation | null, instanceId: number | null) => {
    const target = design.find(({ name }) => name === relation?.model) ?? null;
    return restOf({ model, relation, target, method, instanceId, id: 8, where: {}, filter: {}, data: {} });
  };
  const methods = (relation: DesignRelation | null, isOnInstance: boolean) =>
    formMethods({ owner: modelName, relation, isOnInstance });
  const requests = [
    ...methods(null, false).map((method) => request(method, null, null)),
    ...methods(null, true).map((method) => request(method, null, 7)),
    ...model.relations.flatMap((relation) =>
      methods(relation, true).map((method) => request(method, relation, 7)),
    ),
  ];
  return requests.flatMap((each) => {
    if (each === null) return [];
    const path = each.path.replace(/\?.*$/, '').replace('/7', '/:id');
    return [`${each.method} ${path.replace('/8', path.includes('/:id') ? '/:fk' : '/:id')}`];
  });
}

describe('endpoints', () => {
  it('RE2 RE3: the example has the routes that LoopBack serves', async () => {
    const project = createExampleProject();
    expect(listedFor(project, 'Customer')).toEqual(await servedBy(project, 'Customer'));
  });

  it('RE1 RE2 RE3: a model with every kind of relation, its own paths and nested routes has the routes that LoopBack serves', async () => {
    const project = everyKind();
    expect(listedFor(project, 'BigThing')).toEqual(await servedBy(project, 'BigThing'));
  });

  it('RE4: the requests that forms and log show are served, and none is shown for a model that is not', async () => {
    const config = {
      _meta: { sources: ['../common/models'] },
      ...Object.fromEntries(['BigThing', 'Base', 'Part', 'Link'].map((name) => [name, { dataSource: 'db' }])),
      OrderItem: { dataSource: 'db' },
      Hidden: { dataSource: 'db', public: false },
    };
    const more = files({
      OrderItem: { base: 'PersistedModel', options: { http: { path: 'items' } } },
      Hidden: { base: 'PersistedModel', relations: { parts: { type: 'hasMany', model: 'Part' } } },
    });
    const { models } = projectOf(more);
    const project: Project = {
      ...everyKind(),
      models: [...everyKind().models, ...models],
      modelConfig: { path: 'server/model-config.json', config, source: null },
    };
    expect(shownFor(project, 'Hidden')).toEqual([]);
    expect(shownFor(project, 'OrderItem')).toContain('GET /api/items/findOne');
    for (const name of ['BigThing', 'Base', 'Part', 'Link', 'OrderItem']) {
      const served = (await servedBy(project, name)).map((line) => line.replace(/ [^ ]*$/, ''));
      booted?.close();
      const shown = shownFor(project, name);
      expect(shown.length).toBeGreaterThan(10);
      expect(shown.filter((line) => !served.includes(line))).toEqual([]);
    }
  });

  it.each(['User', 'Role', 'RoleMapping', 'AccessToken', 'Application'])(
    'RE5: a model with the base %s has the routes of the relations that it inherits',
    async (base) => {
      const isOfRelation = (line: string): boolean => / prototype\.__/.test(line);
      const project = projectOf(files({ Mine: { base }, Sub: { base: 'Mine' } }));
      for (const name of ['Mine', 'Sub']) {
        const served = (await servedBy(project, name)).filter(isOfRelation);
        booted?.close();
        expect(listedFor(project, name).filter(isOfRelation)).toEqual(served);
        expect(served.length > 0).toBe(base !== 'Application');
      }
      // LoopBack leaves out relations to a model without a data source.
      const db = { dataSource: 'db' };
      const config = { _meta: { sources: ['../common/models'] }, Mine: db, Sub: db };
      const alone = { ...project, modelConfig: { path: 'server/model-config.json', config, source: null } };
      expect(listedFor(alone, 'Mine').filter(isOfRelation)).toEqual(
        (await servedBy(alone, 'Mine')).filter(isOfRelation),
      );
    },
  );

  it('RE7 RE8: named scopes and users have the routes that LoopBack serves', async () => {
    const scopes = { open: { where: { done: false } }, late: { options: { http: { path: 'too/late' } } } };
    const project = projectOf(
      files({
        Mine: { base: 'User', scopes, remoting: { normalizeHttpPath: true } },
        Sub: { base: 'Mine', scopes: { open: {}, few: { limit: 2 } } },
        Plain: { base: 'Model', scopes },
        Detached: { scopes },
      }),
    );
    const db = { dataSource: 'db' };
    const config = {
      _meta: { sources: ['../common/models'] },
      Mine: db,
      Sub: db,
      Plain: db,
      Detached: { dataSource: false },
    };
    const configured = {
      ...project,
      modelConfig: { path: 'server/model-config.json', config, source: null },
    };
    for (const name of ['Mine', 'Sub', 'Plain', 'Detached']) {
      const served = await servedBy(configured, name);
      booted?.close();
      expect(listedFor(configured, name), name).toEqual(served);
    }
  });

  it('RE9: a join model has the routes of the relations that LoopBack declares on it', async () => {
    const many = { type: 'hasAndBelongsToMany', model: 'Author' };
    const link = { type: 'belongsTo', model: 'Author' };
    const project = projectOf(
      files({
        AuthorBook: {},
        Edit: { relations: { author: link } },
        Book: { relations: { authors: many, editors: { ...many, through: 'Edit' } } },
        Author: {},
      }),
    );
    for (const name of ['AuthorBook', 'Edit']) {
      const served = await servedBy(project, name);
      booted?.close();
      expect(
        listedFor(project, name).filter((line) => line.includes('__get__')),
        name,
      ).toEqual(served.filter((line) => line.includes('__get__')));
    }
  });

  it('RE10: model-config disables methods by name and by pattern', async () => {
    const scopes = { open: { where: { done: false } } };
    const relations = {
      parts: { type: 'hasMany', model: 'Part' },
      heart: { type: 'hasOne', model: 'Part' },
      late: { type: 'hasMany', model: 'Late' },
    };
    const project = projectOf(files({ Part: {}, Mine: { relations, scopes }, Late: {} }));
    const db = { dataSource: 'db' };
    for (const sharedMethods of [
      { '*': false, find: true, 'prototype.__get__parts': true },
      { upsert: false, deleteById: false, 'prototype.__*__heart': false, __get__open: false },
      { 'find*': false, 'prototype.patchAttributes': false, 'c*t': false },
    ]) {
      const Mine = { ...db, options: { remoting: { sharedMethods } } };
      const config = { _meta: { sources: ['../common/models'] }, Part: db, Mine, Late: db };
      const configured = {
        ...project,
        modelConfig: { path: 'server/model-config.json', config, source: null },
      };
      const served = await servedBy(configured, 'Mine');
      booted?.close();
      expect(listedFor(configured, 'Mine'), JSON.stringify(sharedMethods)).toEqual(served);
    }
  });

  it('AC9: access rules can name every remote method that LoopBack serves, by its aliases too, and no other', async () => {
    const methods = { 'prototype.pay': { http: { path: '/pay', verb: 'post' } }, sum: {} };
    const scopes = { open: { where: {} } };
    const project = projectOf(files({ Mine: { base: 'User', methods, scopes }, Sub: { base: 'Mine' } }));
    const both = [...everyKind().models, ...project.models];
    const all: Project = { ...everyKind(), models: both };
    booted = await bootProject(all);
    for (const { id, definition } of both) {
      const served = methodsOf(booted.models[definition.name]).flatMap(({ name, aliases }) => [
        name,
        ...aliases,
      ]);
      // A method of the file is served once its code exists, which these files have not.
      const own = definition.name === 'Mine' || definition.name === 'Sub' ? ['pay', 'sum'] : [];
      expect([...remoteMethodNames(all, id)].toSorted()).toEqual(
        [...new Set([...served, ...own])].toSorted(),
      );
    }
  });

  it("RE3: LoopBack's own example files have the routes that LoopBack serves", async () => {
    const project = projectOf(exampleFiles);
    for (const { definition } of project.models) {
      expect(listedFor(project, definition.name)).toEqual(await servedBy(project, definition.name));
      booted?.close();
    }
  });
});
