import type { Connector, ModelSchema } from '../../runtime/connector.ts';

/** As much of a LoopBack model class as the worker itself uses; user code gets the class whole. */
export interface PlaygroundModel {
  new (data?: unknown): { toObject(): Readonly<Record<string, unknown>> };
  readonly modelName: string;
  readonly relations: Readonly<Record<string, PlaygroundRelation>>;
  readonly definition: {
    readonly properties: Readonly<Record<string, PlaygroundProperty>>;
    idName(): string | undefined;
  };
}

export interface PlaygroundProperty {
  readonly type: unknown;
  readonly [attribute: string]: unknown;
}

export interface PlaygroundRelation {
  readonly type: string;
  readonly keyFrom: string;
  readonly keyTo: string;
  readonly modelFrom: { readonly modelName: string };
  readonly modelTo: { readonly modelName: string } | null;
  readonly modelThrough?: { readonly modelName: string } | undefined;
  readonly keyThrough?: string | undefined;
  readonly polymorphic?: unknown;
  readonly embed: boolean;
}

/** The models of one load. */
export interface LoadedModels {
  readonly models: ReadonlyMap<string, PlaygroundModel>;
  readonly connector: Connector;
  schemaOf(model: PlaygroundModel): ModelSchema;
}
