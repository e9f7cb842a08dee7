/** What the model's catalogue says of the models and relations of the design. */
import {
  type EndpointLine,
  findRelationKind,
  type MethodSignature,
  type RelationDefinition,
  type RelationKind,
} from '../../../model/index.ts';
import type { DesignRelation } from '../design/design.ts';

/** The methods of a relation, the relation itself (name "") included. */
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

/** The REST routes of a relation. */
export function relationLines(relation: DesignRelation): readonly EndpointLine[] {
  const { kind, definition, target } = readRelation(relation);
  return kind?.endpoints({ target, link: relation.through ?? '', definition }) ?? [];
}

interface ReadRelation {
  readonly kind: RelationKind | null;
  readonly definition: RelationDefinition;
  readonly target: string;
}

/** The kind of a relation, and as much of its definition as the catalogue asks for. */
export function readRelation(relation: DesignRelation): ReadRelation {
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
