import type { ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { withUnitsRenamed } from '../renaming/applyUnits.ts';
import { customNamesOf } from '../renaming/customNames.ts';
import { type ModelRename, startRename } from '../renaming/modelRename.ts';
import type { NameUnit } from '../renaming/nameUnit.ts';
import { nameUnitsOf } from '../renaming/nameUnits.ts';
import { definitionChanges, jsonChanges } from './definitionChanges.ts';
import type { CustomPlace } from './renamePlaces.ts';
import { chosenUnits, type NamesToChange } from './renameWithNames.ts';

/** One thing that a rename changes, or may change. */
export interface RenameChange {
  readonly modelId: ModelId;
  /** Where: `relations.orders.model`, `base`, `file`, `model-config.json`, `REST path`. */
  readonly place: string;
  /** "" where something is added. */
  readonly before: string;
  readonly after: string;
  /**
   * `reference`: names the renamed thing. `derived`: is derived from its name.
   * `custom`: was given by hand, and looks like its name. `kept`: is written
   * down so that a name stays.
   */
  readonly kind: 'reference' | 'derived' | 'custom' | 'kept';
  /** For `custom` of a property: the argument for the command. */
  readonly custom?: CustomPlace;
}

/** The effects of a rename, found by doing it. */
export interface RenamePreview {
  readonly result: Project;
  readonly changes: readonly RenameChange[];
  /** All names that can be chosen to change, whether chosen or not. */
  readonly units: readonly NameUnit[];
}

export interface PreviewRenameArguments {
  readonly modelId: ModelId;
  readonly name: string;
  readonly names: NamesToChange;
}

/** Previews a rename with a choice of names; null where it would do nothing. */
export function previewRename(
  project: Project,
  { modelId, name, names }: PreviewRenameArguments,
): RenamePreview | null {
  const rename = startRename(project, modelId, name);
  if (rename === null) return null;
  const units = nameUnitsOf(rename, customNamesOf(rename));
  const chosen = chosenUnits(units, names);
  const result = withUnitsRenamed(rename, chosen);
  return { result, units, changes: changesOf(rename, chosen, result) };
}

function changesOf(
  rename: ModelRename,
  chosen: readonly NameUnit[],
  result: Project,
): readonly RenameChange[] {
  const { before, referenced } = rename;
  const references = fileChanges(before, referenced, rename.entry.id);
  const places = chosen.flatMap(({ places: each, isCustom }) =>
    each.map((place): RenameChange => ({ ...place, kind: isCustom ? 'custom' : 'derived' })),
  );
  const listed = new Set(places.map(changeKey));
  // The rest: places that change with a chosen name, and names that are written down to stay.
  const others = fileChanges(referenced, result, rename.entry.id)
    .filter((each) => !listed.has(changeKey(each)))
    .map((each): RenameChange => {
      // A hasAndBelongsToMany that keeps its keys becomes a hasMany; no other name that is written down had a value before.
      const isKept = chosen.length === 0 || each.before === '' || /^relations\.[^.]+\.type$/.test(each.place);
      return { ...each, kind: isKept ? 'kept' : 'reference' };
    });
  return [
    ...references.map((each): RenameChange => ({ ...each, kind: 'reference' })),
    ...others.filter(({ kind }) => kind === 'reference'),
    ...places,
    ...others.filter(({ kind }) => kind === 'kept'),
  ];
}

const changeKey = ({ modelId, place }: { readonly modelId: ModelId; readonly place: string }): string =>
  JSON.stringify([modelId, place]);

type FileChange = Omit<RenameChange, 'kind' | 'custom'>;

/** Lists the changes in the files, model by model. */
function fileChanges(before: Project, after: Project, renamedId: ModelId): readonly FileChange[] {
  const changes = after.models.flatMap((model): readonly FileChange[] => {
    const was = findModel(before, model.id);
    if (was === model) return [];
    if (was === null) return [{ modelId: model.id, place: 'file', before: '', after: model.path }];
    return definitionChanges(was, model);
  });
  const configs = jsonChanges(before.modelConfig?.config ?? null, after.modelConfig?.config ?? null, '');
  const ofConfig = configs.map(({ place, ...each }): FileChange => {
    const inside = place.includes('.') || each.before === '' ? ` ${place}` : '';
    return { modelId: renamedId, place: `model-config.json${inside}`, ...each };
  });
  return [...changes, ...ofConfig];
}
