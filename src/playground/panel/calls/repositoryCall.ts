import {
  classForms,
  classOf,
  instanceForms,
  literalOf,
  memberOf,
  type RelationFormParts,
  relationForms,
  repositoryOf,
  unsavedForms,
  variableOf,
} from '../../../model/index.ts';
import type { DesignRelation } from '../design/design.ts';
import type { CallRequest } from './callRequest.ts';
import { readRelation } from './catalogue.ts';

/** Writes the call with the repositories of LoopBack 4; null where they have nothing like it. */
export function repositoryCallOf(request: CallRequest): string | null {
  const { model, relation, method, instanceId, isUnsaved = false } = request;
  const made = relation === null ? model : request.target;
  if (made === null) return null;
  const parts = {
    repository: repositoryOf(model.name),
    one: variableOf(model.name),
    ownerId: instanceId === null ? '' : literalOf(instanceId),
    id: literalOf(request.id ?? undefined),
    where: request.where,
    filter: request.filter,
    data: request.data,
    made: classOf(made.name),
    idName: made.idName ?? 'id',
  };
  if (relation !== null) return relationCallOf(request, relation, parts);
  const forms = isUnsaved ? unsavedForms : instanceId === null ? classForms : instanceForms;
  return forms[method.name]?.(parts) ?? null;
}

type Parts = Omit<RelationFormParts, 'related' | 'relationName' | 'target' | 'link' | 'key'>;

function relationCallOf(
  { model, method, target, isUnsaved, written }: CallRequest,
  relation: DesignRelation,
  parts: Parts,
): string | null {
  const { kind, definition } = readRelation(relation);
  const form = kind === null ? undefined : relationForms(kind.type, definition)[method.name];
  // A repository is asked for the rows of an id. LoopBack 4 has no polymorphic relations.
  const isKnown = form !== undefined && target !== null && relation.discriminator === null && !isUnsaved;
  if (!isKnown || hasMoreArguments(method.name, written?.args ?? [])) return null;
  const { foreignKey, pointsAt, through } = relation;
  const held = pointsAt === (model.idName ?? 'id') ? parts.ownerId : memberOf(parts.one, pointsAt);
  // The key of a belongsTo and of a referencesMany is with the instance itself.
  const isWithOwner = kind?.keyOn === 'owner';
  const start = isWithOwner ? parts.ownerId : held;
  const related = `${memberOf(parts.repository, relation.name)}(${start})`;
  return form({
    ...parts,
    related,
    relationName: relation.name,
    target: repositoryOf(target.name),
    link: through === null ? null : { repository: repositoryOf(through), made: classOf(through) },
    key: foreignKey === null ? null : { name: foreignKey, value: held },
  });
}

/** Whether a call has arguments that its form would lose: the data of a link, an instance that is assigned. */
function hasMoreArguments(name: string, args: readonly string[]): boolean {
  if (name === 'add') return args.length > 1;
  return name === '' && args.length > 0 && !/^(?:\{|true$|undefined$)/.test(args[0] ?? '');
}
