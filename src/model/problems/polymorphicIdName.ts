import type { JsonValue } from '../../lib/json.ts';
import { editRelation } from '../commands/edit.ts';
import { polymorphicValue } from '../commands/polymorphicKeys.ts';
import type { RelationDefinition } from '../definition.ts';
import { effectivePropertiesOf } from '../effectiveProperties.ts';
import { idPropertyOf, typeOfProperty } from '../modelFacts.ts';
import type { Project } from '../project.ts';
import { polymorphicGroups, polymorphicOwnersOf, usesOn } from '../relations/polymorphicGroups.ts';
import type { PolymorphicUse } from '../relations/polymorphicUse.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { givenName } from '../settings.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A polymorphic belongsTo that looks for its owners by another property than they write into its key. */
export const polymorphicIdName: ProblemRule = {
  code: 'polymorphic-id-name',
  find: (project) =>
    polymorphicGroups(project).flatMap((group) => {
      const owners = polymorphicOwnersOf(project, group);
      return usesOn(group, 'back').flatMap((back) => findAt(project, back, owners));
    }),
};

function findAt(
  project: Project,
  back: PolymorphicUse,
  owners: readonly ResolvedRelation[],
): readonly Problem[] {
  const looksFor = pointedBy(back.relation);
  const names = new Set(owners.map((owner) => writtenBy(project, owner)));
  const lost = owners.filter((owner) => writtenBy(project, owner) !== looksFor);
  const [first] = lost;
  if (!first) return [];
  const fix = names.size === 1 ? fixOf(project, back, first) : null;
  const written = writtenBy(project, first);
  return [
    {
      code: 'polymorphic-id-name',
      severity: 'warning',
      place: relationPlace(back.relation, 'idName'),
      message: `${titleOf(back.relation)} looks for a row whose ${looksFor} equals the key, but ${titleOf(first)} writes its ${written} there: the row is not found.`,
      why: 'The relation and its include silently return nothing for these rows.',
      advice: fix
        ? `Set "idName" to "${written}".`
        : 'Let all models that can own the rows point at a property of the same name.',
      ...(fix && { fix }),
    },
  ];
}

/** LoopBack looks for "id", not for the id of the model. */
const pointedBy = ({ definition }: ResolvedRelation): string =>
  givenName(definition.primaryKey) ?? givenName(definition['idName']) ?? 'id';

const writtenBy = (project: Project, { definition, owner, kind }: ResolvedRelation): string => {
  const given = kind?.attributes.includes('primaryKey') ? givenName(definition.primaryKey) : null;
  return given ?? idPropertyOf(project, owner)?.name ?? 'id';
};

/** The type is needed too where the row has no property of that name: LoopBack would not boot. */
function fixOf(
  project: Project,
  { relation, holder, keys }: PolymorphicUse,
  owner: ResolvedRelation,
): ProblemFix | null {
  const { ref } = relation;
  if (ref.modelId !== holder.id) return null;
  const name = writtenBy(project, owner);
  const type = typeOfProperty(project, owner.owner.definition, name);
  const hasName = effectivePropertiesOf(project, holder.definition).some((each) => each.name === name);
  const idType = keys.idType ?? (type === 'any' ? null : type);
  if (idType === null && !hasName) return null;
  const apply = (current: Project): Project =>
    editRelation(current, ref, (definition): RelationDefinition => {
      const { primaryKey: _old, ...rest } = definition;
      const given = definition['polymorphic'];
      const settings = typeof given === 'object' && given !== null ? given : {};
      const typed: JsonValue = idType === null ? settings : { ...settings, idType };
      const polymorphic = polymorphicValue(typed, { name: ref.name, side: 'back' }, keys);
      return { ...rest, polymorphic, idName: name } as RelationDefinition;
    });
  return { label: `Look for "${name}"`, apply };
}
