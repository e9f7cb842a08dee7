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

/** An id of the type of the key, where the connector makes ids. */
export function generateId(model: ModelClass, key: string): unknown {
  return generatorOf(model).generateId?.(model.definition.properties[key]?.type);
}

/** Makes an embedded instance write its parent when it is saved or destroyed itself. */
export function tieToParent(
  definition: RelationDefinition,
  instance: ModelInstance,
  writeParent: WriteParent,
): void {
  const { options, keyTo } = definition;
  instance.__persisted = options['persistent'] ? Boolean(instance[keyTo]) : true;
  setEmbedding(instance, writeParent);
}

/** Stores what is embedded: a new parent is saved whole. */
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

/** @throws ValidationError; asynchronous validations are not waited for, as in LoopBack */
export function requireValidEmbedded(instance: ModelInstance): void {
  if (!instance.isValid()) throw new ValidationError(instance);
}

/** An instance that was built, and what the parent stores for it. */
export interface BuiltEmbedding {
  readonly instance: ModelInstance;
  readonly value: unknown;
}

/**
 * Creates an embedded instance that was built: validation, hooks, the parent.
 * Without observers that take time the parent is written within the call, as
 * in LoopBack: what is built next does not fail this one.
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
  // A list validates what it creates before the hooks see it, a single one after them.
  if (isList) requireValidEmbedded(instance);
  const pending = notify(model, 'before save', context);
  if (pending) await pending;
  if (!isList) requireValidEmbedded(instance);
  await (isList ? withResult(null, write) : write());
  await withResult(null, () => notify(model, 'after save', context));
  return instance;
}

/** Gives a callback this result beside the error of a step that fails. */
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
  // Without any, an asynchronous validation is not over yet; LoopBack writes "undefined" then.
  const first = String(Object.keys(errors)[0]);
  return `\`${first}\` ${String(errors[first])}`;
}
