import type { TargetId } from './registry.ts';
import type { Target } from './target.ts';

/** Loads a target. Rejects if its code can't be loaded. */
export async function loadTarget(id: TargetId): Promise<Target> {
  // The bundler makes a part of each folder's target.ts.
  const { target } = (await import(`./${id}/target.ts`)) as { readonly target: Target };
  return target;
}
