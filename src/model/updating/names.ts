import { createFreeNames } from '../../lib/createFreeNames.ts';
import { describeProperties } from '../describeProperties.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import { propertiesOf, relationsIn } from '../settings.ts';
import type { MatchedModels } from './matchModels.ts';
import { matchProperties } from './matchProperties.ts';
import type { Names } from './relationFacts.ts';

/** What is compared. */
export interface Sides {
  readonly project: Project;
  /** What the source says now. */
  readonly source: Project;
  /** What it said last time: the project, with the definitions from then under the ids of today. */
  readonly last: Project;
  /** The ids of the models of which that is known. */
  readonly known: ReadonlySet<ModelId>;
  readonly matched: MatchedModels;
}

/** The names in the project: of the models of a side, and of their properties, by the id of the model on that side. */
export interface SideNames {
  readonly models: ReadonlyMap<ModelId, string>;
  readonly properties: ReadonlyMap<ModelId, ReadonlyMap<string, string>>;
}

/** Names what the source has: as the project does, and what is new as nothing there is named. */
export function nameSource({ project, source, matched }: Sides): SideNames {
  const freeModel = createFreeNames(project.models.map(({ definition }) => definition.name));
  const models = new Map<ModelId, string>();
  const properties = new Map<ModelId, ReadonlyMap<string, string>>();
  for (const { id, definition } of source.models) {
    const mine = matched.get(id);
    models.set(id, mine?.definition.name ?? freeModel(definition.name));
    if (mine === undefined) continue;
    const found = matchProperties({ side: source, id }, { side: project, id: mine.id });
    const freeName = createFreeNames(takenIn(project, mine.id));
    const names = Object.keys(propertiesOf(definition));
    properties.set(id, new Map([...found, ...names.flatMap(namedUnless(found, freeName))]));
  }
  return { models, properties };
}

const namedUnless =
  (found: ReadonlyMap<string, string>, freeName: (name: string) => string) =>
  (name: string): readonly (readonly [string, string])[] =>
    found.has(name) ? [] : [[name, freeName(name)]];

/** Names what the source had last time: as the project does, and what is not there any more as the source today. */
export function nameLast({ project, source, last, known, matched }: Sides, names: SideNames): SideNames {
  const models = new Map(project.models.map(({ id, definition }) => [id, definition.name]));
  const today = new Map([...matched].map(([sourceId, { id }]) => [id, sourceId]));
  const properties = new Map<ModelId, ReadonlyMap<string, string>>();
  for (const id of known) {
    const found = new Map(matchProperties({ side: last, id }, { side: project, id }));
    const sourceId = today.get(id);
    if (sourceId !== undefined)
      for (const [name, other] of matchProperties({ side: last, id }, { side: source, id: sourceId }))
        if (!found.has(name)) found.set(name, names.properties.get(sourceId)?.get(other) ?? other);
    properties.set(id, found);
  }
  return { models, properties };
}

/** Returns the names of a side's models and properties; what has none keeps its own. */
export function namesIn(side: Project, { models, properties }: SideNames): Names {
  return {
    model(name) {
      const entry = findModelByName(side, name);
      return (entry && models.get(entry.id)) ?? name;
    },
    property: (holder, name) => properties.get(holder.id)?.get(name) ?? name,
  };
}

/** The names that properties and relations of a model have. */
export function takenIn(project: Project, id: ModelId): readonly string[] {
  const definition = findModel(project, id)?.definition;
  const relations = definition ? Object.keys(relationsIn(definition)) : [];
  return [...describeProperties(project, id).map(({ name }) => name), ...relations];
}
