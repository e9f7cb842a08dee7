import { findRelationKind, type MethodSignature } from '../../../model/index.ts';
import type { DesignRelation } from '../design/design.ts';

/** What the catalogue of relation kinds says of a relation's methods, the relation itself (name "") included. */
export function signaturesOf(owner: string, relation: DesignRelation): readonly MethodSignature[] {
  const { name, model, through, embeds } = relation;
  const type = relation.type.replace(/ through$/, '');
  const kind = findRelationKind(type);
  if (kind === null) return [];
  return kind.methods({
    ownerName: owner,
    targetName: model || 'instance',
    targetPlural: '',
    relationName: name,
    definition: {
      type,
      model,
      ...(through !== null && { through }),
      ...(model === '' && { polymorphic: true }),
      ...(embeds && { options: embeds }),
    },
  });
}
