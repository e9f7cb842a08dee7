/** Generates projects with 8 properties and, by default, 1.5 relations per model; the same size gives the same project. */

/** @typedef {{ name: string, text: string }} File */
/** @typedef {(readonly [from: number, to: number])[]} Relations from model to model by number */

const types = ['string', 'number', 'date', 'boolean'];

/**
 * Generates the relations of a project, from model to model by number. Most of
 * them lead to a neighbour, as in real projects.
 * @param {number} size
 * @returns {Relations}
 */
export function makeRelations(size) {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  return Array.from({ length: Math.round(size * 1.5) }, (_, index) => {
    const from = Math.floor(index / 1.5);
    return /** @type {const} */ ([from, Math.min(size - 1, from + 1 + Math.floor(random() * 8))]);
  });
}

/** A relation of each model to each. @param {number} size @returns {Relations} */
export const allPairs = (size) =>
  Array.from({ length: size * size }, (_, index) => [Math.floor(index / size), index % size]);

/** A relation of the first model to each other one. @param {number} size @returns {Relations} */
export const fromOne = (size) => Array.from({ length: size - 1 }, (_, index) => [0, index + 1]);

/**
 * Generates a model file for each model.
 * @param {number} size
 * @param {Relations} relations
 * @returns {File[]}
 */
export function makeFiles(size, relations = makeRelations(size)) {
  return Array.from({ length: size }, (_, model) => {
    const own = relations.filter(([from]) => from === model);
    const definition = {
      name: `Model${model}`,
      base: 'PersistedModel',
      properties: Object.fromEntries(
        Array.from({ length: 8 }, (_each, index) => [`property${index}`, { type: types[index % 4] }]),
      ),
      relations: Object.fromEntries(
        own.map(([, to], index) => [
          `relation${index}`,
          { type: 'hasMany', model: `Model${to}`, foreignKey: `key${model}x${index}` },
        ]),
      ),
    };
    return { name: `model-${model}.json`, text: JSON.stringify(definition, null, 2) };
  });
}
