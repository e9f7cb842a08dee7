import { shorten } from '../lib/shorten.ts';
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
  const key = foreignKey === null ? '' : `, key ${shorten(foreignKey.value)}`;
  const [from, to] = [shorten(owner.definition.name), shorten(targetName ?? 'no model')];
  return `${from} ${shorten(kind?.label ?? type)} ${shorten(name.value)} (${to}${key})`;
}
