import { addProperty } from '../commands/addProperty.ts';
import { setPropertyAttribute } from '../commands/setPropertyAttribute.ts';
import { setRelationAttribute } from '../commands/setRelationAttribute.ts';
import type { Project } from '../project.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { ProblemFix } from './problem.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** `required` on a relation: LoopBack reads it only on properties. */
export const unenforcedRequired = relationRule('idle-required', (relation) => {
  if (!relation.definition['required']) return [];
  const key = ownKey(relation);
  return [
    {
      severity: 'warning',
      place: relationPlace(relation, 'required'),
      message: `${titleOf(relation)} is marked as required, which LoopBack reads only on properties: it has no effect.`,
      why:
        key === null
          ? 'Rows are stored without a related row.'
          : `Rows are stored without a ${key}, so they have no related row.`,
      advice:
        key === null
          ? 'Remove it, and check in code that the related rows exist.'
          : `Declare the property ${key} with "required": true instead.`,
      fix: key === null ? removalFix(relation) : requireFix(relation, key),
    },
  ];
});

/** Returns the key if the rows of the declaring model hold it, so that the property can be required instead. */
function ownKey({ kind, foreignKey, adds }: ResolvedRelation): string | null {
  const isAdded = adds.some(({ on, name }) => on === 'owner' && name === foreignKey?.value);
  return kind?.keyOn === 'owner' && !kind.isMultiple && isAdded ? (foreignKey?.value ?? null) : null;
}

function removalFix({ ref }: ResolvedRelation): ProblemFix {
  return { label: 'Remove "required"', apply: (project) => withoutRequired(project, ref) };
}

/** Creates a fix that requires the key. LoopBack keeps the attributes of a declared key, and gives it the type that the relation needs. */
function requireFix({ ref, foreignKeyType }: ResolvedRelation, property: string): ProblemFix {
  const { modelId } = ref;
  return {
    label: `Require ${property}`,
    apply: (project) =>
      setPropertyAttribute(
        addProperty(withoutRequired(project, ref), { modelId, name: property, type: foreignKeyType }),
        { modelId, property, attribute: 'required', value: true },
      ),
  };
}

function withoutRequired(project: Project, ref: ResolvedRelation['ref']): Project {
  return setRelationAttribute(project, { ref, attribute: 'required', value: undefined });
}
