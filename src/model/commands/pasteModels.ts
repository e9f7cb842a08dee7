import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn, hasOwn, withKey } from '../../lib/own.ts';
import type { PastedModel } from '../clipboard.ts';
import type { ModelConfig, ModelDefinition } from '../definition.ts';
import { withDefinitionKey, withSetting } from '../definitionEdits.ts';
import { createFreePathsOnAnyDisk, fileNameOf, modelPathOf } from '../files/fileName.ts';
import { layoutModels } from '../layout/placement.ts';
import { withPositions } from '../layout/positions.ts';
import { editConfig, newConfigEntry } from '../modelConfig.ts';
import type { ModelEntry, ModelId, Position, Project } from '../project.ts';
import { isSameBase, settingOf, textSetting } from '../settings.ts';
import type { Command } from './command.ts';
import { keepDerivedNames } from './keepDerived.ts';
import { moveModels } from './moveModels.ts';
import { type NewNames, withBaseRenamed, withReferencesRenamed } from './references.ts';

export interface PasteModelsArguments {
  readonly models: readonly PastedModel[];
  /** One for each model. */
  readonly ids: readonly ModelId[];
  /** From the positions of the models to those of their copies. */
  readonly shift: Position;
}

/**
 * Adds copies of models. A name that is taken gets a number (Customer2), and so
 * do its `plural` and path. Relations, bases and types that name a model of the
 * same paste mean its copy, and derived names of relations are derived again.
 */
export const pasteModels: Command<PasteModelsArguments> = (project, { models, ids, shift }) => {
  if (models.length === 0) return project;
  const names = freeNames(project, models);
  const copies = renamedCopies(project, models, names, ids);
  const freePathOf = createFreePathsOnAnyDisk(project.models.map((entry) => entry.path));
  const entries = copies.map((copy, index): ModelEntry => {
    const original = models[index];
    const wanted = pathOf(original?.path ?? null, copy.definition.name, names[index]?.from);
    return { ...copy, path: freePathOf(wanted) };
  });
  const positions = entries.map(({ id }, index) => {
    const { x, y } = models[index]?.position ?? { x: 0, y: 0 };
    return [id, { x: x + shift.x, y: y + shift.y }] as const;
  });
  const layout = withPositions(project.layout, positions);
  const added = { ...project, models: [...project.models, ...entries], layout };
  const configured = editConfig(added, (config) => withCopies(config, names));
  if (models.every(({ position }) => position)) return configured;
  return moveModels(configured, {
    // A command runs on the page, where a thorough layout would take too long.
    positions: layoutModels(
      configured,
      entries.map(({ id }) => id),
      { effort: 'quick' },
    ),
  });
};

interface NewName {
  readonly from: string;
  readonly to: string;
  /** The number appended to the name; "" where the name was free. */
  readonly number: string;
}

function freeNames(project: Project, models: readonly PastedModel[]): readonly NewName[] {
  const taken = new Set(project.models.map((entry) => entry.definition.name));
  const pasted = new Set(models.map(({ definition }) => definition.name));
  // The number at which the search continues: all below are taken.
  const numbers = new Map<string, number>();
  return models.map(({ definition: { name } }) => {
    if (!taken.has(name)) {
      taken.add(name);
      return { from: name, to: name, number: '' };
    }
    const stem = name.replace(/\d+$/, '') || name;
    let number = numbers.get(stem) ?? 2;
    while (taken.has(`${stem}${number}`) || pasted.has(`${stem}${number}`)) number += 1;
    numbers.set(stem, number + 1);
    const to = `${stem}${number}`;
    taken.add(to);
    return { from: name, to, number: String(number) };
  });
}

/**
 * Gives the copies their new names. They are first put into one project with
 * the models that they are related to, which shows which of their names are
 * derived; then everything that names one is renamed.
 */
function renamedCopies(
  project: Project,
  models: readonly PastedModel[],
  names: readonly NewName[],
  ids: readonly ModelId[],
): readonly ModelEntry[] {
  const pastedNames = new Set(names.map(({ from }) => from));
  const originals = models.map((model, index): ModelEntry => {
    const id = ids[index];
    if (id === undefined) throw new Error(`pasteModels needs an id for ${model.definition.name}`);
    return { id, path: '', definition: model.definition, source: null };
  });
  const around = project.models.filter((entry) => !pastedNames.has(entry.definition.name));
  const before = { ...project, models: [...around, ...originals] };
  const newNames = newNamesIn(names);
  const renamed = originals.map((entry, index) => withNewNames(entry, newNames, names[index]));
  const after = keepDerivedNames(before, { ...before, models: [...around, ...renamed] });
  return after.models.slice(around.length);
}

/** Where two pasted models have one name, it means the first. */
function newNamesIn(names: readonly NewName[]): NewNames {
  return new Map(
    names
      .filter(({ from, to }) => from !== to)
      .map(({ from, to }) => [from, to] as const)
      .reverse(),
  );
}

function withNewNames(entry: ModelEntry, names: NewNames, own: NewName | undefined): ModelEntry {
  const based = isSameBase(entry.definition) ? entry.definition : withBaseRenamed(entry.definition, names);
  let definition = withReferencesRenamed(based, names);
  if (own && own.number !== '') {
    definition = withNumberedPaths(withDefinitionKey(definition, 'name', own.to), own.number);
  }
  return { ...entry, definition };
}

/** Numbers the REST paths: two models must not share one. */
function withNumberedPaths(definition: ModelDefinition, number: string): ModelDefinition {
  const plural = textSetting(definition, 'plural');
  const named = plural === undefined ? definition : withSetting(definition, 'plural', `${plural}${number}`);
  const http = settingOf(named, 'http');
  const path = isJsonObject(http) ? getOwn<JsonValue | undefined>(http, 'path') : undefined;
  if (!isJsonObject(http) || typeof path !== 'string') return named;
  return withSetting(
    named,
    'http',
    withKey<JsonValue | undefined>(http, 'path', `${path}${number}`) as JsonObject,
  );
}

/** A copy keeps the folder; a file of another name than its model's keeps that too while the name is free. */
function pathOf(path: string | null, name: string, from: string | undefined): string {
  if (path === null) return modelPathOf(name);
  return name === from ? path : `${path.slice(0, path.lastIndexOf('/') + 1)}${fileNameOf(name)}`;
}

/** A copy has the data source of its original. */
function withCopies(config: ModelConfig, names: readonly NewName[]): ModelConfig {
  const added = new Map<string, JsonValue>();
  for (const { from, to } of names) {
    if (added.has(to) || hasOwn(config, to)) continue;
    added.set(to, added.get(from) ?? getOwn<JsonValue | undefined>(config, from) ?? newConfigEntry);
  }
  return added.size === 0 ? config : ({ ...config, ...Object.fromEntries(added) } as ModelConfig);
}
