import { isTransient } from '../application/transientSource.ts';
import { isAttached } from '../bootedModels.ts';
import { effectivePropertiesOf } from '../effectiveProperties.ts';
import { type Embedding, embeddingsOf, isPersistent } from '../embedding.ts';
import { type IdProperty, idPropertyOf } from '../modelFacts.ts';
import type { Project } from '../project.ts';
import { attributesOf, declares } from '../propertyType.ts';
import { fixProperty } from './fixes.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** The items of an embedsMany whose ids nothing generates: LoopBack counts numbers up, and nothing else. */
export const blankEmbeddedId: ProblemRule = {
  code: 'blank-embedded-id',
  find: (project) =>
    embeddingsOf(project).flatMap((relation): readonly Problem[] => {
      const { kind, target } = relation;
      const { name } = target.definition;
      if (!kind.isMultiple || isPersistent(relation)) return [];
      if (!isAttached(project, name) || isTransient(project, name)) return [];
      const id = idPropertyOf(project, target);
      return id && isBlank(project, relation, id) ? [createProblem(relation, id)] : [];
    }),
};

function isBlank(project: Project, { target }: Embedding, id: IdProperty): boolean {
  if (/^(number|any)$/i.test(id.type)) return false;
  const property = effectivePropertiesOf(project, target.definition).find(({ name }) => name === id.name);
  const attributes = attributesOf(property?.definition) ?? {};
  return attributes['default'] === undefined && attributes['defaultFn'] === undefined;
}

function createProblem(relation: Embedding, id: IdProperty): Problem {
  const { target, owner } = relation;
  const { name } = target.definition;
  const title = titleOf(relation);
  return {
    code: 'blank-embedded-id',
    severity: 'warning',
    place: relationPlace(relation, 'model'),
    message: `The "${id.name}" of ${name} is a ${id.type} that nothing generates for an item of ${title}: LoopBack refuses an item without one, because "\`${id.name}\` is blank".`,
    why: `Only numbers are counted up inside a list, so a create through ${title} fails unless the data has an id that no other item of the ${owner.definition.name} has.`,
    advice: `Give the id of ${name} a "defaultFn", or put ${name} into a data source with the connector "transient", which generates ids.`,
    ...fixOf(relation, id),
  };
}

/** A generated id must not have a default: LoopBack would refuse every new row. */
function fixOf(
  { target }: Embedding,
  { name, type, isGenerated }: IdProperty,
): { readonly fix?: ProblemFix } {
  if (isGenerated || !/^string$/i.test(type) || !declares(target.definition, name)) return {};
  return { fix: fixProperty(`Give "${name}" the defaultFn "uuid"`, target.id, name, 'defaultFn', 'uuid') };
}
