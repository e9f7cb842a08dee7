import type { Connector, ModelClass, ModelSchema } from '../../runtime/index.ts';

/** The models of one load. */
export interface LoadedModels {
  /** By name: the models of the files, and the through models that LoopBack creates. */
  readonly models: ReadonlyMap<string, ModelClass>;
  readonly connector: Connector;
  schemaOf(model: ModelClass): ModelSchema;
}
