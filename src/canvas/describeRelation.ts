import type { ResolvedRelation } from '../model/index.ts';

/** "Customer has many orders (Order, key customerId)". */
export function describeRelation({
  owner,
  kind,
  type,
  name,
  targetName,
  foreignKey,
}: ResolvedRelation): string {
  const key = foreignKey === null ? '' : `, key ${foreignKey.value}`;
  return `${owner.definition.name} ${kind?.label ?? type} ${name.value} (${targetName ?? 'no model'}${key})`;
}
