import { getOwn } from '../lib/own.ts';
import { loopbackModels, rootModel } from './builtins/loopback.ts';
import { modelPackages } from './builtins/packages.ts';
import type { ModelDefinition } from './definition.ts';

export { rootModel };

const builtIns = new Map(loopbackModels.map((definition) => [definition.name, definition]));

const packageModels = new Map(
  modelPackages.flatMap(({ name, models }) =>
    models.map((definition) => [definition.name, { package: name, definition }] as const),
  ),
);

/** Finds a model that loopback itself defines. A model file of the same name replaces it. */
export function builtInModel(name: string): ModelDefinition | undefined {
  return builtIns.get(name);
}

/** Finds a model that a package defines, with the name of the package on npm. */
export function packageModel(
  name: string,
): { readonly package: string; readonly definition: ModelDefinition } | undefined {
  return packageModels.get(name);
}

/** Finds a model that no file of the application declares: one of loopback itself or of a known package. */
export function libraryModel(name: string): ModelDefinition | undefined {
  return builtIns.get(name) ?? packageModels.get(name)?.definition;
}

/** Lists the packages in package.json whose models are known here. */
export function modelPackagesAmong(names: readonly string[]): readonly string[] {
  return modelPackages.map(({ name }) => name).filter((name) => names.includes(name));
}

/** The names to offer for `base` besides the models of the project. */
export const builtInNames: readonly string[] = loopbackModels.map(({ name }) => name);

/** Which of the models that extend a built-in model have rows; `unlessEmbedded`: those that no other model embeds. */
export type RowsRule = 'own' | 'unlessEmbedded' | 'none';

const rowsRules: Readonly<Record<string, RowsRule>> = {
  PersistedModel: 'own',
  // LoopBack stores any model with a data source. A model that others embed needs no rows of its own.
  Model: 'unlessEmbedded',
  KeyValueModel: 'none',
  Email: 'none',
};

/** Returns the rule of a built-in model; null where its own base decides. */
export function rowsRuleOf(name: string): RowsRule | null {
  return getOwn(rowsRules, name) ?? null;
}
