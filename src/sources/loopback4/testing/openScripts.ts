import type { JsonObject } from '../../../lib/json.ts';
import { runAtOnce } from '../../../lib/slices.ts';
import type { OpenedFiles } from '../../openedFiles.ts';
import { source } from '../source.ts';

/** Opens scripts, given by their paths. */
export function openScripts(scripts: Readonly<Record<string, string>>, options: object = {}): OpenedFiles {
  const files = Object.entries(scripts).map(([path, text]) => ({ path, text }));
  const opened = runAtOnce(source.readInSteps({ read: { files, problems: [], skipped: [] }, options }));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** Opens one script that imports everything of LoopBack. */
export const openScript = (text: string): OpenedFiles =>
  openScripts({ 'src/models/a.model.ts': `${imports}${text}` });

/** One line. */
export const imports =
  "import {belongsTo, Entity, embedsOne, hasMany, hasOne, model, Model, property, referencesMany} from '@loopback/repository';\n";

export interface OpenedDefinition extends JsonObject {
  readonly name: string;
  readonly options: JsonObject;
  readonly properties: Readonly<Record<string, JsonObject>>;
  readonly relations: Readonly<Record<string, JsonObject>>;
}

/** The definitions by the names of the models. */
export const definitionsOf = ({ models }: OpenedFiles): Readonly<Record<string, OpenedDefinition>> =>
  Object.fromEntries(
    models.map(({ definition }) => [definition.name, definition as unknown as OpenedDefinition]),
  );
