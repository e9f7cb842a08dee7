import { idPropertyOf, type ModelEntry, type Project } from '../../../model/index.ts';
import { inPlaygroundStore } from './design.ts';

/** The most models that are named for each type. */
const MAX_NAMES = 3;

/**
 * Writes the note of a run where the application's data sources generate ids
 * that differ from the numbers of the playground's own store; null where they
 * generate the same.
 */
export function idNoteOf(project: Project): string | null {
  const own = inPlaygroundStore(project);
  if (own === project) return null;
  const byType = new Map<string, string[]>();
  for (const entry of project.models) {
    const type = differingIdType(project, own, entry);
    if (type === null) continue;
    byType.set(type, [...(byType.get(type) ?? []), entry.definition.name]);
  }
  if (byType.size === 0) return null;
  const types = [...byType].map(([type, names]) => `${describeIdType(type)} for ${listNames(names)}`);
  return `This application generates ids that are ${types.join(', ')}. The playground has its own store, which counts 1, 2, 3, whatever the connector: ids and keys look different here.`;
}

/** Returns the type of a model's generated ids in the application; null where the playground generates the same. */
function differingIdType(project: Project, own: Project, entry: ModelEntry): string | null {
  const id = idPropertyOf(project, entry);
  if (!id?.isGenerated || id.type === idPropertyOf(own, entry)?.type) return null;
  return id.type;
}

function describeIdType(type: string): string {
  if (type === 'any') return 'of an unknown type';
  return type === 'string' ? 'strings' : `of the type ${type}`;
}

function listNames(names: readonly string[]): string {
  const named = names.slice(0, MAX_NAMES);
  const more = names.length - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`;
}
