import type { ModelId, Project } from '../../model/index.ts';
import { bytesOf } from '../application/schemaRules.ts';
import type { ForeignKey } from '../schema/foreignKeys.ts';
import type { SchemaModel } from '../schema/schemaModels.ts';
import type { Dialect } from './dialect.ts';
import type { Table } from './tablePlan.ts';

/** What was noticed while the tables were planned. */
export interface PlanNotes {
  readonly warnings: Set<string>;
  readonly decisions: Set<string>;
}

/** A table with the model that it stores. */
export interface PlannedTable {
  readonly model: SchemaModel;
  readonly table: Table;
}

/** Returns a name as the database compares it: cut, and without case where it ignores case. */
export function comparable(name: string, { maxBytes, longNames, connector }: Dialect): string {
  let cut = name;
  if (longNames === 'cuts') while (bytesOf(cut) > maxBytes) cut = [...cut].slice(0, -1).join('');
  return connector === 'postgresql' ? cut : cut.toLowerCase();
}

/** What every part of the plan needs. */
export interface PlanContext {
  readonly project: Project;
  readonly dialect: Dialect;
  readonly notes: PlanNotes;
  /** By `keyOf` of their property. */
  readonly keys: ReadonlyMap<string, ForeignKey>;
  readonly models: ReadonlyMap<ModelId, SchemaModel>;
}

/** Identifies a property of a project. */
export const keyOf = (modelId: ModelId, property: string): string => JSON.stringify([modelId, property]);
