import {
  classOf,
  literalOf,
  memberOf,
  objectKeyOf,
  objectLiteralOf,
  variableOf,
} from '../../../model/index.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';
import type { CallRequest, Clause } from './callRequest.ts';
import { readRelation, relationSignatures } from './catalogue.ts';

/** Writes the equivalent that LoopBack's documentation gives: a call on the target's class with the foreign key. */
export function equivalentOf(request: CallRequest, relation: DesignRelation, one: string): string | null {
  const { target, method, where, filter, data, id } = request;
  const { foreignKey, pointsAt, discriminator } = relation;
  const { onClass, takes } = method;
  if (onClass === null || target === null || foreignKey === null) return null;
  if (discriminator !== null || Array.isArray(data)) return null;
  const Target = classOf(target.name);
  const isOwn = readRelation(relation).kind?.keyOn === 'owner';
  const [column, held] = isOwn ? [pointsAt, foreignKey] : [foreignKey, pointsAt];
  const key = `${objectKeyOf(column)}: ${memberOf(one, held)}`;
  const scoped = (clause: Clause | undefined): string =>
    clause === undefined
      ? objectLiteralOf(key)
      : objectLiteralOf(`and: [${literalOf(clause)}, ${objectLiteralOf(key)}]`);
  const call = (...args: readonly string[]): string => `await ${Target}.${onClass}(${args.join(', ')})`;
  if (takes.includes('id')) {
    const wanted = objectLiteralOf(
      `${objectKeyOf(target.idName ?? 'id')}: ${literalOf(id ?? undefined)}`,
      key,
    );
    return `${call(objectLiteralOf(`where: ${wanted}`))}, and a 404 where that is null`;
  }
  if (takes.includes('where')) {
    return takes.includes('data') ? call(scoped(where), literalOf(data)) : call(scoped(where));
  }
  if (takes.includes('data')) {
    const members = Object.entries(data).map(([name, value]) => `${objectKeyOf(name)}: ${literalOf(value)}`);
    const made = objectLiteralOf(...members, key);
    return onClass === 'build' ? `new ${Target}(${made})` : call(made);
  }
  const asked = (filter?.['where'] ?? undefined) as Clause | undefined;
  const others = Object.entries(filter ?? {}).filter(([name]) => name !== 'where');
  const rest = others.map(([name, value]) => `${name}: ${literalOf(value)}`);
  return call(objectLiteralOf(`where: ${scoped(asked)}`, ...rest));
}

/** Writes the equivalent call through a relation of another model: `Order.create({customerId: 1})` is `customer.orders.create({})`. */
export function equivalentThroughRelation(
  { model, method, relation, instanceId, isUnsaved, data }: CallRequest,
  design: readonly DesignModel[],
): string | null {
  const isMade = method.name === 'create' || method.name === 'build';
  if (!isMade || relation !== null || instanceId !== null || isUnsaved || Array.isArray(data)) return null;
  for (const owner of design) {
    for (const one of owner.relations) {
      const { keyHolder, foreignKey, discriminator } = one;
      if (foreignKey === null || !(foreignKey in data)) continue;
      const isHere = keyHolder === model.name && discriminator === null;
      if (!isHere || !hasEquivalent(owner.name, one, method.name)) continue;
      const rest = Object.entries(data).filter(([name]) => name !== foreignKey);
      const given = objectLiteralOf(literalOf(Object.fromEntries(rest)).slice(1, -1));
      const call = `${memberOf(variableOf(owner.name), one.name)}.${method.name}(${given})`;
      return method.isSync ? call : `await ${call}`;
    }
  }
  return null;
}

/** Whether a relation to many has an equivalent of a method of the target's class. */
function hasEquivalent(owner: string, relation: DesignRelation, method: string): boolean {
  const isMultiple = readRelation(relation).kind?.isMultiple ?? false;
  return isMultiple && relationSignatures(owner, relation).some(({ onClass }) => onClass === method);
}
