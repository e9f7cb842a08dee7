import { addProperty } from '../commands/addProperty.ts';
import { setPropertyAttribute } from '../commands/setPropertyAttribute.ts';
import { setRelationAttribute } from '../commands/setRelationAttribute.ts';
import type { Project } from '../project.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { ProblemFix } from './problem.ts';
import { placeOf, relationRule, titleOf } from './rules.ts';

/** `required` on a relation: LoopBack reads it of properties only. */
export const unenforcedRequired = relationRule('idle-required', (relation) => {
  if (!relation.definition['required']) return [];
  const key = ownKey(relation);
  return [
    {
      severity: 'warning',
      place: placeOf(relation, 'required'),
      message: `${titleOf(relation)} is marked as required, which LoopBack reads of properties only: it does nothing.`,
      why:
        key === null
          ? 'Rows are stored without what it leads to.'
          : `Rows are stored without a ${key}, and lead nowhere.`,
      advice:
        key === null
          ? 'Remove it; whether related rows are there has to be checked in code.'
          : `Declare the property ${key} with "required": true instead.`,
      fix: key === null ? removal(relation) : requiring(relation, key),
    },
  ];
});

/** The key of a relation whose own rows hold it, so that a property can be required in its place. */
function ownKey({ kind, foreignKey, adds }: ResolvedRelation): string | null {
  const isAdded = adds.some(({ on, name }) => on === 'owner' && name === foreignKey?.value);
  return kind?.keyOn === 'owner' && !kind.isMultiple && isAdded ? (foreignKey?.value ?? null) : null;
}

function removal({ ref }: ResolvedRelation): ProblemFix {
  return { label: 'Remove "required"', apply: (project) => withoutRequired(project, ref) };
}

/** LoopBack keeps the attributes of a declared key, and gives it the type that the relation needs. */
function requiring({ ref, foreignKeyType }: ResolvedRelation, property: string): ProblemFix {
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
