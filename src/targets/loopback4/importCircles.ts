import { addTo } from '../../lib/groups.ts';
import type { AppModel, AppRelation } from './appModel.ts';

type Importing = Pick<AppModel, 'className' | 'properties' | 'nested' | 'relations'>;

/** Lists the classes that the file of a model imports. */
export function importsOf({ className, properties, nested, relations }: Importing): readonly string[] {
  const inFile = new Set([className, ...nested.map((each) => each.className)]);
  const used = [
    ...[...properties, ...nested.flatMap((each) => each.properties)].flatMap(({ uses }) => uses),
    ...relations.flatMap(({ target, through }) => [
      target.className,
      ...(through ? [through.className] : []),
    ]),
  ];
  return [...new Set(used)].filter((name) => !inFile.has(name));
}

/** Marks the relations whose target imports, over whatever files, the source again. */
export function withCircles<Model extends Importing>(models: readonly Model[]): readonly Model[] {
  const circles = circlesIn(new Map(models.map((model) => [model.className, importsOf(model)])));
  const marked = (relation: AppRelation): AppRelation => {
    const { source, target, code } = relation;
    const isRead = code.isOnKey && code.isMultiple && source.className !== target.className;
    const isCircular = isRead && circles.get(source.className) === circles.get(target.className);
    return isCircular ? { ...relation, isCircular } : relation;
  };
  return models.map((model) => ({ ...model, relations: model.relations.map(marked) }));
}

type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Numbers the circles of a graph: two nodes have one number if each leads to the other. Takes
 * time in proportion to the nodes and edges (Kosaraju's algorithm).
 */
function circlesIn(graph: Graph): ReadonlyMap<string, number> {
  const finished = walkAll(graph, [...graph.keys()]).flat();
  const reversed = new Map<string, string[]>();
  for (const [from, targets] of graph) for (const to of targets) addTo(reversed, to, from);
  const circles = walkAll(reversed, finished.toReversed());
  return new Map(circles.flatMap((names, index) => names.map((name) => [name, index] as const)));
}

/** Walks from each node that was not reached before. Lists what each walk reaches, in the order in which it is left. */
function walkAll(graph: Graph, starts: readonly string[]): readonly (readonly string[])[] {
  const seen = new Set<string>();
  return starts.map((start) => {
    const left: string[] = [];
    const path = [{ name: start, next: 0 }];
    if (seen.has(start)) path.pop();
    seen.add(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const name = graph.get(top.name)?.[top.next];
      top.next += 1;
      if (name === undefined) {
        left.push(top.name);
        path.pop();
      } else if (!seen.has(name)) {
        seen.add(name);
        path.push({ name, next: 0 });
      }
    }
    return left;
  });
}
