import { withArticle } from '../lib/withArticle.ts';
import { type EngineName, missingMethods } from './engine.ts';
import { classOf, variableOf } from './generatedCode.ts';
import { type MethodLine, type MethodSignature, toSignatures } from './methodSignature.ts';

/**
 * Lists the methods of a model's class that read and write rows, and `build`, which is `new Customer(data)`.
 *
 * @param engine leaves out what this engine does not have
 */
export function classMethods(modelName: string, engine: EngineName = 'juggler7'): readonly MethodSignature[] {
  const model = modelName;
  const lines: readonly MethodLine[] = [
    ['.find(filter?, options?)', `<${model}[]>`, 'table', `Finds every ${model} that matches.`],
    [
      '.findById(id, filter?, options?)',
      `<${model} | null>`,
      'table',
      `Finds one ${model} by id; null where there is none.`,
    ],
    [
      '.findOne(filter?, options?)',
      `<${model} | null>`,
      'table',
      `Finds the first ${model} that matches; null where there is none.`,
    ],
    [
      '.findByIds(ids, filter?, options?)',
      `<${model}[]>`,
      'table',
      `Finds every ${model} with one of these ids, in their order.`,
    ],
    [
      '.create(data, options?)',
      `<${model}>`,
      'table',
      `Validates and stores one ${model}, or a list of them.`,
    ],
    [
      '.createAll(data, options?)',
      `<${model}[]>`,
      'table',
      `Validates and stores a list of ${model} rows; LoopBack 3 has only create for it.`,
    ],
    ['.count(where?, options?)', '<number>', 'table', `Counts every ${model} that matches.`],
    [
      '.exists(id, options?)',
      '<boolean>',
      'table',
      `Says whether there is ${withArticle(model)} with an id.`,
    ],
    [
      '.updateAll(where, data, options?)',
      '<{count}>',
      'table',
      `Changes every ${model} that matches, without validation.`,
    ],
    [
      '.upsert(data, options?)',
      `<${model}>`,
      'table',
      `Changes the ${model} with the id in the data, or stores a new one.`,
    ],
    [
      '.upsertWithWhere(where, data, options?)',
      `<${model}>`,
      'table',
      `Changes the one ${model} that matches, or stores a new one; where several match it is an error.`,
    ],
    [
      '.findOrCreate(filter, data, options?)',
      `<[${model}, boolean]>`,
      'table',
      `Finds the first ${model} that matches, or stores a new one; the promise resolves to [instance, created].`,
    ],
    [
      '.replaceById(id, data, options?)',
      `<${model}>`,
      'table',
      `Replaces one ${model}: properties that are not given are dropped.`,
    ],
    [
      '.replaceOrCreate(data, options?)',
      `<${model}>`,
      'table',
      `Replaces the ${model} with the id in the data, or stores a new one.`,
    ],
    [
      '.destroyById(id, options?)',
      '<{count}>',
      'table',
      `Deletes one ${model} by id; it is not an error where there is none.`,
    ],
    [
      '.destroyAll(where?, options?)',
      '<{count}>',
      'table',
      `Deletes every ${model} that matches: a where clause, not a filter.`,
    ],
  ];
  const otherNames = {
    all: 'find',
    update: 'updateAll',
    updateOrCreate: 'upsert',
    patchOrCreate: 'upsert',
    patchOrCreateWithWhere: 'upsertWithWhere',
    deleteById: 'destroyById',
    removeById: 'destroyById',
    deleteAll: 'destroyAll',
    remove: 'destroyAll',
  };
  return [
    ...toSignatures(classOf(model), { otherNames, sameAs: { createAll: 'create' } }, lines),
    ...construction(model),
  ].filter(({ name }) => !missingMethods[engine].has(name));
}

/** Returns `new Customer(data)`, under the name `build`. */
function construction(model: string): readonly MethodSignature[] {
  return toSignatures('', { otherNames: { new: 'build' } }, [
    ['.build(data?)', model, 'memory', `Creates a new ${model} and stores nothing.`],
  ]).map((signature) => ({ ...signature, call: `new ${classOf(model)}(data?)` }));
}

/** Lists the methods of an instance; those that use no stored data (`memory`) come last. */
export function instanceMethods(modelName: string): readonly MethodSignature[] {
  const model = modelName;
  const lines: readonly MethodLine[] = [
    ['.updateAttributes(data, options?)', `<${model}>`, 'own', `Validates and writes these properties.`],
    ['.updateAttribute(name, value, options?)', `<${model}>`, 'own', 'Validates and writes one property.'],
    [
      '.replaceAttributes(data, options?)',
      `<${model}>`,
      'own',
      `Replaces the row of this ${model}: properties that are not given are dropped.`,
    ],
    ['.save(options?)', `<${model}>`, 'own', `Validates and stores this ${model} as it is.`],
    [
      '.destroy(options?)',
      '<{count}>',
      'own',
      `Deletes the row of this ${model}; rows that point at it stay as they are.`,
    ],
    ['.reload()', `<${model}>`, 'own', `Finds the row of this ${model} again, as a new instance.`],
    ['.isNewRecord()', 'boolean', 'memory', `Says whether this ${model} has never been stored.`],
    ['.isValid()', 'boolean', 'memory', `Validates this ${model}, and says whether it is valid.`],
    ['.toJSON()', 'object', 'memory', 'Creates a plain object without the hidden properties.'],
    ['.toObject()', 'object', 'memory', 'Creates a plain object with all properties.'],
  ];
  const otherNames = { patchAttributes: 'updateAttributes', delete: 'destroy', remove: 'destroy' };
  return toSignatures(variableOf(model), { otherNames }, lines);
}
