/** Compares the built-in models of loopback 3.28 with our definitions of them, also as bases. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { loopbackModels } from '../src/model/builtins/loopback.ts';
import {
  builtInNames,
  createProject,
  describeProperties,
  idPropertyOf,
  type Project,
  pluralOfModel,
} from '../src/model/index.ts';
import type { EngineModel } from './testing/bootProject.ts';

process.env['NO_DEPRECATION'] = 'loopback-datasource-juggler';
const require = createRequire(import.meta.url);
const loopback = require('loopback');

interface RawModel extends EngineModel {
  readonly base: { readonly modelName: string };
  readonly settings: Readonly<Record<string, unknown>>;
  readonly definition: EngineModel['definition'] & {
    readonly rawProperties: Readonly<Record<string, unknown>>;
  };
}

const subclasses = builtInNames.map((base) => ({ name: `My${base}`, base }));

/** Loads all built-in models and a subclass of each into one memory data source. */
function loadBuiltInModels(): ReadonlyMap<string, RawModel> {
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  app.dataSource('db', { connector: 'memory' });
  const raw = new Map(builtInNames.map((name) => [name, copyModel(app.registry.findModel(name))]));
  for (const name of builtInNames.filter((each) => each !== 'Model'))
    app.model(app.registry.findModel(name), { dataSource: 'db' });
  const made = subclasses.map((json): [string, RawModel] => {
    const model = app.registry.createModel(json);
    app.model(model, { dataSource: 'db' });
    return [json.name, model];
  });
  return new Map([...raw, ...made]);
}

/** Copies a model before it is attached, because attaching writes types into it. */
function copyModel(model: RawModel): RawModel {
  const { rawProperties } = model.definition;
  return {
    ...model,
    modelName: model.modelName,
    base: model.base,
    settings: model.settings,
    definition: { ...model.definition, rawProperties: cloneWithFunctionNames(rawProperties) },
  };
}

const cloneWithFunctionNames = (value: object): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(value, (_, inner) => (typeof inner === 'function' ? `${inner.name}()` : inner)));

const engine = loadBuiltInModels();
const engineModel = (name: string): RawModel => {
  const model = engine.get(name);
  if (!model) throw new Error(`LoopBack has no ${name}`);
  return model;
};

/** Returns the attributes that decide what LoopBack does, in one spelling. */
function attributes(property: unknown): unknown {
  if (Array.isArray(property)) return property.map(attributes);
  if (typeof property !== 'object' || property === null)
    return typeof property === 'string' ? { type: property.toLowerCase() } : property;
  const { description: _description, updateOnly: _updateOnly, ...rest } = property as Record<string, unknown>;
  if (!('type' in rest))
    return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, attributes(value)]));
  const type = rest['type'];
  const made = rest['default'] === '()' ? { defaultFn: 'now' } : {};
  const { default: value, ...others } = rest;
  return {
    ...others,
    ...made,
    ...(value === undefined || value === '()' ? {} : { default: value }),
    type: typeof type === 'string' ? type.toLowerCase() : type,
  };
}

describe('LoopBack’s own models', () => {
  it.each(loopbackModels.slice(1).map((model) => [model.name, model] as const))(
    'PR10: %s has the base, properties and relations of the booted one',
    (name, ours) => {
      const { base, settings, definition } = engineModel(name);
      const { id, ...others } = definition.rawProperties;
      const isInjected = (id as { readonly type?: unknown } | undefined)?.type === 'Number()';
      const wanted = isInjected || id === undefined ? others : { id, ...others };
      expect(ours.base).toBe(base.modelName);
      expect(entriesOf(Object(ours.properties))).toEqual(entriesOf(wanted));
      expect(ours.relations).toEqual(settings['relations']);
      expect(ours['hidden']).toEqual(settings['hidden']);
      expect(ours.plural).toEqual(settings['plural']);
    },
  );

  it('PR10: no built-in model of LoopBack is missing', () => {
    const app = loopback({ localRegistry: true, loadBuiltinModels: true });
    const names = Object.keys(app.registry.modelBuilder.models).filter((name) => !/^Anonymous/.test(name));
    expect([...builtInNames].toSorted()).toEqual(names.toSorted());
  });

  it.each(subclasses.map(({ name, base }) => [base, name] as const))(
    'PR10: a model with the base %s has its properties, id and keys',
    (_base, name) => {
      const project = projectOfSubclasses();
      const entry = project.models.find((model) => model.definition.name === name);
      if (!entry) throw new Error(`no model ${name}`);
      const model = engineModel(name);
      const types = Object.entries(model.definition.properties).map(
        ([property, { type }]) => [property, typeName(type)] as const,
      );
      const ours = describeProperties(project, entry.id).map(
        (view) => [view.name, view.typeLabel.toLowerCase()] as const,
      );
      expect(new Map(ours)).toEqual(new Map(types));
      expect(idPropertyOf(project, entry)?.name).toBe(model.definition.idName());
      expect(pluralOfModel(project, entry)).toBe(model.pluralModelName);
    },
  );
});

const entriesOf = (properties: object) =>
  new Map(Object.entries(properties).map(([name, property]) => [name, attributes(property)]));

function projectOfSubclasses(): Project {
  return {
    ...createProject('Built-ins'),
    models: subclasses.map((definition) => ({
      id: definition.name,
      path: `common/models/${definition.name}.json`,
      definition,
      source: null,
      position: { x: 0, y: 0 },
    })),
  };
}

function typeName(type: unknown): string {
  if (Array.isArray(type)) return `[${typeName(type[0])}]`;
  const { modelName, name } = type as { readonly modelName?: string; readonly name: string };
  return /^AnonymousModel/.test(modelName ?? '') ? 'object' : (modelName ?? name).toLowerCase();
}
