import { createFreeNames } from '../../../lib/createFreeNames.ts';
import { isHarmfulPropertyName } from '../../../model/index.ts';
import { pascalOf } from '../../words.ts';
import type { ApiOptions } from '../options.ts';
import type { NamedSchema } from '../schemas/namedSchemas.ts';

/** Names models after their schemas, each once. */
export interface ModelNames {
  of(named: NamedSchema): string;
  /** The schemas whose last word another one has, too. */
  readonly clashes: readonly {
    readonly named: NamedSchema;
    readonly name: string;
    readonly wanted: string;
  }[];
}

/** Names the models of schemas; of two with the same last word the second has its whole name. */
export function createModelNames(schemas: readonly NamedSchema[], { names }: ApiOptions): ModelNames {
  const free = createFreeNames();
  const taken = new Set<string>();
  const given = new Map<NamedSchema, string>();
  const clashes: { named: NamedSchema; name: string; wanted: string }[] = [];
  // A name that is kept as it is comes first, whatever another one becomes.
  const isKept = (named: NamedSchema): boolean => wantedName(named, names) === titleOrKey(named);
  for (const named of schemas.toSorted((one, other) => Number(isKept(other)) - Number(isKept(one)))) {
    const wanted = wantedName(named, names);
    const whole = names === 'loopback' ? pascalOf(named.key) || wanted : wanted;
    const name = free(taken.has(wanted) ? whole : wanted);
    taken.add(name);
    given.set(named, name);
    if (name !== wanted) clashes.push({ named, name, wanted });
  }
  return { of: (named) => given.get(named) ?? wantedName(named, names), clashes };
}

/** What a key of OpenAPI may hold; other characters of a name become "_". */
const cleaned = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '_');

/** Our own documents write the name of the model as the title, which may hold what a key may not. */
function titleOrKey({ key, schema }: NamedSchema): string {
  const { title } = schema;
  return typeof title === 'string' && (title === key || cleaned(title) === key) ? title : key;
}

function wantedName(named: NamedSchema, names: ApiOptions['names']): string {
  const full = titleOrKey(named);
  if (names === 'document') return full.replaceAll('.', '_') || 'Schema';
  const isOwn = full === named.schema['title'];
  if (!full.includes('.') && (isOwn || /^\p{Lu}[\p{L}\p{N}]*$/u.test(full))) return full;
  // com.acme.Page<com.acme.Order> → PageOrder
  const last = pascalOf(full.replace(/[\p{L}\p{N}_$-]+\./gu, ''));
  if (/^\p{L}/u.test(last)) return last;
  return pascalOf(full) || 'Schema';
}

/**
 * The property for a member of an object. The name is part of the API and stays,
 * unless LoopBack cannot have it.
 */
export function propertyNameOf(name: string): string {
  const kept = name.replaceAll('.', '_') || 'property';
  return isHarmfulPropertyName(kept) ? `${kept}Property` : kept;
}
