import { describeProperties } from '../describeProperties.ts';
import { isBuiltInType } from '../propertyType.ts';
import { fixProperty } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A declared property that is the key of a relation, and whose type LoopBack replaces. */
export const overwrittenForeignKeyType: ProblemRule = {
  code: 'overwritten-foreign-key-type',
  find: (project) =>
    project.models.flatMap((entry) =>
      describeProperties(project, entry.id).flatMap((property): Problem[] => {
        const { name, from, declaredType, typeLabel, origin } = property;
        if (from === undefined || declaredType === undefined || origin !== 'own') return [];
        if (isHarmless(declaredType, typeLabel)) return [];
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

/**
 * Returns whether the change of type does no harm: text may still represent an id
 * of the database, and nothing can be said if the type of the ids is unknown.
 */
function isHarmless(declared: string, type: string): boolean {
  if (type === 'any') return true;
  return declared.toLowerCase() === 'string' && (type === 'ObjectID' || type === 'Uuid');
}
