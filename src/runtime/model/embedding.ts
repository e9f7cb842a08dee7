import type { ModelInstance } from './contracts.ts';

/** The actions of an embedded instance that write its parent. */
type WritingAction = 'save' | 'destroy';

/** A function that updates the parent when an embedded instance is saved or destroyed. */
export type WriteParent = (action: WritingAction) => Promise<unknown>;

interface Embedding {
  readonly writeParent: WriteParent;
  /** How often the instance was linked: LoopBack writes the parent once for each. */
  readonly links: number;
}

const embeddings = new WeakMap<ModelInstance, Embedding>();

/** Links an instance to the parent that stores it; the last parent is the one that is written. */
export function setEmbedding(instance: ModelInstance, writeParent: WriteParent): void {
  const links = (embeddings.get(instance)?.links ?? 0) + 1;
  embeddings.set(instance, { writeParent, links });
}

/** Whether an instance is stored in another one. */
export const isEmbedded = (instance: ModelInstance): boolean => embeddings.has(instance);

/** Writes the parent of an embedded instance; failures of the parent are ignored, as in LoopBack. */
export async function writeEmbedding(instance: ModelInstance, action: WritingAction): Promise<void> {
  const links = embeddings.get(instance)?.links ?? 0;
  for (let written = 0; written < links; written++)
    // The parent may have changed since.
    await embeddings
      .get(instance)
      ?.writeParent(action)
      .catch(() => undefined);
}
