import { addTo } from '../../../lib/groups.ts';
import type { ClassSource } from '../reading/readClasses.ts';
import { isObjectValue, type ObjectValue } from '../reading/values.ts';

/** A class that becomes a model. */
export interface OpenedClass {
  readonly source: ClassSource;
  readonly modelName: string;
  /** The argument of `@model`. */
  readonly attributes: ObjectValue;
}

/** The classes by their names, as another class names them. */
export interface ClassIndex {
  readonly all: readonly OpenedClass[];
  /** Returns the class that a name means in the file of another; null if it is not among the files. */
  find(name: string, from: ClassSource): OpenedClass | null;
}

const noAttributes: ObjectValue = new Map();

/** Whether a class is a model of LoopBack: it has one of its decorators, or extends one of its classes. */
function isModel({ model, members, base }: ClassSource): boolean {
  return model !== null || members.length > 0 || (base?.loopBackName ?? null) !== null;
}

/** Chooses the classes that are models, and finds them by name. */
export function indexClasses(sources: readonly ClassSource[]): ClassIndex {
  const all = sources.filter(isModel).map((source): OpenedClass => {
    const given = source.model?.args[0];
    const attributes = isObjectValue(given) ? given : noAttributes;
    const name = attributes.get('name');
    return { source, attributes, modelName: typeof name === 'string' && name !== '' ? name : source.name };
  });
  const byName = new Map<string, OpenedClass[]>();
  for (const each of all) addTo(byName, each.source.name, each);
  return {
    all,
    find(name, from) {
      const imported = from.imports.get(name);
      const there = imported === undefined || imported.name === 'default' ? name : imported.name;
      const found = byName.get(there) ?? [];
      const stem = imported?.module.split('/').at(-1) ?? '';
      return (
        found.find(({ source }) => source.script === from.script) ??
        found.find(({ source }) => stem !== '' && fileName(source).startsWith(`${stem}.`)) ??
        found[0] ??
        null
      );
    },
  };
}

const fileName = ({ script }: ClassSource): string => script.path.split('/').at(-1) ?? '';
