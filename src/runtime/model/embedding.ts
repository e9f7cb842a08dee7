import type { ModelInstance } from './contracts.ts';

/** What has to happen to the parent when an embedded instance is saved or destroyed. */
export type WriteParent = (action: 'save' | 'destroy') => Promise<unknown>;

const parents = new WeakMap<ModelInstance, WriteParent>();

/** Ties an instance to the one that it is stored in. */
export function setEmbedding(instance: ModelInstance, writeParent: WriteParent): void {
  parents.set(instance, writeParent);
}

/** Whether an instance is stored in another one. */
export const isEmbedded = (instance: ModelInstance): boolean => parents.has(instance);

/** Writes the parent of an embedded instance; failures of the parent are not passed on, as in LoopBack. */
export async function writeEmbedding(instance: ModelInstance, action: 'save' | 'destroy'): Promise<void> {
  await parents
    .get(instance)?.(action)
    .catch(() => undefined);
}
