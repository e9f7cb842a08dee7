import type { Project } from '../project.ts';
import { findModelByName, unreadFileOf } from '../projectIndex.ts';
import { isBuiltInType, isExcluded, typeLabelOf, typeOf } from '../propertyType.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { baseNameOf, givenName, propertiesOf } from '../settings.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A reference to a model whose file was refused: the model exists, but its content is unknown here. */
export const unreadModel: ProblemRule = {
  code: 'unread-model',
  find: (project) =>
    (project.application?.unread ?? []).length === 0
      ? []
      : [...findBases(project), ...findRelations(project), ...findTypes(project)],
};

function findBases(project: Project): readonly Problem[] {
  return project.models.flatMap(({ id, definition }) =>
    problemFor(project, baseNameOf(definition), {
      place: { modelId: id, key: 'base' },
      lead: `The base of ${definition.name}`,
      unknown: `what ${definition.name} inherits from it is not shown, and PersistedModel is used instead`,
    }),
  );
}

function findRelations(project: Project): readonly Problem[] {
  return allRelations(project).flatMap((relation) => {
    const { targetName, definition } = relation;
    return [
      ...findReference(project, relation, 'model', targetName),
      ...findReference(project, relation, 'through', givenName(definition.through)),
    ];
  });
}

function findReference(
  project: Project,
  relation: ResolvedRelation,
  key: 'model' | 'through',
  name: string | null,
): readonly Problem[] {
  if (name === null) return [];
  const title = titleOf(relation);
  return problemFor(project, name, {
    place: relationPlace(relation, key),
    lead: `The ${key === 'model' ? 'target' : 'through model'} of ${title}`,
    unknown: `what LoopBack derives from ${title} is not shown, and the playground leaves it out`,
  });
}

function findTypes(project: Project): readonly Problem[] {
  return project.models.flatMap(({ id, definition }) =>
    Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
      const name = typeLabelOf(typeOf(value)).replace(/^\[+|\]+$/g, '');
      if (isExcluded(value) || isBuiltInType(name)) return [];
      const title = `${definition.name}.${property}`;
      return problemFor(project, name, {
        place: { modelId: id, property, key: 'type' },
        lead: `The type of ${title}`,
        unknown: 'the structure of its values is unknown',
      });
    }),
  );
}

interface UnreadReference {
  readonly place: Problem['place'];
  /** The beginning of the message, before the name: "The base of Order". */
  readonly lead: string;
  /** The end of the message: the consequence here. */
  readonly unknown: string;
}

function problemFor(
  project: Project,
  name: string,
  { place, lead, unknown }: UnreadReference,
): readonly Problem[] {
  const file = findModelByName(project, name) === null ? unreadFileOf(project, name) : null;
  if (file === null) return [];
  return [
    {
      code: 'unread-model',
      severity: 'warning',
      place,
      message: `${lead}, "${name}", is in ${file.path}, which could not be read: ${unknown}.`,
      why: 'The file was refused when it was opened. It is exported unchanged.',
      advice: 'Fix the file and open it again to see the model here.',
    },
  ];
}
