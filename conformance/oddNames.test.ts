/** Names that are not text: we read them as loopback 3.28 does, and report those that keep it from booting. */
import { describe, expect, it } from 'vitest';
import {
  describeProperties,
  type Project,
  pluralOfModel,
  relationsOf,
  restPathOf,
} from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { type BootedProject, bootProject, type EngineModel } from './testing/bootProject.ts';
import { projectOf } from './testing/definitions.ts';

const values = [['Other'], ['name'], ['a', 'b'], [], 5, true, {}, null, false];

async function bootOrNull(project: Project): Promise<BootedProject | null> {
  try {
    return await bootProject(project);
  } catch {
    return null;
  }
}

/** Only the names, sorted: types of keys are compared elsewhere. */
const propertiesOfEngine = (model: EngineModel | undefined) =>
  Object.keys(model?.definition.properties ?? {}).toSorted();

const propertiesOfOurs = (project: Project, id: string) =>
  describeProperties(project, id)
    .map(({ name }) => name)
    .toSorted();

const reportsNoBoot = (project: Project) =>
  findProblems(project).some(({ message }) => /does not boot/.test(message));

const oddNames = ['name-not-text', 'listed-foreign-key'];
/** The rules for a name that LoopBack does not read, or that refers to nothing. */
const otherRules = ['ignored-attribute', 'missing-primary-key'];

/** Compares our view of the two models with LoopBack's; a problem must report models that do not boot. */
async function compare(project: Project, isOdd: boolean): Promise<void> {
  const booted = await bootOrNull(project);
  expect(reportsNoBoot(project)).toBe(booted === null);
  const rules = isOdd ? [...oddNames, ...otherRules] : oddNames;
  expect(findProblems(project).some(({ code }) => rules.includes(code))).toBe(isOdd);
  if (booted === null) return;
  const { Thing, Other } = booted.models;
  const [thing, other] = project.models;
  if (!thing || !other) throw new Error('no model');
  expect(propertiesOfOurs(project, thing.id)).toEqual(propertiesOfEngine(Thing));
  expect(propertiesOfOurs(project, other.id)).toEqual(propertiesOfEngine(Other));
  expect(
    relationsOf(project, thing.id)
      .filter(({ isSetUp }) => isSetUp)
      .map(({ ref }) => ref.name),
  ).toEqual(Object.keys(Thing?.relations ?? {}));
  expect(pluralOfModel(project, thing)).toBe(String(Thing?.pluralModelName));
  const path = pathOf(booted);
  expect(restPathOf(project, thing)).toBe(path);
  booted.close();
}

interface RestApplication {
  readonly app: {
    handler(type: 'rest'): {
      readonly adapter: {
        getClasses(): readonly {
          readonly name: string;
          readonly routes: readonly { readonly path: string }[];
        }[];
      };
    };
  };
}

function pathOf({ models }: BootedProject): string | undefined {
  const { app } = models['Other'] as unknown as RestApplication;
  const classes = app.handler('rest').adapter.getClasses();
  const path = classes.find(({ name }) => name === 'Thing')?.routes[0]?.path;
  return path === undefined ? undefined : `/api${path}`;
}

const thingWith = (definition: object, config?: object): Project => {
  const project = projectOf(
    { name: 'Thing', properties: { name: 'string', '5': 'date' }, ...definition },
    { name: 'Other', properties: { name: 'string', '5': 'date' } },
  );
  const db = { dataSource: 'db' };
  return {
    ...project,
    modelConfig: {
      path: 'server/model-config.json',
      config: { _meta: { sources: ['../common/models'] }, Other: db, Thing: db, ...config },
      source: null,
    },
  };
};

const kinds = [
  'hasMany',
  'belongsTo',
  'hasOne',
  'hasAndBelongsToMany',
  'referencesMany',
  'embedsMany',
  'embedsOne',
];
const attributes = ['model', 'through', 'foreignKey', 'keyThrough', 'primaryKey', 'property'];

describe('names that are not text', () => {
  const cases = kinds.flatMap((type) => attributes.map((attribute) => ({ type, attribute })));
  it.each(cases)('RF12 PB97 PB81: $attribute of $type', async ({ type, attribute }) => {
    for (const value of values) {
      // A relation without a model has its own rule.
      if (!value && attribute === 'model') continue;
      const through = attribute === 'keyThrough' ? { through: 'Other' } : {};
      const relation = { type, model: 'Other', ...through, [attribute]: value };
      try {
        await compare(thingWith({ relations: { others: relation } }), Boolean(value));
      } catch (error) {
        throw new Error(`${JSON.stringify(relation)}: ${String(error)}`, { cause: error });
      }
    }
  });

  it('RF12 PB97: plural and http.path', async () => {
    for (const value of values) {
      await compare(thingWith({ plural: value }), Boolean(value));
      await compare(thingWith({ options: { plural: value } }), Boolean(value));
      await compare(thingWith({ http: { path: value } }), Boolean(value));
    }
  });

  it('PB97: an embedsMany of a model whose plural is not text keeps LoopBack from booting', async () => {
    const relations = { parts: { type: 'embedsMany', model: 'Thing' } };
    for (const plural of [5, ['parts'], 'things']) {
      const project = thingWith({ plural, relations });
      const booted = await bootOrNull(project);
      expect(reportsNoBoot(project)).toBe(booted === null);
      expect(booted === null).toBe(typeof plural !== 'string');
      booted?.close();
    }
    const named = thingWith({ plural: 5, relations: { parts: { ...relations.parts, property: 'list' } } });
    expect(reportsNoBoot(named)).toBe(false);
    (await bootProject(named)).close();
  });

  it('RF7 PB77: entries of model-config and their data sources', async () => {
    const relations = { other: { type: 'belongsTo', model: 'Other' } };
    for (const entry of [
      'db',
      true,
      5,
      ['db'],
      {},
      { dataSource: ['db'] },
      { dataSource: 5 },
      { dataSource: null },
    ]) {
      const project = thingWith({ relations }, { Thing: entry });
      const booted = await bootOrNull(project);
      expect(reportsNoBoot(project), JSON.stringify(entry)).toBe(booted === null);
      if (booted === null) continue;
      expect(Object.keys(booted.models['Thing']?.relations ?? {}), JSON.stringify(entry)).toEqual([]);
      const [thing] = project.models;
      expect(thing && restPathOf(project, thing)).toBe(pathOf(booted));
      booted.close();
    }
  });
});
