import { groupBy } from '../../lib/groups.ts';
import { isJsonObject } from '../../lib/json.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { type RelationProperty, relationPropertiesOf } from '../relations/projectRelations.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A polymorphic key that LoopBack reads as a number, although it has to hold other ids. */
export const polymorphicKeyTypes: ProblemRule = {
  code: 'polymorphic-key-types',
  find: (project) => project.models.flatMap((entry) => findAtHolder(project, entry)),
};

interface PolymorphicKeyUse extends RelationProperty {
  /** The type of the ids that the relation writes into the key. */
  readonly holds: string;
}

function findAtHolder(project: Project, holder: ModelEntry): readonly Problem[] {
  const keys = relationPropertiesOf(project, holder.id).flatMap((use): readonly PolymorphicKeyUse[] => {
    const { relation, property } = use;
    if (!property.isForeignKey || !relation.definition['polymorphic']) return [];
    if (relation.type !== 'hasAndBelongsToMany') return [{ ...use, holds: property.type }];
    // The key has the type of the id of the through model, and holds ids of the owner.
    const isSelector = property.name === relation.foreignKey?.value;
    return isSelector ? [{ ...use, holds: idPropertyOf(project, relation.owner)?.type ?? 'any' }] : [];
  });
  return [...groupBy(keys, ({ property }) => property.name).values()].flatMap((uses) =>
    areIdsLost(uses) ? [createProblem(holder, uses)] : [],
  );
}

/**
 * Returns whether LoopBack loses ids. The store uses the type of the relation that
 * LoopBack sets up first, the model that of the last. A number that is read as text
 * is found again; text that is read as a number is not.
 */
function areIdsLost(uses: readonly PolymorphicKeyUse[]): boolean {
  const holdsTexts = uses.some(
    ({ relation, holds }) => relation.type !== 'belongsTo' && !['number', 'any'].includes(holds),
  );
  return holdsTexts && [uses[0], uses.at(-1)].some((use) => use?.property.type === 'number');
}

function createProblem(holder: ModelEntry, uses: readonly PolymorphicKeyUse[]): Problem {
  const name = `${holder.definition.name}.${uses[0]?.property.name}`;
  const listed = uses.map(({ relation, holds }) => `${titleOf(relation)} (${holds})`).toSorted();
  const back = uses.find(({ relation }) => relation.type === 'belongsTo');
  const fix = back && fixOf(back, uses);
  return {
    code: 'polymorphic-key-types',
    severity: 'warning',
    place: relationPlace((back ?? (uses[0] as PolymorphicKeyUse)).relation, 'polymorphic'),
    message: `${name} is the key of ${listed.join(' and ')}: LoopBack reads all its values as numbers.`,
    why: 'An id that is not a number silently becomes null, and the rows that it references are no longer found.',
    advice: fix
      ? 'Give the belongsTo the idType of the models that it leads to.'
      : 'Give these models ids of one type, or give each type its own polymorphic relation.',
    ...(fix && { fix }),
  };
}

/** Returns a fix if only the belongsTo has another type: an `idType` there makes all types the same. */
function fixOf(back: RelationProperty, uses: readonly PolymorphicKeyUse[]): ProblemFix | undefined {
  const { ref, definition } = back.relation;
  const types = new Set(uses.filter((use) => use !== back).map(({ property }) => property.type));
  const [idType] = types;
  if (types.size !== 1 || idType === undefined || idType === 'any') return undefined;
  const given = definition['polymorphic'];
  const settings = isJsonObject(given) ? given : typeof given === 'string' ? { selector: given } : {};
  return fixRelation(`Read the key as ${idType}`, ref, 'polymorphic', { ...settings, idType });
}
