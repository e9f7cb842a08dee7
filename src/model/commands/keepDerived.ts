import { addTo } from '../../lib/groups.ts';
import { withRelations } from '../definitionEdits.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { allRelations, resolveRelation } from '../relations/projectRelations.ts';
import { isRefusedRelationName } from '../relations/relationNames.ts';
import { relationsIn } from '../settings.ts';
import { editModels, withDefinition } from './edit.ts';
import { followRelationNames, type RenamedRelation } from './followRelationNames.ts';

/**
 * Renames the relations that had the name LoopBack derives before a change to
 * the name it derives afterwards, each in place, and updates everything that
 * names them. Where the new name is taken, or LoopBack refuses it, the relation
 * keeps its old name, which is custom from then on.
 */
export function keepDerivedNames(before: Project, after: Project): Project {
  if (before.models === after.models) return after;
  return withRelationsRenamed(after, derivedRenames(before, after));
}

/** Finds the relations whose derived name differs after a change that left them in their places, with their new names. */
export function derivedRenames(before: Project, after: Project): readonly RenamedRelation[] {
  const renamed: RenamedRelation[] = [];
  const takenNames = new Map<ModelId, Set<string>>();
  for (const { ref, name } of allRelations(before)) {
    if (!name.isDerived) continue;
    const derived = resolveRelation(after, ref)?.name.derived;
    if (derived === undefined || derived === ref.name || isRefusedRelationName(derived)) continue;
    const entry = findModel(after, ref.modelId);
    if (!entry) continue;
    const taken = takenNames.get(entry.id) ?? new Set(Object.keys(relationsIn(entry.definition)));
    takenNames.set(entry.id, taken);
    if (taken.has(derived)) continue;
    taken.delete(ref.name);
    taken.add(derived);
    renamed.push({ ref, to: derived });
  }
  return renamed;
}

/** Renames relations, each in place, and updates everything that names them. The new names have to be free. */
export function withRelationsRenamed(project: Project, renamed: readonly RenamedRelation[]): Project {
  if (renamed.length === 0) return project;
  const byModel = new Map<ModelId, RenamedRelation[]>();
  for (const each of renamed) addTo(byModel, each.ref.modelId, each);
  const result = editModels(project, (entry) => {
    const own = byModel.get(entry.id);
    if (own === undefined) return entry;
    const names = new Map(own.map(({ ref, to }) => [ref.name, to]));
    const relations = Object.entries(relationsIn(entry.definition)).map(
      ([name, relation]) => [names.get(name) ?? name, relation] as const,
    );
    return withDefinition(entry, withRelations(entry.definition, Object.fromEntries(relations)));
  });
  return followRelationNames(result, renamed);
}
