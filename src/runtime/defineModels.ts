import { builtInModels } from './builtInModels.ts';
import type { Connector } from './connector.ts';
import { DataSource } from './dataSource.ts';
import { assertThat } from './errors.ts';
import type { Dictionary, ModelClass, Settings } from './model/contracts.ts';
import { cloneDeep } from './model/mergeSettings.ts';
import { addPersistedMembers } from './persistedModel.ts';

/** A model definition as its JSON file holds it. */
export interface ModelJson {
  readonly name: string;
  readonly base?: unknown;
  readonly properties?: unknown;
  readonly options?: unknown;
  readonly [key: string]: unknown;
}

/** Everything but name, properties and options is a setting; `options` win over the top level. */
function readSettings(json: ModelJson): Settings {
  const { name: _name, properties: _properties, options, ...settings } = cloneDeep(json) as Dictionary;
  return { ...settings, ...(options as Dictionary | undefined) };
}

function readProperties(properties: unknown): Dictionary {
  return { ...(cloneDeep(properties ?? {}) as Dictionary) };
}

/** Bases come before their subclasses. */
function sortByBase(definitions: readonly ModelJson[]): ModelJson[] {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const sorted = new Set<ModelJson>();
  const add = (definition: ModelJson, path: readonly string[]): void => {
    if (sorted.has(definition) || path.includes(definition.name)) return;
    const base = typeof definition.base === 'string' ? byName.get(definition.base) : undefined;
    if (base && base !== definition) add(base, [...path, definition.name]);
    sorted.add(definition);
  };
  for (const definition of byName.values()) add(definition, []);
  return [...sorted];
}

function defineBuiltIn(dataSource: DataSource, name: string): ModelClass | undefined {
  const known = dataSource.getModel(name);
  if (known && !known.settings['unresolved']) return known;
  const builtIn = builtInModels[name];
  if (!builtIn) return undefined;
  const base = builtIn.base ? defineBuiltIn(dataSource, builtIn.base) : undefined;
  const properties = readProperties(builtIn.properties);
  const settings = cloneDeep(builtIn.settings ?? {}) as Settings;
  if (base) return base.extend(name, properties, settings);
  const model = dataSource.modelBuilder.define(name, properties, settings);
  if (name === 'PersistedModel') addPersistedMembers(model);
  return model;
}

/**
 * A data source whose `models` are the classes of these definitions, made as
 * LoopBack's boot makes them: each extends its base ("PersistedModel" unless
 * it says otherwise), relations wait for their models. A later definition of
 * the same name replaces an earlier one.
 * @param settings as for `new DataSource`
 * @throws Error "Model not found: …" for an unknown base, AssertionError for a missing name, and what LoopBack refuses
 */
export function defineModels(
  definitions: readonly ModelJson[],
  connector: Connector | string = 'memory',
  settings: Dictionary = {},
): DataSource {
  const dataSource = new DataSource(connector, settings);
  for (const definition of definitions)
    assertThat(typeof definition.name === 'string', 'The model-config property `name` must be a string');
  const models = sortByBase(definitions).map((definition) => makeClass(dataSource, definition));
  for (const model of models) dataSource.attach(model);
  reportMissing(dataSource, models);
  return dataSource;
}

function makeClass(dataSource: DataSource, json: ModelJson): ModelClass {
  const settings = readSettings(json);
  const baseName = String(settings['base'] || settings['super'] || 'PersistedModel');
  const known = dataSource.getModel(baseName);
  const base = known && !known.settings['unresolved'] ? known : defineBuiltIn(dataSource, baseName);
  if (!base)
    throw new Error(`Model not found: model \`${json.name}\` is extending an unknown model \`${baseName}\`.`);
  for (const mixin of Object.keys((settings['mixins'] ?? {}) as Dictionary))
    dataSource.notice('MIXIN_UNAVAILABLE', `${json.name} names the mixin ${mixin}.`);
  return base.extend(json.name, readProperties(json.properties), { ...settings, base });
}

/** Relations whose models are not there do not exist; a listener is told. */
function reportMissing(dataSource: DataSource, models: readonly ModelClass[]): void {
  if (!dataSource.hasNoticeListener()) return;
  for (const model of models)
    for (const [name, relation] of Object.entries(
      (model.settings['relations'] ?? {}) as Record<string, Dictionary>,
    ))
      for (const needed of [relation['model'], relation['through']])
        if (typeof needed === 'string' && !dataSource.getModel(needed)?.dataSource)
          dataSource.notice('RELATION_UNRESOLVED', `${model.modelName}.${name} needs the model "${needed}".`);
}
