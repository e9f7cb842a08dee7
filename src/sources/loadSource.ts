import type { SourceId } from './registry.ts';
import type { Source } from './source.ts';

/** Loads a source. Rejects if its code can't be loaded. */
export async function loadSource(id: SourceId): Promise<Source> {
  // The bundler makes a part of each folder's source.ts.
  const { source } = (await import(`./${id}/source.ts`)) as { readonly source: Source };
  return source;
}
