import { describeProperties, type PropertyView } from '../describeProperties.ts';
import { type Embedding, embeddingsOf } from '../embedding.ts';
import type { ModelId, Project } from '../project.ts';
import { isBuiltInType, typeOfLabel } from '../propertyType.ts';
import { fixProperty } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { titleOf } from './rules.ts';

/** A declared property that is the key of a relation, and whose type LoopBack replaces. */
export const overwrittenForeignKeyType: ProblemRule = {
  code: 'overwritten-foreign-key-type',
  find: (project) =>
    project.models.flatMap((entry) =>
      describeProperties(project, entry.id).flatMap((property): Problem[] => {
        const { name, from, declaredType, typeLabel, origin } = property;
        if (from === undefined || declaredType === undefined || origin !== 'own') return [];
        if (isHarmless(declaredType, typeLabel)) return [];
        const stored = embeddingIn(project, entry.id, property);
        if (stored !== undefined) return [createEmbeddedProblem(property, stored)];
        // A list or a nested model has no type name that the fix could write.
        const isNamed = /^\w+$/.test(typeLabel) && isBuiltInType(typeLabel);
        return [
          {
            code: 'overwritten-foreign-key-type',
            severity: 'warning',
            place: { modelId: entry.id, property: name, key: 'type' },
            message: `${entry.definition.name}.${name} is declared as ${declaredType}, but it is the key of ${from}: LoopBack changes its type to ${typeLabel}.`,
            why: 'Values of the declared type are silently converted to the other type when they are stored.',
            advice: `Declare it as ${typeLabel}, or give the relation another foreignKey.`,
            ...(isNamed
              ? { fix: fixProperty(`Declare it as ${typeLabel}`, entry.id, name, 'type', typeLabel) }
              : {}),
          },
        ];
      }),
    ),
};

/** Returns the relation that stores its rows in the property. */
function embeddingIn(project: Project, modelId: ModelId, { name }: PropertyView): Embedding | undefined {
  return embeddingsOf(project).find(
    ({ owner, storedIn }) => owner.id === modelId && storedIn?.value === name,
  );
}

function createEmbeddedProblem({ name, declaredType, typeLabel }: PropertyView, stored: Embedding): Problem {
  const { owner } = stored;
  const type = typeOfLabel(typeLabel);
  return {
    code: 'overwritten-foreign-key-type',
    severity: 'warning',
    place: { modelId: owner.id, property: name, key: 'type' },
    message: `${owner.definition.name}.${name} is declared as ${declaredType}, but ${titleOf(stored)} stores its rows there: LoopBack changes its type to ${typeLabel}.`,
    why: 'Values of the declared type are silently converted to the other type when they are stored.',
    advice: `Declare it as ${typeLabel}, or give the relation another "property".`,
    fix: fixProperty(`Declare it as ${typeLabel}`, owner.id, name, 'type', type),
  };
}

/**
 * Returns whether the change of type does no harm: text may still represent an id
 * of the database, and nothing can be said if the type of the ids is unknown.
 */
function isHarmless(declared: string, type: string): boolean {
  if (type === 'any') return true;
  return declared.toLowerCase() === 'string' && (type === 'ObjectID' || type === 'Uuid');
}
