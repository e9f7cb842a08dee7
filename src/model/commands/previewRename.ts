import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { restPathOf } from '../restPath.ts';
import { renameModel } from './renameModel.ts';
import { type CustomPlace, customPlaces } from './renamePlaces.ts';

/** One thing that a rename changes, or may change. */
export interface RenameChange {
  readonly modelId: ModelId;
  /** Where: `relations.orders.model`, `base`, `file`, `model-config.json`, `REST path`. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
  /**
   * `reference`: names the model, and follows. `derived`: is made of its name,
   * and follows. `custom`: was chosen by somebody, and changes only when it is
   * given to the command.
   */
  readonly kind: 'reference' | 'derived' | 'custom';
  /** For `custom`: what the command takes. */
  readonly custom?: CustomPlace;
}

/**
 * Everything that a rename would change, found by doing it; and the names that
 * look as if they were made of the old one, which are to be asked about. Empty
 * where the rename would do nothing.
 */
export function previewRename(project: Project, modelId: ModelId, name: string): readonly RenameChange[] {
  const entry = findModel(project, modelId);
  const after = renameModel(project, { modelId, name });
  if (!entry || after === project) return [];
  const customs = customPlaces(project, entry, name).map((custom): RenameChange => {
    const { modelId: id, place, before, after: to } = custom;
    return { modelId: id, place, before, after: to, kind: 'custom', custom };
  });
  return [
    ...writtenChanges(project, after, entry),
    ...keyChanges(project, after),
    ...pathChanges(project, after),
    ...customs,
  ];
}

/** What changes in the files, model by model. */
export function definitionChanges(before: ModelEntry, after: ModelEntry): readonly RenameChange[] {
  return differences(before.definition, after.definition, '').map((difference) => ({
    modelId: before.id,
    ...difference,
  }));
}

function writtenChanges(before: Project, after: Project, renamed: ModelEntry): readonly RenameChange[] {
  const changes = before.models.flatMap((model, index) => {
    const now = after.models[index];
    if (!now || now === model) return [];
    const inFile = definitionChanges(model, now);
    if (now.path === model.path) return inFile;
    const file: RenameChange = {
      modelId: model.id,
      place: 'file',
      before: model.path,
      after: now.path,
      kind: 'derived',
    };
    return [...inFile, file];
  });
  const configs = differences(before.modelConfig?.config ?? null, after.modelConfig?.config ?? null, '');
  return [
    ...changes,
    ...configs.map(
      (difference): RenameChange => ({
        modelId: renamed.id,
        ...difference,
        place: 'model-config.json',
        kind: 'reference',
      }),
    ),
  ];
}

type Difference = Omit<RenameChange, 'modelId' | 'custom'>;

/** Values and keys that differ. A rename leaves every key in its place, so that the two are walked side by side. */
function differences(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  place: string,
): readonly Difference[] {
  if (before === after) return [];
  const at = (key: string | number) => (place === '' ? String(key) : `${place}.${key}`);
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.flatMap((item: JsonValue, index) =>
      differences(item, after[index] as JsonValue, at(index)),
    );
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    const now = Object.entries(after);
    return Object.entries(before).flatMap(([key, value], index) => {
      const [newKey = key, newValue] = now[index] ?? [];
      const inside = differences(value, newValue, at(key));
      if (newKey === key) return inside;
      const isRelation = place === 'relations' || place === 'relationships';
      const kind = isRelation ? 'derived' : 'reference';
      return [{ place: at(key), before: key, after: newKey, kind } as const, ...inside];
    });
  }
  return [{ place, before: textOf(before), after: textOf(after), kind: 'reference' }];
}

const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/** The keys that LoopBack derives, which stand in no file. */
function keyChanges(before: Project, after: Project): readonly RenameChange[] {
  const now = allRelations(after);
  return allRelations(before).flatMap((relation, index) => {
    const changed = now[index];
    if (!changed) return [];
    return (['foreignKey', 'keyThrough'] as const).flatMap((key) => keyChange(relation, changed, key));
  });
}

function keyChange(
  relation: ResolvedRelation,
  changed: ResolvedRelation,
  key: 'foreignKey' | 'keyThrough',
): readonly RenameChange[] {
  const before = relation[key];
  const after = changed[key];
  if (!before?.isDerived || !after || before.value === after.value) return [];
  return [
    {
      modelId: relation.ref.modelId,
      place: `relations.${relation.ref.name}.${key}`,
      before: before.value,
      after: after.value,
      kind: 'derived',
    },
  ];
}

function pathChanges(before: Project, after: Project): readonly RenameChange[] {
  return before.models.flatMap((model, index): readonly RenameChange[] => {
    const now = after.models[index];
    const from = restPathOf(before, model);
    const to = now ? restPathOf(after, now) : null;
    if (from === null || to === null || from === to) return [];
    return [{ modelId: model.id, place: 'REST path', before: from, after: to, kind: 'derived' }];
  });
}
