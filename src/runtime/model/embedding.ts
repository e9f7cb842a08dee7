import type { ModelInstance } from './contracts.ts';

/** A function that updates the parent when an embedded instance is saved or destroyed. */
export type WriteParent = (action: 'save' | 'destroy') => Promise<unknown>;

const parents = new WeakMap<ModelInstance, WriteParent>();

/** Links an instance to the parent that stores it. */
export function setEmbedding(instance: ModelInstance, writeParent: WriteParent): void {
  parents.set(instance, writeParent);
}

/** Whether an instance is stored in another one. */
export const isEmbedded = (instance: ModelInstance): boolean => parents.has(instance);

/** Writes the parent of an embedded instance; failures of the parent are ignored, as in LoopBack. */
export async function writeEmbedding(instance: ModelInstance, action: 'save' | 'destroy'): Promise<void> {
  await parents
    .get(instance)?.(action)
    .catch(() => undefined);
}
