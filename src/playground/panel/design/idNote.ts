import { idPropertyOf, type ModelEntry, type Project } from '../../../model/index.ts';
import { inOwnStore } from './design.ts';

/** So many models of a type are named. */
const NAMED = 3;

/**
 * What a run has to say where the application's data sources generate other
 * ids than the playground's own store, which counts numbers; null where they
 * generate the same.
 */
export function idNoteOf(project: Project): string | null {
  const own = inOwnStore(project);
  if (own === project) return null;
  const byType = new Map<string, string[]>();
  for (const entry of project.models) {
    const type = otherTypeOf(project, own, entry);
    if (type === null) continue;
    byType.set(type, [...(byType.get(type) ?? []), entry.definition.name]);
  }
  if (byType.size === 0) return null;
  const types = [...byType].map(([type, names]) => `${inWords(type)} for ${listed(names)}`);
  return `This application generates ids that are ${types.join(', ')}. The playground keeps its rows in a store of its own, which counts 1, 2, 3, whatever the connector: ids and keys look different here.`;
}

/** The type of the ids that the application generates for a model, where the playground generates others. */
function otherTypeOf(project: Project, own: Project, entry: ModelEntry): string | null {
  const id = idPropertyOf(project, entry);
  if (!id?.isGenerated || id.type === idPropertyOf(own, entry)?.type) return null;
  return id.type;
}

function inWords(type: string): string {
  if (type === 'any') return 'of a type that is not known here';
  return type === 'string' ? 'strings' : `of the type ${type}`;
}

function listed(names: readonly string[]): string {
  const named = names.slice(0, NAMED);
  const more = names.length - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`;
}
