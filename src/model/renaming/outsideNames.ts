import type { ModelEntry, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { polymorphicKeysOf } from '../relations/polymorphic.ts';
import { inheritedRelationsOf, relationsOf } from '../relations/projectRelations.ts';
import { type TableName, tablesOf } from './tableNames.ts';

/** A property of stored rows that holds the name of a model: the discriminator of a polymorphic relation. */
export interface StoredModelName {
  readonly modelName: string;
  readonly property: string;
}

/** Where stored rows hold the name of a model. No definition can keep those when the model is renamed. */
export function storedNamesOf(project: Project, modelId: string): readonly StoredModelName[] {
  const found = [...relationsOf(project, modelId), ...inheritedRelationsOf(project, modelId)].flatMap(
    ({ ref, definition, kind, target, targetName, through }) => {
      const keys = polymorphicKeysOf(definition, ref.name);
      // A belongsTo holds the names of others.
      if (!keys || !kind || targetName === null || kind.keyOn === 'owner') return [];
      return [
        { modelName: (through ?? target)?.definition.name ?? targetName, property: keys.discriminator },
      ];
    },
  );
  const byText = new Map(found.map((each) => [JSON.stringify(each), each]));
  return [...byText.values()];
}

/** Where the rows of a model are, as far as that follows from its name. */
export interface RowsByName {
  /** The tables and collections that are named after the model. */
  readonly named: readonly TableName[];
  /** Whether there may be a store of which nobody knows here how it names its tables. */
  readonly isUncertain: boolean;
}

/** The tables and collections that a connector names after the model. */
export function rowsByNameOf(project: Project, modelId: string): RowsByName {
  const entry = findModel(project, modelId);
  if (entry === null) return { named: [], isUncertain: false };
  const { known, isUncertain } = tablesOf(project, entry);
  return { named: known.filter(({ isDerived }) => isDerived), isUncertain };
}

/** The .js files that came along with models and contain a word. */
export interface ScriptsWithWord {
  readonly paths: readonly string[];
  /** Whether so much code came along that not all of it was searched. */
  readonly isPartial: boolean;
}

/** Characters: a few milliseconds of work. */
const MAX_SEARCHED = 8_000_000;

/** Searches the .js files that came along, up to eight million characters, for a whole word. */
export function scriptsWithWord(project: Project, word: string): ScriptsWithWord {
  if (word === '') return { paths: [], isPartial: false };
  let left = MAX_SEARCHED;
  const paths: string[] = [];
  let isPartial = false;
  for (const { path, script } of project.models) {
    if (script === undefined) continue;
    if (script.length > left) isPartial = true;
    if (hasWord(script.slice(0, left), word)) paths.push(scriptPathOf(path));
    left = Math.max(0, left - script.length);
  }
  return { paths, isPartial };
}

const scriptPathOf = (path: ModelEntry['path']): string => path.replace(/\.json$/, '.js');

const partOfWord = /[\p{L}\p{N}_$]/u;

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + word.length);
    if (!partOfWord.test(before) && !partOfWord.test(after)) return true;
  }
  return false;
}
