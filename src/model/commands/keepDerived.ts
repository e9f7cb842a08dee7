import type { ModelDefinition } from '../definition.ts';
import { withRelations } from '../definitionEdits.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { allRelations, resolveRelation } from '../relations/projectRelations.ts';
import { isRefusedRelationName } from '../relations/relationNames.ts';
import { relationsIn } from '../settings.ts';
import { editModels, withDefinition } from './edit.ts';
import { followRelationNames, type RenamedRelation } from './followRelationNames.ts';

/**
 * Renames the relations that were named as LoopBack derives it before a change
 * to what LoopBack derives after it, each where it stands, and what names
 * them. One whose new name another relation of its model has, or that LoopBack
 * refuses, keeps its old name, which is custom from then on.
 */
export function keepDerivedNames(before: Project, after: Project): Project {
  if (before.models === after.models) return after;
  const renamed: RenamedRelation[] = [];
  const changes = new Map<ModelId, Changes>();
  for (const { ref, name } of allRelations(before)) {
    if (!name.isDerived) continue;
    const derived = resolveRelation(after, ref)?.name.derived;
    if (derived === undefined || derived === ref.name || isRefusedRelationName(derived)) continue;
    const entry = findModel(after, ref.modelId);
    if (!entry) continue;
    const change = changes.get(entry.id) ?? changesOf(entry.definition);
    changes.set(entry.id, change);
    if (change.taken.has(derived)) continue;
    change.taken.delete(ref.name);
    change.taken.add(derived);
    change.names.set(ref.name, derived);
    renamed.push({ ref, to: derived });
  }
  if (renamed.length === 0) return after;
  const result = editModels(after, (entry) => {
    const names = changes.get(entry.id)?.names;
    if (names === undefined || names.size === 0) return entry;
    const relations = Object.entries(relationsIn(entry.definition)).map(
      ([name, relation]) => [names.get(name) ?? name, relation] as const,
    );
    return withDefinition(entry, withRelations(entry.definition, Object.fromEntries(relations)));
  });
  return followRelationNames(result, renamed);
}

/** The new names of a model's relations, and all that it has then. */
interface Changes {
  readonly names: Map<string, string>;
  readonly taken: Set<string>;
}

const changesOf = (definition: ModelDefinition): Changes => ({
  names: new Map(),
  taken: new Set(Object.keys(relationsIn(definition))),
});
