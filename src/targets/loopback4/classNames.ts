import { safeStem } from '../../model/index.ts';

/** The class of a model and the beginning of the names of its files: `OrderItem`, `order-item`. */
export interface ClassName {
  readonly className: string;
  readonly stem: string;
}

/** Names that the generated code uses itself: a class of that name would hide them. */
const usedNames = new Set(
  (
    'Array Boolean Buffer Date Error Function Map Number Object Partial Promise RegExp Set String Symbol ' +
    'Entity Model Getter DefaultCrudRepository BelongsToAccessor HasManyRepositoryFactory ' +
    'HasManyThroughRepositoryFactory HasOneRepositoryFactory ReferencesManyAccessor RelationType'
  ).split(' '),
);

/** Endings of the classes and types that are made beside a model. */
const usedEnding = /(?:Repository|Relations|Controller|DataSource)$/;

/** Turns a name into one in PascalCase: order_item → `OrderItem`. OpenAPI takes ASCII alone. "" if no such letter is in it. */
export function pascalCaseOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/^[^a-z]+/i, '')
    .split(/[^a-z0-9]+/i)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** Turns a name in PascalCase into one with dashes: `HTTPServer` → `http-server`. */
export function kebabCaseOf(name: string): string {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1-$2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1-$2')
    .toLowerCase();
}

/** The names that a class is given instead of those made of a model's name, if they are free. */
export interface WantedName {
  readonly className: string | null;
  readonly stem: string | null;
}

/** Returns a function that names one class after another, each name once, whatever its case. */
export function createClassNames(): (name: string, given?: WantedName | null) => ClassName {
  const taken = new Set<string>(['index', 'models']);
  return (name, given = null) => {
    const wanted = given?.className || pascalCaseOf(name) || 'Unnamed';
    const base = usedNames.has(wanted) || usedEnding.test(wanted) ? `${wanted}Model` : wanted;
    for (let number = 1; ; number += 1) {
      const className = number === 1 ? base : `${base}${number}`;
      const usual = safeStem(kebabCaseOf(className)) || 'model';
      const stem = number === 1 ? (given?.stem ?? usual) : usual;
      if (taken.has(stem) || taken.has(className.toLowerCase())) continue;
      taken.add(stem).add(className.toLowerCase());
      return { className, stem };
    }
  };
}
