import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn, hasOwn, withKey, withKeyRenamed, withoutKey } from '../lib/own.ts';
import { libraryModel } from './builtins.ts';
import type { ModelConfig } from './definition.ts';
import type { ModelConfigEntry, Project } from './project.ts';
import { allRelations, libraryRelations } from './relations/projectRelations.ts';

/** What the generator writes for a new model: stored in `db`, served over REST. */
const newEntry: JsonObject = { dataSource: 'db', public: true };

/** The `_meta` of a new LoopBack application. */
const newMeta: JsonObject = {
  sources: ['loopback/common/models', 'loopback/server/models', '../common/models', './models'],
  mixins: ['loopback/common/mixins', 'loopback/server/mixins', '../common/mixins', './mixins'],
};

/** `config` with an entry for each of the names that has none. */
export function withModels(config: ModelConfig, names: readonly string[]): ModelConfig {
  return names.reduce<ModelConfig>(
    (result, name) => (hasOwn(result, name) ? result : withValue(result, name, newEntry)),
    config,
  );
}

/**
 * The config of a project that came with none: every model in the data source
 * `db`, and those of LoopBack's own models that a relation points at, or one
 * that a model inherits from them, without which it would silently not exist.
 */
export function newModelConfig(project: Project): ModelConfig {
  const names = project.models.map((entry) => entry.definition.name);
  let config = withModels({ _meta: newMeta }, names);
  for (const { target, targetName } of [...allRelations(project), ...libraryRelations(project)]) {
    if (target || targetName === null || !libraryModel(targetName) || hasOwn(config, targetName)) continue;
    config = withValue(config, targetName, { dataSource: 'db', public: false });
  }
  return config;
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
  return names.reduce<ModelConfig>((result, name) => withoutKey(result, name) as ModelConfig, config);
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
  const config = kept.reduce<ModelConfig>((result, name) => {
    if (hasOwn(result, name)) return result;
    const entry = earlier ? getOwn<JsonValue | undefined>(earlier.config, name) : newEntry;
    return isJsonObject(entry) ? withValue(result, name, entry) : result;
  }, incoming.config);
  return config === incoming.config ? incoming : { ...incoming, config };
}

function withValue(config: ModelConfig, name: string, value: JsonObject): ModelConfig {
  return withKey<JsonValue | undefined>(config, name, value) as ModelConfig;
}
