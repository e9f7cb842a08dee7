import { addFiles } from '../commands/addFiles.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import { createProject, type ModelEntry, type ModelId, type Project } from '../project.ts';
import { deriveRelationsInSteps } from '../relations/projectRelations.ts';
import { compareModel } from './compareModel.ts';
import type { PartDifference } from './compareParts.ts';
import { type Definitions, definitionsOfLastTime, importedSource } from './lastTime.ts';
import { type MatchedModels, matchModels } from './matchModels.ts';
import { type ComparedModel, compareSides } from './sides.ts';
import { storagesOf } from './storage.ts';
import type { ProjectUpdate, UpdatedModel, UpdateLine } from './update.ts';

interface SourceNow {
  readonly files: readonly ModelFile[];
  /** The ids of parts that the source has, and that are not among its files: "public.orders". */
  readonly leftOut: readonly string[];
}

/**
 * Finds what a source would change in a project that already has models from it.
 * The names that these have in the project stay.
 */
export function* findUpdateInSteps(
  project: Project,
  { files, leftOut }: SourceNow,
): Generator<undefined, ProjectUpdate> {
  const source = addFiles(createProject('source'), {
    files,
    ids: files.map((_, index) => `source ${index}`),
    positions: [],
  });
  const lastOf = yield* definitionsOfLastTime(project);
  yield;
  const matched = yield* matchModels(project, lastOf, source);
  const last = withDefinitions(project, lastOf);
  for (const side of [project, source, last]) yield* deriveRelationsInSteps(side);
  const compared = yield* compareSides({ project, source, last, known: new Set(lastOf.keys()), matched });
  const changed: UpdateLine[] = [];
  const models: UpdatedModel[] = [];
  for (const model of compared.values()) {
    yield;
    const { mine } = model;
    if (mine === null) continue;
    const { id } = mine.entry;
    models.push({ modelId: id, source: model.source.definition, last: model.last?.definition ?? null });
    changed.push(...compareModel(project, { ...model, mine }).map((each) => toLine(mine.entry, each)));
  }
  const { lines: added, files: addedFiles } = addedModels(compared, source);
  const lines = [...changed, ...added, ...goneModels(project, source, { matched, lastOf, leftOut })];
  return { lines: withNeeds(lines, compared), models, added: addedFiles };
}

function withDefinitions(project: Project, definitions: Definitions): Project {
  const models = project.models.map((entry) => ({
    ...entry,
    definition: definitions.get(entry.id) ?? entry.definition,
  }));
  return { ...project, models };
}

function toLine({ id, definition: { name } }: ModelEntry, difference: PartDifference): UpdateLine {
  const { part, origin } = difference;
  return {
    ...difference,
    id: JSON.stringify([id, part, difference.name, origin]),
    modelId: id,
    model: name,
    needs: [],
  };
}

function modelLine(modelId: ModelId, model: string, rest: Pick<UpdateLine, 'kind' | 'origin'>): UpdateLine {
  const id = JSON.stringify([modelId, 'model']);
  return { ...rest, id, modelId, model, part: 'model', name: model, facts: [], needs: [], edits: [] };
}

function addedModels(compared: ReadonlyMap<ModelId, ComparedModel>, source: Project) {
  const lines: UpdateLine[] = [];
  const files = new Map<string, ModelFile>();
  for (const { id, path } of source.models) {
    const found = compared.get(id);
    if (found === undefined || found.mine !== null) continue;
    const { definition } = found.source;
    const line = modelLine(id, definition.name, { kind: 'added', origin: 'source' });
    lines.push(line);
    files.set(line.id, { path, definition, source: importedSource(definition) });
  }
  return { lines, files };
}

interface Known {
  readonly matched: MatchedModels;
  readonly lastOf: Definitions;
  readonly leftOut: readonly string[];
}

/** Finds the models of the project that came from the source, and that it does not have any more. */
function goneModels(
  project: Project,
  source: Project,
  { matched, lastOf, leftOut }: Known,
): readonly UpdateLine[] {
  const kept = new Set([...matched.values()].map(({ id }) => id));
  const isLeftOut = new Set(leftOut);
  const connectors = new Set(
    source.models.flatMap(({ definition }) => storagesOf(definition)).map(({ connector }) => connector),
  );
  return project.models.flatMap((entry): readonly UpdateLine[] => {
    if (kept.has(entry.id)) return [];
    const all = storagesOf(lastOf.get(entry.id) ?? entry.definition);
    const storages = all.filter(({ connector }) => connectors.has(connector));
    const isThere = storages.some(
      ({ schema, table }) => isLeftOut.has(table) || isLeftOut.has(`${schema}.${table}`),
    );
    const isFromSource = connectors.size > 0 ? storages.length > 0 : lastOf.has(entry.id) && all.length === 0;
    if (!isFromSource || isThere) return [];
    const origin = lastOf.has(entry.id) ? 'source' : 'unsure';
    return [modelLine(entry.id, entry.definition.name, { kind: 'removed', origin })];
  });
}

/** Says which lines a relation needs: the new models that it leads to, and the new properties that are its keys. */
function withNeeds(
  lines: readonly UpdateLine[],
  compared: ReadonlyMap<ModelId, ComparedModel>,
): readonly UpdateLine[] {
  const added = new Map<string, string>();
  for (const { id, kind, part, model, name } of lines)
    if (kind === 'added' && part !== 'relation')
      added.set(part === 'model' ? model : `${model}\0${name}`, id);
  const relations = new Map(
    [...compared.values()].flatMap(({ mine, source }) =>
      mine === null ? [] : [[mine.entry.id, source.relations] as const],
    ),
  );
  return lines.map((line) => {
    const relation = line.part === 'relation' ? relations.get(line.modelId)?.get(line.name) : undefined;
    if (relation === undefined || line.kind === 'removed') return line;
    const { holder, facts } = relation;
    const nameIn = (fact: string): string => String(facts.get(fact)?.value ?? '');
    const keys = [`${holder}\0${nameIn('foreignKey')}`, `${nameIn('through')}\0${nameIn('keyThrough')}`];
    const wanted = [nameIn('model'), nameIn('through'), ...keys];
    return { ...line, needs: wanted.flatMap((name) => added.get(name) ?? []) };
  });
}
