import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn, hasOwn, withKeyRenamed } from '../lib/own.ts';
import { usualDataSource } from './application/usualDataSource.ts';
import { libraryModel } from './builtins.ts';
import type { ModelConfig } from './definition.ts';
import type { ModelConfigEntry, Project } from './project.ts';
import { allRelations, libraryRelations } from './relations/projectRelations.ts';
import { givenName } from './settings.ts';

/** What the generator writes for a new model: stored in `db`, served over REST. */
export const newConfigEntry: JsonObject = { dataSource: 'db', public: true };

/** \`config\` of a project with an entry for each of the names that has none, in a data source that is there. */
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

/** `config` with an entry for each of the names that has none. */
export function withModels(config: ModelConfig, names: readonly string[]): ModelConfig {
  return withEntries(
    config,
    names.map((name) => [name, newConfigEntry]),
  );
}

/**
 * The config of a project that came with none: every model in the data source
 * `db`, and those of LoopBack's own models that a relation, also one
 * that they hand down, points at or names in `through`, without which it would silently not exist.
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
  const gone = new Set(names.filter((name) => hasOwn(config, name)));
  if (gone.size === 0) return config;
  return Object.fromEntries(Object.entries(config).filter(([name]) => !gone.has(name)));
}

/**
 * A config that comes in takes the place of the one that was there. Models
 * that were on the canvas before and that it does not know keep their entry,
 * for they would be gone from the application without one.
 */
export function mergeConfig(
  incoming: ModelConfigEntry,
  earlier: ModelConfigEntry | null,
  kept: readonly string[],
): ModelConfigEntry {
  const entries = kept.flatMap((name): [string, JsonObject][] => {
    const entry = earlier ? getOwn<JsonValue | undefined>(earlier.config, name) : newConfigEntry;
    return isJsonObject(entry) ? [[name, entry]] : [];
  });
  const config = withEntries(incoming.config, entries);
  return config === incoming.config ? incoming : { ...incoming, config };
}

/** With the entries whose name it does not have yet; the same config where there is none. */
function withEntries(
  config: ModelConfig,
  entries: readonly (readonly [name: string, entry: JsonObject])[],
): ModelConfig {
  const added = new Map(entries.filter(([name]) => !hasOwn(config, name)));
  return added.size === 0 ? config : { ...config, ...Object.fromEntries(added) };
}
