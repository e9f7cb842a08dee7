import { groupBy } from '../../lib/groups.ts';
import { getOwn, withKey, withoutKey } from '../../lib/own.ts';
import { addFiles } from '../commands/addFiles.ts';
import type { Command } from '../commands/command.ts';
import { editModels, withDefinition } from '../commands/edit.ts';
import { removeModels } from '../commands/removeModels.ts';
import type { ModelDefinition, PropertyDefinition, RelationDefinition } from '../definition.ts';
import { withProperties, withRelations, withSetting } from '../definitionEdits.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import type { ModelEntry, ModelId, Position } from '../project.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import { givenName, propertiesOf, relationsIn, settingOf } from '../settings.ts';
import { withFact } from './facts.ts';
import { importedSource } from './lastTime.ts';
import { type Edit, isUsual, type ProjectUpdate, type UpdatedModel, type UpdateLine } from './update.ts';

export interface ApplyUpdateArguments {
  readonly update: ProjectUpdate;
  /** The ids of the lines that are taken over. */
  readonly chosen: ReadonlySet<string>;
  /** One for each new model that is taken over, in their order (see `filesToAdd`). */
  readonly ids: readonly ModelId[];
  readonly positions: readonly Position[];
}

/** Returns the lines that are taken over: the chosen ones that have all they need. */
export function linesToApply({ lines }: ProjectUpdate, chosen: ReadonlySet<string>): readonly UpdateLine[] {
  return lines.filter(({ id, needs }) => chosen.has(id) && needs.every((need) => chosen.has(need)));
}

/** Returns the files of the new models that are taken over, without relations to those that are not. */
export function filesToAdd({ added }: ProjectUpdate, chosen: ReadonlySet<string>): readonly ModelFile[] {
  const missing = new Set(
    [...added].flatMap(([id, { definition }]) => (chosen.has(id) ? [] : [definition.name])),
  );
  const isThere = ({ model, through }: RelationDefinition): boolean =>
    [model, through].every((name) => !missing.has(givenName(name) ?? ''));
  return [...added].flatMap(([id, file]) => {
    if (!chosen.has(id)) return [];
    const relations = Object.entries(relationsIn(file.definition));
    const kept = relations.filter(([, relation]) => isThere(relation));
    if (kept.length === relations.length) return [file];
    const definition = withRelations(file.definition, Object.fromEntries(kept));
    return [{ ...file, definition, source: importedSource(definition) }];
  });
}

/** Takes over what a source says: everything else in the project stays. */
export const applyUpdate: Command<ApplyUpdateArguments> = (project, { update, chosen, ids, positions }) => {
  const lines = linesToApply(update, chosen);
  if (lines.length === 0) return project;
  const added = addFiles(project, { files: filesToAdd(update, chosen), ids, positions });
  const byModel = groupBy(lines, ({ modelId }) => modelId);
  const models = new Map(update.models.map((model) => [model.modelId, model]));
  const edited = editModels(added, (entry) => {
    const model = models.get(entry.id);
    const own = byModel.get(entry.id);
    return model === undefined || own === undefined ? entry : withLines(entry, model, own, update);
  });
  const gone = lines.filter(({ part, kind }) => part === 'model' && kind === 'removed');
  return removeModels(edited, { modelIds: gone.map(({ modelId }) => modelId) });
};

function withLines(
  entry: ModelEntry,
  model: UpdatedModel,
  lines: readonly UpdateLine[],
  update: ProjectUpdate,
): ModelEntry {
  const edits = lines.flatMap((line) => line.edits);
  const edited = withDefinition(entry, edits.reduce(withEdit, entry.definition));
  // Of a file that was opened, every character stays.
  if (model.last === null && entry.source !== null) return edited;
  const said = model.last === null ? saidAtFirst(model, lines, update) : edits.reduce(withEdit, model.last);
  return said === null ? edited : { ...edited, source: importedSource(said) };
}

/** What a source said of a model that was drawn; null unless all of it was taken over. */
function saidAtFirst(
  { modelId, source }: UpdatedModel,
  chosen: readonly UpdateLine[],
  { lines }: ProjectUpdate,
): ModelDefinition | null {
  const usual = lines.filter((line) => line.modelId === modelId && isUsual(line));
  return usual.every((line) => chosen.includes(line)) ? source : null;
}

function withEdit(definition: ModelDefinition, { part, name, path, value }: Edit): ModelDefinition {
  if (part === 'setting')
    return withSetting(definition, name, withFact(settingOf(definition, name), path, value));
  if (part === 'property') {
    const own = propertiesOf(definition);
    const property = withFact(getOwn(own, name), path, value) as PropertyDefinition | undefined;
    return withProperties(
      definition,
      property === undefined ? withoutKey(own, name) : withKey(own, name, property),
    );
  }
  const own = relationsIn(definition);
  const before = getOwn(own, name);
  // A new attribute goes where LoopBack's generator would write it.
  const [attribute, ...rest] = path;
  const relation =
    before === undefined || attribute === undefined || rest.length > 0
      ? (withFact(before, path, value) as RelationDefinition | undefined)
      : withRelationAttribute(before, attribute, value);
  return withRelations(
    definition,
    relation === undefined ? withoutKey(own, name) : withKey(own, name, relation),
  );
}
