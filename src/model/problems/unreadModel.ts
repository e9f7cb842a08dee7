import type { Project } from '../project.ts';
import { findModelByName, unreadFileOf } from '../projectIndex.ts';
import { isBuiltInType, isExcluded, typeLabelOf, typeOf } from '../propertyType.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { baseNameOf, givenName, propertiesOf } from '../settings.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { placeOf, titleOf } from './rules.ts';

/** What leads to a model whose file was refused: it is not unknown, but nothing of it is known here. */
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
      unknown: `what ${definition.name} inherits from it is not shown, and PersistedModel is taken for it`,
    }),
  );
}

function findRelations(project: Project): readonly Problem[] {
  return allRelations(project).flatMap((relation) => {
    const { targetName, definition } = relation;
    return [
      ...leadsTo(project, relation, 'model', targetName),
      ...leadsTo(project, relation, 'through', givenName(definition.through)),
    ];
  });
}

function leadsTo(
  project: Project,
  relation: ResolvedRelation,
  key: 'model' | 'through',
  name: string | null,
): readonly Problem[] {
  if (name === null) return [];
  const title = titleOf(relation);
  return problemFor(project, name, {
    place: placeOf(relation, key),
    lead: `The ${key === 'model' ? 'target' : 'through model'} of ${title}`,
    unknown: `what LoopBack makes of ${title} is not shown, and the playground leaves it out`,
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
        unknown: `what ${title} holds is not known`,
      });
    }),
  );
}

interface Lead {
  readonly place: Problem['place'];
  /** "The base of Order", before the name. */
  readonly lead: string;
  /** What follows from it here. */
  readonly unknown: string;
}

function problemFor(project: Project, name: string, { place, lead, unknown }: Lead): readonly Problem[] {
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
