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
  const imports = new Map(models.map((model) => [model.className, importsOf(model)]));
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set([from]);
    for (const name of seen) {
      for (const next of imports.get(name) ?? []) {
        if (next === to) return true;
        seen.add(next);
      }
    }
    return false;
  };
  const marked = (relation: AppRelation): AppRelation => {
    const { source, target, code } = relation;
    const isRead = code.isOnKey && code.isMultiple;
    return isRead && reaches(target.className, source.className)
      ? { ...relation, isCircular: true }
      : relation;
  };
  return models.map((model) => ({ ...model, relations: model.relations.map(marked) }));
}
