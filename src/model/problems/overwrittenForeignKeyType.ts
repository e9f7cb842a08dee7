import { describeProperties } from '../describeProperties.ts';
import { isBuiltInType } from '../propertyType.ts';
import { fixProperty } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A declared property that a relation takes for its key, and whose type LoopBack replaces. */
export const overwrittenForeignKeyType: ProblemRule = {
  code: 'overwritten-foreign-key-type',
  find: (project) =>
    project.models.flatMap((entry) =>
      describeProperties(project, entry.id).flatMap((property): Problem[] => {
        const { name, from, declaredType, typeLabel, origin } = property;
        if (from === undefined || declaredType === undefined || origin !== 'own') return [];
        if (isHarmless(declaredType, typeLabel)) return [];
        // A list or a nested model has no name that could be written in its place.
        const isNamed = /^\w+$/.test(typeLabel) && isBuiltInType(typeLabel);
        return [
          {
            code: 'overwritten-foreign-key-type',
            severity: 'warning',
            place: { modelId: entry.id, property: name, key: 'type' },
            message: `${entry.definition.name}.${name} is declared as ${declaredType}, but it is the key of ${from}: LoopBack makes it ${typeLabel}.`,
            why: 'Values of the declared type are silently turned into the other one when they are stored.',
            advice: `Declare it as ${typeLabel}, or give the relation another foreignKey.`,
            ...(isNamed
              ? { fix: fixProperty(`Declare it as ${typeLabel}`, entry.id, name, 'type', typeLabel) }
              : {}),
          },
        ];
      }),
    ),
};

/**
 * A text that stands for an id of the database goes on doing so. Where nobody
 * knows the type of the ids, nothing can be said.
 */
function isHarmless(declared: string, type: string): boolean {
  if (type === 'any') return true;
  return declared.toLowerCase() === 'string' && (type === 'ObjectID' || type === 'Uuid');
}
