import { errorOf, FailureWithResult } from '../errors.ts';
import { notify } from '../hooks.ts';
import type { Maybe } from '../maybe.ts';
import type { Dictionary, HookContext, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { setEmbedding, type WriteParent } from '../model/embedding.ts';
import { ValidationError } from '../validation/validationError.ts';
import type { RelationDefinition } from './relationDefinition.ts';

interface IdGenerator {
  generateId?: (type: unknown) => unknown;
}

const generatorOf = (model: ModelClass): IdGenerator => (model.dataSource?.connector ?? {}) as IdGenerator;

export const generatesIds = (model: ModelClass): boolean =>
  typeof generatorOf(model).generateId === 'function';

/** Generates an id of the key's type, if the connector generates ids. */
export function generateId(model: ModelClass, key: string): unknown {
  return generatorOf(model).generateId?.(model.definition.properties[key]?.type);
}

/** Makes an embedded instance write its parent when it is saved or destroyed itself. */
export function linkToParent(
  definition: RelationDefinition,
  instance: ModelInstance,
  writeParent: WriteParent,
): void {
  const { options, keyTo } = definition;
  instance.__persisted = options['persistent'] ? Boolean(instance[keyTo]) : true;
  setEmbedding(instance, writeParent);
}

/** Stores the embedded value; a new parent is saved as a whole. */
async function writeEmbedded(
  definition: RelationDefinition,
  parent: ModelInstance,
  value: unknown,
  options: Options,
): Promise<void> {
  if (parent.isNewRecord()) {
    parent.setAttribute(definition.keyFrom, value);
    await parent.save(options);
  } else {
    await parent.updateAttribute(definition.keyFrom, value, options);
  }
}

export const embeddedContext = (model: ModelClass, options: Options, more: Dictionary): HookContext => ({
  Model: model,
  ...more,
  options,
  hookState: {},
});

/** @throws ValidationError; asynchronous validations are not awaited, as in LoopBack */
export function requireValidEmbedded(instance: ModelInstance): void {
  if (!instance.isValid()) throw new ValidationError(instance);
}

/** A built instance, with the value that the parent stores for it. */
export interface BuiltEmbedding {
  readonly instance: ModelInstance;
  readonly value: unknown;
}

/**
 * Validates a built instance, calls the hooks and writes the parent. Without
 * asynchronous observers the parent is written synchronously, as in LoopBack, so
 * that an invalid instance that is built next does not make this one fail.
 */
export async function createEmbedded(
  definition: RelationDefinition,
  parent: ModelInstance,
  { instance, value }: BuiltEmbedding,
  options: Options,
): Promise<ModelInstance> {
  const isList = definition.multiple;
  const write = (): Promise<void> => writeEmbedded(definition, parent, value, options);
  if (definition.options['persistent']) {
    await withResult(instance, () => instance.save(isList ? {} : options));
    await withResult(null, write);
    return instance;
  }
  const model = definition.modelTo as ModelClass;
  const context = embeddedContext(model, options, { instance });
  // embedsMany validates before the hooks, embedsOne after them.
  if (isList) requireValidEmbedded(instance);
  const pending = notify(model, 'before save', context);
  if (pending) await pending;
  if (!isList) requireValidEmbedded(instance);
  await (isList ? withResult(null, write) : write());
  await withResult(null, () => notify(model, 'after save', context));
  return instance;
}

/** Runs a step; if it fails, the callback gets this result along with the error. */
export async function withResult(result: unknown, step: () => Maybe<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    throw new FailureWithResult(errorOf(error), result);
  }
}

/** The first failed property of an instance with its messages: "`name` can't be blank". */
export function describeFirstError(instance: ModelInstance): string {
  const errors = instance.errors as Dictionary;
  // Without errors, an asynchronous validation is still running; LoopBack then writes "undefined".
  const first = String(Object.keys(errors)[0]);
  return `\`${first}\` ${String(errors[first])}`;
}
