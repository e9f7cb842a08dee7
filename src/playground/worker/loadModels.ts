import {
  type Connector,
  defineAcceptedModels,
  type EngineName,
  isModelInstance,
  type ModelClass,
  type ModelInstance,
  type ModelJson,
  type Notice,
} from '../../runtime/index.ts';
import type { ModelFile } from '../wire/control.ts';
import type { ShownCache } from '../wire/shown.ts';
import type { LoadedModels } from './models.ts';
import type { InstanceReader } from './toShown.ts';

export interface RuntimeModels extends LoadedModels {
  readonly readInstance: InstanceReader['read'];
}

/**
 * Creates the model classes of definition files and defines them in the
 * connector. What LoopBack refuses is left out, with a notice that says what and
 * why.
 *
 * @param engine the engine that they follow
 * @throws Error naming the file that is not a model definition
 */
export async function loadModels(
  files: readonly ModelFile[],
  connector: Connector,
  onNotice: (notice: Notice) => void,
  engine: EngineName = 'juggler7',
): Promise<RuntimeModels> {
  const definitions = files.map(readDefinition);
  const dataSource = defineAcceptedModels(definitions, connector, { name: 'db', onNotice, engine });
  const models = new Map<string, ModelClass>();
  for (const { name } of definitions) {
    const model = dataSource.getModel(name);
    // A model that was left out may exist as a placeholder for relations.
    if (model?.dataSource) models.set(name, model);
  }
  // hasAndBelongsToMany makes a through model where the files have none.
  for (const relation of [...models.values()].flatMap((model) => Object.values(model.relations))) {
    const through = relation.modelThrough;
    if (through !== undefined && !models.has(through.modelName)) models.set(through.modelName, through);
  }
  await dataSource.whenReady();
  return {
    models,
    connector,
    schemaOf: (model) => dataSource.schemaOf(model),
    readInstance: (value) => {
      if (!isModelInstance(value)) return null;
      const { modelName } = value.constructor;
      // Embedded values are never stored on their own, so they are not marked as unsaved.
      const isNew = models.has(modelName) && value.isNewRecord();
      return { model: modelName, isNew, values: idFirst(value), cached: cachedIn(value) };
    },
  };
}

/** LoopBack lists an injected id after the declared properties; people expect it first. */
function idFirst(instance: ModelInstance): Readonly<Record<string, unknown>> {
  const values = instance.toObject();
  const idName = instance.constructor.definition.idName();
  return idName !== undefined && idName in values ? { [idName]: values[idName], ...values } : values;
}

/** Ignores undefined entries, which LoopBack leaves behind after a failed attempt. */
function cachedIn(instance: ModelInstance): ShownCache[] {
  return Object.entries(instance.__cachedRelations).flatMap(([name, rows]): ShownCache[] => {
    if (rows === undefined) return [];
    return [[name, Array.isArray(rows) ? rows.length : rows === null ? 0 : 1]];
  });
}

function readDefinition({ name, text }: ModelFile): ModelJson {
  const definition = parse(name, text);
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) {
    throw new Error(`${name} is not a model definition: expected an object.`);
  }
  return definition as ModelJson;
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${name} is not JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
