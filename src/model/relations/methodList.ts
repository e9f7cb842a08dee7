import { instanceName, isIdentifier, quoted } from './codeWords.ts';
import type { MethodSignature, RelationSides } from './relationKind.ts';

/** `customer.orders`, or `customer['line-items']` where a dot would not do. */
function accessorOf({ ownerName, relationName }: RelationSides): string {
  const receiver = instanceName(ownerName);
  return isIdentifier(relationName) ? `${receiver}.${relationName}` : `${receiver}[${quoted(relationName)}]`;
}

type Line = readonly [call: string, returns: string, summary: string];

/** Methods in short: a `returns` in angle brackets `<X>` is a promise of X. */
export function methodsOf(sides: RelationSides, lines: readonly Line[]): readonly MethodSignature[] {
  const accessor = accessorOf(sides);
  return lines.map(([call, returns, summary]) => ({
    call: `${accessor}${call}`,
    returns: returns.startsWith('<') ? `Promise${returns}` : returns,
    isAsync: returns.startsWith('<'),
    summary,
  }));
}
