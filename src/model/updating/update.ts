import type { JsonValue } from '../../lib/json.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import type { ModelId } from '../project.ts';

export type ChangeKind = 'added' | 'removed' | 'changed';

/** A fact that differs; null on the side that does not have it. */
export interface FactChange {
  readonly fact: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Who made a difference between the project and a source:
 * - `source`: the source, since last time, or as far as one can tell without knowing last time
 * - `both`: each changed the same to something else
 * - `unsure`: one of them; what the source said last time is not known
 * - `own`: the project
 */
export type Origin = 'source' | 'both' | 'unsure' | 'own';

/** A change of a definition. */
export interface Edit {
  readonly part: 'property' | 'relation' | 'setting';
  /** The name of the property, the relation, or the key of the setting. */
  readonly name: string;
  /** The keys from there; empty for all of it. */
  readonly path: readonly string[];
  /** undefined removes. */
  readonly value: JsonValue | undefined;
}

/** One difference between a project and a source, which can be taken over. */
export interface UpdateLine {
  readonly id: string;
  /** The model of the project; of a new one, the model of the source. */
  readonly modelId: ModelId;
  /** The name of the model in the project. */
  readonly model: string;
  readonly kind: ChangeKind;
  readonly part: 'model' | Edit['part'];
  readonly name: string;
  readonly facts: readonly FactChange[];
  readonly origin: Origin;
  /** The ids of lines without which this one can't be taken over. */
  readonly needs: readonly string[];
  readonly edits: readonly Edit[];
}

/** A model of a source, in the names of the project. */
export interface UpdatedModel {
  readonly modelId: ModelId;
  /** What the source says now. */
  readonly source: ModelDefinition;
  /** What it said last time; null if that is not known. */
  readonly last: ModelDefinition | null;
}

/** What a source would change in a project. */
export interface ProjectUpdate {
  /** By model: first those that differ, then those that are new, then those that are gone. */
  readonly lines: readonly UpdateLine[];
  /** The models of the project that the source has. */
  readonly models: readonly UpdatedModel[];
  /** The files of the other models of the source, by the id of their line. */
  readonly added: ReadonlyMap<string, ModelFile>;
}

/** Whether a line is taken over unless the user says otherwise: nothing is lost by it. */
export const isUsual = ({ origin, kind, part }: UpdateLine): boolean =>
  origin === 'source' && (kind !== 'removed' || part === 'setting');
