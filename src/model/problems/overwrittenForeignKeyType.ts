import { describeProperties } from '../describeProperties.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A declared property that a relation takes for its key, and whose type LoopBack replaces. */
export const overwrittenForeignKeyType: ProblemRule = {
  code: 'overwritten-foreign-key-type',
  find: (project) =>
    project.models.flatMap((entry) =>
      describeProperties(project, entry.id).flatMap((property): Problem[] => {
        const { name, from, declaredType, typeLabel, origin } = property;
        if (from === undefined || declaredType === undefined || origin !== 'own') return [];
        return [
          {
            code: 'overwritten-foreign-key-type',
            severity: 'warning',
            place: { modelId: entry.id, property: name },
            message: `${entry.definition.name}.${name} is declared as ${declaredType}, but it is the key of ${from}: LoopBack makes it ${typeLabel}.`,
            advice: `Declare it as ${typeLabel}, or give the relation another foreignKey.`,
          },
        ];
      }),
    ),
};
