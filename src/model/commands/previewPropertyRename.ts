import { hasOwn } from '../../lib/own.ts';
import type { ModelDefinition, RelationDefinition } from '../definition.ts';
import { withProperties, withRelations } from '../definitionEdits.ts';
import { isInLineage } from '../lineage.ts';
import type { ModelEntry, Project } from '../project.ts';
import { findModel, lineageOf } from '../projectIndex.ts';
import { declares } from '../propertyType.ts';
import { keyUsesOf } from '../relations/keyUses.ts';
import { allRelations, relationsOf } from '../relations/projectRelations.ts';
import { propertiesOf, relationsIn } from '../settings.ts';
import { definitionChanges } from './definitionChanges.ts';
import type { RenameChange } from './previewRename.ts';
import type { CustomPlace } from './renamePlaces.ts';
import { type RenamePropertyArguments, renameProperty } from './renameProperty.ts';

/**
 * Finds what else a rename of a property changes, by doing it: places that name
 * the property, and relations of which it is the key. Names that look like the
 * old one are listed too, for the user to choose. Empty where nothing else is
 * affected, or the rename would do nothing.
 */
export function previewPropertyRename(
  project: Project,
  { modelId, from, to }: RenamePropertyArguments,
): readonly RenameChange[] {
  const entry = findModel(project, modelId);
  const after = renameProperty(project, { modelId, from, to });
  if (!entry || after === project) return [];
  const customs = [...subclassPlaces(project, entry, from, to), ...relationPlaces(project, entry, from, to)];
  return [
    ...writtenChanges(project, after, entry),
    ...keyChanges(project, after, from, to),
    ...customs.map((custom): RenameChange => {
      const { modelId: id, place, before, after: changed } = custom;
      return { modelId: id, place, before, after: changed, kind: 'custom', custom };
    }),
  ];
}

/** Lists the changes in the files, without the property's own line and without keys, which need not be in any file. */
function writtenChanges(before: Project, after: Project, entry: ModelEntry): readonly RenameChange[] {
  return before.models.flatMap((model, index): readonly RenameChange[] => {
    const now = after.models[index];
    if (!now || now === model) return [];
    const others = ({ definition, ...each }: ModelEntry): ModelEntry => {
      const own =
        model.id === entry.id ? withProperties(definition, propertiesOf(model.definition)) : definition;
      return { ...each, definition: withoutKeys(own) };
    };
    return definitionChanges(others(model), others(now)).map(
      (change): RenameChange => ({ ...change, kind: 'reference' }),
    );
  });
}

function withoutKeys(definition: ModelDefinition): ModelDefinition {
  const relations = Object.entries(relationsIn(definition)).map(([name, relation]) => {
    const { foreignKey: _, keyThrough: __, ...rest } = relation;
    return [name, rest as RelationDefinition] as const;
  });
  return relations.length === 0 ? definition : withRelations(definition, Object.fromEntries(relations));
}

function keyChanges(before: Project, after: Project, from: string, to: string): readonly RenameChange[] {
  const now = allRelations(after);
  return allRelations(before).flatMap(({ ref, foreignKey, keyThrough }, index) => {
    const keys = [
      ['foreignKey', foreignKey, now[index]?.foreignKey],
      ['keyThrough', keyThrough, now[index]?.keyThrough],
    ] as const;
    return keys.flatMap(([key, old, changed]): readonly RenameChange[] =>
      old?.value === from && changed?.value === to
        ? [
            {
              modelId: ref.modelId,
              place: `relations.${ref.name}.${key}`,
              before: from,
              after: to,
              kind: 'reference',
            },
          ]
        : [],
    );
  });
}

/** A subclass that declares the property again has its own one. */
function subclassPlaces(
  project: Project,
  entry: ModelEntry,
  from: string,
  to: string,
): readonly CustomPlace[] {
  return project.models.flatMap((model): readonly CustomPlace[] => {
    const properties = propertiesOf(model.definition);
    const isSubclass = model !== entry && isInLineage(lineageOf(project, model.definition), entry.definition);
    if (!isSubclass || !declares(model.definition, from) || hasOwn(properties, to)) return [];
    return [{ modelId: model.id, place: `properties.${from}`, before: from, after: to, of: 'property' }];
  });
}

/** Finds relations whose key is the property and whose name matches it: buyer with buyerId. */
function relationPlaces(
  project: Project,
  entry: ModelEntry,
  from: string,
  to: string,
): readonly CustomPlace[] {
  const name = /^(.+)Id$/.exec(from)?.[1];
  const after = /^(.+)Id$/.exec(to)?.[1];
  if (name === undefined || after === undefined) return [];
  const own = relationsOf(project, entry.id);
  const relation = own.find(({ ref }) => ref.name === name);
  const isKey =
    relation && keyUsesOf(relation).some(({ holder, key }) => holder === entry && key.value === from);
  if (!isKey || own.some(({ ref }) => ref.name === after)) return [];
  return [{ modelId: entry.id, place: `relations.${name}`, before: name, after, of: 'relation' }];
}
