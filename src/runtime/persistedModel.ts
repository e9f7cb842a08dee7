import type { ModelClass, ModelInstance } from './model/contracts.ts';
import { defineHidden } from './model/modelInstance.ts';

/**
 * Adds to LoopBack 3's PersistedModel, the base of all models of an application,
 * the members that juggler's model class lacks.
 */
export function addPersistedMembers(model: ModelClass): void {
  model['getIdName'] = function getIdName(this: ModelClass): string | undefined {
    return this.definition.idName();
  };
  const { prototype } = model;
  const nameOf = (instance: ModelInstance): string =>
    String((instance.constructor['getIdName'] as () => string | undefined)());
  defineHidden(prototype, 'getIdName', function getIdName(this: ModelInstance) {
    return (this.constructor['getIdName'] as () => string | undefined)();
  });
  defineHidden(prototype, 'getId', function getId(this: ModelInstance): unknown {
    return this.toObject()[nameOf(this)];
  });
  defineHidden(prototype, 'setId', function setId(this: ModelInstance, id: unknown): void {
    this[nameOf(this)] = id;
  });
}
