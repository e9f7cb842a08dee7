import { groupBy } from '../../lib/groups.ts';
import { isJsonObject } from '../../lib/json.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { type RelationProperty, relationPropertiesOf } from '../relations/projectRelations.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';
import { placeOf, titleOf } from './rules.ts';

/** A polymorphic key that has to hold ids that are not numbers, and that LoopBack reads as a number. */
export const polymorphicKeyTypes: ProblemRule = {
  code: 'polymorphic-key-types',
  find: (project) => project.models.flatMap((entry) => findIn(project, entry)),
};

interface KeyUse extends RelationProperty {
  /** The type of the ids that the relation writes there. */
  readonly holds: string;
}

function findIn(project: Project, holder: ModelEntry): readonly Problem[] {
  const keys = relationPropertiesOf(project, holder.id).flatMap((user): readonly KeyUse[] => {
    const { relation, property } = user;
    if (!property.isForeignKey || !relation.definition['polymorphic']) return [];
    if (relation.type !== 'hasAndBelongsToMany') return [{ ...user, holds: property.type }];
    // The key has the type of the id of the through model, and holds ids of the owner.
    const isSelector = property.name === relation.foreignKey?.value;
    return isSelector ? [{ ...user, holds: idPropertyOf(project, relation.owner)?.type ?? 'any' }] : [];
  });
  return [...groupBy(keys, ({ property }) => property.name).values()].flatMap((users) =>
    areIdsLost(users) ? [describe(holder, users)] : [],
  );
}

/**
 * The store goes by the relation that LoopBack sets up first, the model by the
 * last. A number that is read as a text is found again; a text that is read as
 * a number is not.
 */
function areIdsLost(users: readonly KeyUse[]): boolean {
  const holdsTexts = users.some(
    ({ relation, holds }) => relation.type !== 'belongsTo' && !['number', 'any'].includes(holds),
  );
  return holdsTexts && [users[0], users.at(-1)].some((user) => user?.property.type === 'number');
}

function describe(holder: ModelEntry, users: readonly KeyUse[]): Problem {
  const name = `${holder.definition.name}.${users[0]?.property.name}`;
  const listed = users.map(({ relation, holds }) => `${titleOf(relation)} (${holds})`).toSorted();
  const back = users.find(({ relation }) => relation.type === 'belongsTo');
  const fix = back && fixOf(back, users);
  return {
    code: 'polymorphic-key-types',
    severity: 'warning',
    place: placeOf((back ?? (users[0] as KeyUse)).relation, 'polymorphic'),
    message: `${name} is the key of ${listed.join(' and ')}: LoopBack reads all its values as numbers.`,
    why: 'An id that is not a number silently becomes null, and the rows that it references are no longer found.',
    advice: fix
      ? 'Give the belongsTo the idType of the models that it leads to.'
      : 'Give these models ids of one type, or a polymorphic relation of its own to each type.',
    ...(fix && { fix }),
  };
}

/** Where only the belongsTo is of another type, an `idType` there makes all agree. */
function fixOf(back: RelationProperty, users: readonly KeyUse[]): ProblemFix | undefined {
  const { ref, definition } = back.relation;
  const types = new Set(users.filter((user) => user !== back).map(({ property }) => property.type));
  const [idType] = types;
  if (types.size !== 1 || idType === undefined || idType === 'any') return undefined;
  const given = definition['polymorphic'];
  const settings = isJsonObject(given) ? given : typeof given === 'string' ? { selector: given } : {};
  return fixRelation(`Read the key as ${idType}`, ref, 'polymorphic', { ...settings, idType });
}
