import { libraryModel } from '../model/builtins.ts';
import type { Connector } from './connector.ts';
import { DataSource } from './dataSource.ts';
import { assertThat } from './errors.ts';
import type { Dictionary, ModelClass, Settings } from './model/contracts.ts';
import { cloneDeep } from './model/mergeSettings.ts';
import type { Notice } from './notices.ts';
import { addPersistedMembers } from './persistedModel.ts';

type NoticeListener = (notice: Notice) => void;

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

/** Sorts bases before their subclasses. */
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

/** Defines a model of LoopBack itself or of a package. It can be extended but is not attached. */
function defineLibraryModel(dataSource: DataSource, name: string): ModelClass | undefined {
  const known = dataSource.getModel(name);
  if (known && !known.settings['unresolved']) return known;
  const json = libraryModel(name);
  if (!json) return undefined;
  const { base: baseName, ...settings } = readSettings(json);
  const base = typeof baseName === 'string' ? defineLibraryModel(dataSource, baseName) : undefined;
  const properties = readProperties(json.properties);
  const model = base
    ? base.extend(name, properties, settings)
    : dataSource.modelBuilder.define(name, properties, settings);
  if (name === 'PersistedModel') addPersistedMembers(model);
  return model;
}

/**
 * Creates a data source whose `models` are the classes of these definitions, as
 * LoopBack's boot creates them: each extends its base ("PersistedModel" unless
 * it names another), relations wait for their models. A later definition of
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

/**
 * Does the same for definitions of which LoopBack refuses some: a notice names
 * each relation and model that is left out and the reason, and everything that
 * does not depend on them is defined. An unknown base counts as PersistedModel.
 */
export function defineAcceptedModels(
  definitions: readonly ModelJson[],
  connector: Connector,
  settings: Dictionary = {},
): DataSource {
  const refused = new Map<string, string>();
  const report = typeof settings['onNotice'] === 'function' ? (settings['onNotice'] as NoticeListener) : null;
  for (;;) {
    let pending: Notice[] | null = [];
    // Only the notices of the last attempt count.
    const onNotice: NoticeListener = (notice) => (pending ? void pending.push(notice) : report?.(notice));
    const dataSource = new DataSource(connector, { ...settings, onNotice, leaveOutRefused: true });
    const count = refused.size;
    const accepted = sortByBase(definitions).filter(({ name }) => !refused.has(name));
    const models = accepted.flatMap((definition) => makeAccepted(dataSource, definition, refused));
    for (const model of models) {
      const error = messageOfFailure(() => dataSource.attach(model));
      if (error !== null) refused.set(model.modelName, error);
    }
    // A model that is refused halfway must leave nothing behind, so everything is created again without it.
    if (refused.size > count) continue;
    for (const [name, why] of refused) dataSource.notice('MODEL_LEFT_OUT', `${name} is left out: ${why}`);
    reportMissing(dataSource, models);
    for (const notice of pending) report?.(notice);
    pending = null;
    return dataSource;
  }
}

function makeAccepted(
  dataSource: DataSource,
  definition: ModelJson,
  refused: Map<string, string>,
): readonly ModelClass[] {
  const { name } = definition;
  const base = baseNameOf(readSettings(definition));
  if (refused.has(base) && base !== name) {
    refused.set(name, `its base ${base} is left out.`);
    return [];
  }
  const made: ModelClass[] = [];
  const error = messageOfFailure(() => {
    made.push(makeClass(dataSource, withKnownBase(dataSource, definition, base)));
  });
  if (error !== null) refused.set(name, error);
  return made;
}

function withKnownBase(dataSource: DataSource, definition: ModelJson, base: string): ModelJson {
  if (findBase(dataSource, base)) return definition;
  dataSource.notice('BASE_UNKNOWN', `The base of ${definition.name}, "${base}", is unknown.`);
  return { ...definition, options: { ...(definition.options as object), base: 'PersistedModel' } };
}

/** Runs the work; returns its error message as a sentence, or null if it succeeds. */
function messageOfFailure(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return `${(error instanceof Error ? error.message : String(error)).replace(/\.$/, '')}.`;
  }
}

function baseNameOf(settings: Settings): string {
  return String(settings['base'] || settings['super'] || 'PersistedModel');
}

function findBase(dataSource: DataSource, name: string): ModelClass | undefined {
  const known = dataSource.getModel(name);
  return known && !known.settings['unresolved'] ? known : defineLibraryModel(dataSource, name);
}

function makeClass(dataSource: DataSource, json: ModelJson): ModelClass {
  const settings = readSettings(json);
  const baseName = baseNameOf(settings);
  const base = findBase(dataSource, baseName);
  if (!base)
    throw new Error(`Model not found: model \`${json.name}\` is extending an unknown model \`${baseName}\`.`);
  for (const mixin of Object.keys((settings['mixins'] ?? {}) as Dictionary))
    dataSource.notice('MIXIN_UNAVAILABLE', `${json.name} uses the mixin ${mixin}.`);
  return base.extend(json.name, readProperties(json.properties), { ...settings, base });
}

/** Notifies the listener of relations that do not exist because their models are missing. */
function reportMissing(dataSource: DataSource, models: readonly ModelClass[]): void {
  if (!dataSource.hasNoticeListener()) return;
  for (const model of models)
    for (const [name, given] of Object.entries((model.settings['relations'] ?? {}) as Dictionary)) {
      const relation = (typeof given === 'object' ? given : null) as Dictionary | null;
      for (const needed of [relation?.['model'], relation?.['through']])
        if (
          typeof needed === 'string' &&
          !dataSource.getModel(needed)?.dataSource &&
          !isInherited(model, name)
        )
          dataSource.notice('RELATION_UNRESOLVED', `${model.modelName}.${name} needs the model "${needed}".`);
    }
}

/** Whether a relation comes from a base without a definition: then a missing model is not the user's mistake. */
function isInherited(model: ModelClass, relation: string): boolean {
  for (let base = model.base; base !== null && base !== undefined; base = base.base) {
    const json = libraryModel(base.modelName);
    if (json && !base.dataSource && Object.hasOwn(Object(json.relations), relation)) return true;
  }
  return false;
}
