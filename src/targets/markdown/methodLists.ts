import type { EndpointLine, MethodSignature, RelationSides, ResolvedRelation } from '../../model/index.ts';
import { givenName } from '../../model/index.ts';
import { code, codeBlock, folded, inline, table } from './markdownText.ts';

/** The methods and routes that several relations add, in terms that fit all of them. */
interface SharedList {
  readonly methods: readonly MethodSignature[];
  readonly routes: readonly EndpointLine[];
}

/** A list with the kinds of relations that it is for: "has many through". */
type TitledList = SharedList & { readonly titles: ReadonlySet<string> };

/** Collects what relations add, without repetition: relations of one kind share a list. */
export function collectMethodLists(relations: Iterable<ResolvedRelation>): readonly TitledList[] {
  const lists = new Map<string, SharedList & { readonly titles: Set<string> }>();
  for (const relation of relations) {
    const list = sharedList(relation);
    if (list.methods.length === 0) continue;
    const key = JSON.stringify(list);
    const known = lists.get(key) ?? { ...list, titles: new Set() };
    known.titles.add(kindWords(relation));
    lists.set(key, known);
  }
  return [...lists.values()].toSorted((one, other) => (titleOf(one) < titleOf(other) ? -1 : 1));
}

/** Writes a list, folded: a table of calls, results and descriptions, and the routes. */
export function printMethodList(list: TitledList): readonly string[] {
  const { methods, routes } = list;
  const rows = methods.map(({ call, returns, summary }) => [code(call), code(returns), inline(summary)]);
  const lines = routes.map(({ method, path, answer }) => `${method} …/:id/relation${path} → ${answer}`);
  return folded(titleOf(list), [
    ...table(['method', 'returns', ''], rows),
    ...(lines.length === 0 ? [] : ['', ...codeBlock(lines)]),
  ]);
}

const titleOf = ({ titles }: TitledList): string => [...titles].toSorted().join('; ');

/** What a relation called `relation` from the model Owner to the model Target adds. */
function sharedList({ kind, definition }: ResolvedRelation): SharedList {
  if (!kind) return { methods: [], routes: [] };
  const hasThrough = givenName(definition.through) !== null;
  const [through, link] = hasThrough ? [{ through: 'Through' }, 'Through'] : [{}, 'OwnerTarget'];
  const sides: RelationSides = {
    ownerName: 'Owner',
    targetName: 'Target',
    targetPlural: 'Targets',
    relationName: 'relation',
    definition: { ...definition, ...through },
  };
  return {
    methods: kind.methods(sides),
    routes: kind.endpoints({ target: 'Target', link, definition: sides.definition }),
  };
}

/** Returns the kind of a relation in words: "has many through". */
export function kindWords({ kind, type, definition }: ResolvedRelation): string {
  const through = givenName(definition.through) === null ? '' : ' through';
  const polymorphic = definition['polymorphic'] ? ', polymorphic' : '';
  return `${kind?.label ?? type}${through}${polymorphic}`;
}
