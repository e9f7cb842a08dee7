import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn, hasOwn, withKeyRenamed } from '../lib/own.ts';
import { usualDataSource } from './application/usualDataSource.ts';
import { libraryModel } from './builtins.ts';
import type { ModelConfig } from './definition.ts';
import type { ModelConfigEntry, Project } from './project.ts';
import { allRelations, libraryRelations } from './relations/projectRelations.ts';
import { givenName } from './settings.ts';

/** The entry that LoopBack's generator writes for a new model: stored in `db`, served over REST. */
export const newConfigEntry: JsonObject = { dataSource: 'db', public: true };

/** Adds entries to `config` for names without one, in a data source that the application has. */
export function withNewModels(project: Project, config: ModelConfig, names: readonly string[]): ModelConfig {
  const entry = { ...newConfigEntry, dataSource: usualDataSource(project) };
  return withEntries(
    config,
    names.map((name) => [name, entry]),
  );
}

/** The `_meta` of a new LoopBack application. */
const newMeta: JsonObject = {
  sources: ['loopback/common/models', 'loopback/server/models', '../common/models', './models'],
  mixins: ['loopback/common/mixins', 'loopback/server/mixins', '../common/mixins', './mixins'],
};

/** Adds entries to `config` for names without one, in the data source `db`. */
export function withModels(config: ModelConfig, names: readonly string[]): ModelConfig {
  return withEntries(
    config,
    names.map((name) => [name, newConfigEntry]),
  );
}

/**
 * Creates the config of a project that has none: every model in the data source
 * `db`, and the built-in models that a relation, own or inherited, points at or
 * names in `through`. Without them LoopBack would silently leave the relation out.
 */
export function newModelConfig(project: Project): ModelConfig {
  const names = project.models.map((entry) => entry.definition.name);
  const builtIn = [...allRelations(project), ...libraryRelations(project)]
    .flatMap(({ targetName, definition }) => [targetName, givenName(definition.through)])
    .filter((name) => name !== null)
    .filter((name) => libraryModel(name) !== undefined);
  return withEntries(
    withModels({ _meta: newMeta }, names),
    builtIn.map((name) => [name, { dataSource: 'db', public: false }]),
  );
}

export function editConfig(project: Project, change: (config: ModelConfig) => ModelConfig): Project {
  const { modelConfig } = project;
  if (!modelConfig) return project;
  const config = change(modelConfig.config);
  return config === modelConfig.config ? project : { ...project, modelConfig: { ...modelConfig, config } };
}

export function withConfigRenamed(config: ModelConfig, from: string, to: string): ModelConfig {
  return hasOwn(config, to) ? config : (withKeyRenamed(config, from, to) as ModelConfig);
}

export function withoutModels(config: ModelConfig, names: readonly string[]): ModelConfig {
  const removed = new Set(names.filter((name) => hasOwn(config, name)));
  if (removed.size === 0) return config;
  return Object.fromEntries(Object.entries(config).filter(([name]) => !removed.has(name)));
}

/**
 * Replaces the existing config by an opened one. Existing models that it does
 * not list keep their entry; without one they would be missing from the application.
 */
export function mergeConfig(
  incoming: ModelConfigEntry,
  earlier: ModelConfigEntry | null,
  existing: readonly string[],
): ModelConfigEntry {
  const entries = existing.flatMap((name): [string, JsonObject][] => {
    const entry = earlier ? getOwn<JsonValue | undefined>(earlier.config, name) : newConfigEntry;
    return isJsonObject(entry) ? [[name, entry]] : [];
  });
  const config = withEntries(incoming.config, entries);
  return config === incoming.config ? incoming : { ...incoming, config };
}

/** Adds the entries whose name the config does not have. Returns the same config if it has all. */
function withEntries(
  config: ModelConfig,
  entries: readonly (readonly [name: string, entry: JsonObject])[],
): ModelConfig {
  const added = new Map(entries.filter(([name]) => !hasOwn(config, name)));
  return added.size === 0 ? config : { ...config, ...Object.fromEntries(added) };
}
