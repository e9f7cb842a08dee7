import { getOwn } from '../lib/own.ts';
import { loopbackModels, rootModel } from './builtins/loopback.ts';
import { modelPackages } from './builtins/packages.ts';
import type { ModelDefinition } from './definition.ts';

export { rootModel };

const byName = new Map(loopbackModels.map((definition) => [definition.name, definition]));

const inPackages = new Map(
  modelPackages.flatMap(({ name, models }) =>
    models.map((definition) => [definition.name, { package: name, definition }] as const),
  ),
);

/** A model that loopback itself brings. A model file of the same name takes its place. */
export function builtInModel(name: string): ModelDefinition | undefined {
  return byName.get(name);
}

/** A model that a package brings, with the name of the package on npm. */
export function packageModel(
  name: string,
): { readonly package: string; readonly definition: ModelDefinition } | undefined {
  return inPackages.get(name);
}

/** A model that no file of the application declares: loopback's own, or that of a package that we know. */
export function libraryModel(name: string): ModelDefinition | undefined {
  return byName.get(name) ?? inPackages.get(name)?.definition;
}

/** The packages, of those that package.json names, whose models are known here. */
export function modelPackagesAmong(names: readonly string[]): readonly string[] {
  return modelPackages.map(({ name }) => name).filter((name) => names.includes(name));
}

/** The names that `base` offers beside the project's own models. */
export const builtInNames: readonly string[] = loopbackModels.map(({ name }) => name);

/** Which models that extend one of LoopBack's have rows; `unlessEmbedded`: those that no other model embeds. */
export type RowsRule = 'own' | 'unlessEmbedded' | 'none';

const rowsRules: Readonly<Record<string, RowsRule>> = {
  PersistedModel: 'own',
  // LoopBack stores whatever has a data source. What others embed is there to be embedded.
  Model: 'unlessEmbedded',
  KeyValueModel: 'none',
  Email: 'none',
};

/** The rule of a model that no file declares; null where its own base decides. */
export function rowsRuleOf(name: string): RowsRule | null {
  return getOwn(rowsRules, name) ?? null;
}
