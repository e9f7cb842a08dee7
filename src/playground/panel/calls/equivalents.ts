import { classOf, keyOf, literalOf, memberOf, objectOf, variableOf } from '../../../model/index.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';
import type { CallRequest, Clause } from './callRequest.ts';

/** What LoopBack's documentation gives as the same: the class called with the foreign key. */
export function equivalentOf(request: CallRequest, relation: DesignRelation, one: string): string | null {
  const { target, method, where, filter, data, id } = request;
  const { foreignKey, type, pointsAt, discriminator } = relation;
  if (target === null || foreignKey === null || discriminator !== null || Array.isArray(data)) return null;
  const Target = classOf(target.name);
  if (type === 'belongsTo' && method.name === 'get') {
    const wanted = `${keyOf(pointsAt)}: ${memberOf(one, foreignKey)}`;
    return `await ${Target}.findOne({where: ${objectOf(wanted)}})`;
  }
  if (type !== 'hasMany' && type !== 'hasOne') return null;
  const key = `${keyOf(foreignKey)}: ${memberOf(one, pointsAt)}`;
  const members = Object.entries(data).map(([name, value]) => `${keyOf(name)}: ${literalOf(value)}`);
  const scoped = (clause: Clause | undefined): string =>
    clause === undefined ? objectOf(key) : objectOf(`and: [${literalOf(clause)}, ${objectOf(key)}]`);
  switch (method.name) {
    case 'build':
      return `new ${Target}(${objectOf(...members, key)})`;
    case 'create':
      return `await ${Target}.create(${objectOf(...members, key)})`;
    case 'get':
      return `await ${Target}.findOne({where: ${objectOf(key)}})`;
    case 'find':
    case 'findOne': {
      const asked = (filter?.['where'] ?? undefined) as Clause | undefined;
      const others = Object.entries(filter ?? {}).filter(([name]) => name !== 'where');
      const rest = others.map(([name, value]) => `${name}: ${literalOf(value)}`);
      return `await ${Target}.${method.name}(${objectOf(`where: ${scoped(asked)}`, ...rest)})`;
    }
    case 'findById':
    case 'exists': {
      const wanted = objectOf(`${keyOf(target.idName ?? 'id')}: ${literalOf(id ?? undefined)}`, key);
      return `await ${Target}.findOne({where: ${wanted}}), and a 404 where that is null`;
    }
    case 'destroyAll':
    case 'count':
      return `await ${Target}.${method.name}(${scoped(where)})`;
    case 'updateAll':
      return `await ${Target}.updateAll(${scoped(where)}, ${literalOf(data)})`;
    default:
      return null;
  }
}

/** `Order.create({customerId: 1})` is what a relation of another model does too. */
export function throughRelation(
  { model, method, relation, instanceId, isUnsaved, data }: CallRequest,
  design: readonly DesignModel[],
): string | null {
  const isMade = method.name === 'create' || method.name === 'build';
  if (!isMade || relation !== null || instanceId !== null || isUnsaved || Array.isArray(data)) return null;
  for (const owner of design) {
    for (const one of owner.relations) {
      const { type, keyHolder, foreignKey, discriminator } = one;
      const isMany = type === 'hasMany' && keyHolder === model.name && discriminator === null;
      if (!isMany || foreignKey === null || !(foreignKey in data)) continue;
      const rest = Object.entries(data).filter(([name]) => name !== foreignKey);
      const given = objectOf(literalOf(Object.fromEntries(rest)).slice(1, -1));
      const call = `${memberOf(variableOf(owner.name), one.name)}.${method.name}(${given})`;
      return method.isSync ? call : `await ${call}`;
    }
  }
  return null;
}
