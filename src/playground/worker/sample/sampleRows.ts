import { propertyValue } from './propertyValue.ts';
import { createRandom, type Random } from './random.ts';
import type { SampleKey, SampleModel, SampleRow } from './sampleModel.ts';

/** How many rows a model gets: those that others point at are few, so that each has several, or one where it has one. */
export function countRows(model: SampleModel): number {
  if (model.keys.some(({ shape }) => shape === 'unique')) return 5;
  return model.keys.some(({ shape }) => shape !== 'list') ? 12 : 5;
}

/**
 * Makes the rows of a model without their foreign keys. Ids are 1, 2, 3…; where
 * an id is a text, the model's name stands before the number.
 */
export function sampleRows(model: SampleModel, seed: string): readonly SampleRow[] {
  return Array.from({ length: countRows(model) }, (_, row) => {
    const values: Record<string, unknown> = {};
    if (model.idName !== null) {
      values[model.idName] = model.idType === 'number' ? row + 1 : `${model.name.toLowerCase()}-${row + 1}`;
    }
    for (const property of model.properties) {
      const value = propertyValue(property, { seed, model: model.name, row });
      if (value !== undefined) values[property.name] = value;
    }
    return values;
  });
}

/**
 * The foreign keys of one row: each points at a row that is there. The first
 * row of a target gets the most, so that `Customer.findById(1)` has several
 * orders; a row that points into its own model points at one before it.
 *
 * @param rowsOf the rows of a model, its own included
 */
export function sampleKeys(
  model: SampleModel,
  row: number,
  seed: string,
  rowsOf: (model: string) => readonly SampleRow[],
): SampleRow {
  const values: Record<string, unknown> = {};
  for (const key of model.keys) {
    const random = createRandom(`${seed}/${model.name}/${key.property}/${row}`);
    const target = key.targets[row % key.targets.length];
    if (target === undefined) continue;
    const all = rowsOf(target.model);
    const candidates = target.model === model.name ? all.slice(0, row) : all;
    const value = keyValue(
      key,
      candidates.map((candidate) => candidate[target.property]),
      row,
      random,
    );
    if (value === undefined) continue;
    values[key.property] = value;
    if (key.discriminator !== null) values[key.discriminator] = target.model;
  }
  return values;
}

function keyValue(key: SampleKey, targets: readonly unknown[], row: number, random: Random): unknown {
  const [first] = targets;
  if (key.shape === 'list') {
    const start = random.between(0, Math.max(0, targets.length - 1));
    return targets.slice(start, start + 2);
  }
  if (first === undefined) return undefined;
  if (key.shape === 'unique') return targets[row];
  if (row % 4 === 0) return first;
  if (row % 4 === 2) return targets[Math.floor(row / 4 + 1) % targets.length];
  return targets[random.between(0, targets.length - 1)];
}
