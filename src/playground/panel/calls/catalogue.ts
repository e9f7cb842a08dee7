/** Looks up relations of the design in the catalogue of the model room. */
import {
  type EndpointLine,
  findRelationKind,
  type MethodSignature,
  type RelationDefinition,
  type RelationKind,
} from '../../../model/index.ts';
import type { DesignRelation } from '../design/design.ts';

/** Lists the methods of a relation, including the relation itself (name ""). */
export function relationSignatures(owner: string, relation: DesignRelation): readonly MethodSignature[] {
  const { kind, definition, target } = readRelation(relation);
  if (kind === null) return [];
  return kind.methods({
    ownerName: owner,
    targetName: target,
    targetPlural: '',
    relationName: relation.name,
    definition,
  });
}

/** Lists the REST routes of a relation. */
export function relationLines(relation: DesignRelation): readonly EndpointLine[] {
  const { kind, definition, target } = readRelation(relation);
  return kind?.endpoints({ target, link: relation.through ?? '', definition }) ?? [];
}

interface CatalogueRelation {
  readonly kind: RelationKind | null;
  readonly definition: RelationDefinition;
  readonly target: string;
}

/** Returns the kind of a relation, and the parts of its definition that the catalogue uses. */
export function readRelation(relation: DesignRelation): CatalogueRelation {
  const { model, through, embeds } = relation;
  const type = relation.type.replace(/ through$/, '');
  const definition = {
    type,
    model,
    ...(through !== null && { through }),
    ...(model === '' && { polymorphic: true }),
    ...(embeds && { options: embeds }),
  };
  return { kind: findRelationKind(type), definition, target: model || 'instance' };
}
