import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import { shorten } from '../../../lib/shorten.ts';
import type { ApiDocument } from '../reading/apiDocument.ts';
import { type Path, placeKey } from '../reading/places.ts';
import { type NamedSchema, valueAt } from './namedSchemas.ts';

/** What a reference leads to. */
export type Resolved =
  | { readonly kind: 'named'; readonly named: NamedSchema }
  | { readonly kind: 'inline'; readonly schema: JsonObject; readonly at: Path }
  /** Nothing, or something that is not a schema. */
  | { readonly kind: 'problem'; readonly expected: string; readonly found: string };

export type Resolve = (document: ApiDocument, ref: JsonValue) => Resolved;

/** The length of a reference in a sentence. */
const SHOWN = 120;

/** Keys whose value is a schema, and keys whose members are schemas. */
const schemaKeys = new Set(['schema', 'items', 'additionalProperties', 'not', 'contains', 'propertyNames']);
const holdersOfSchemas = new Set([
  ...['properties', 'patternProperties', 'schemas', 'definitions', '$defs'],
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'],
]);

/** Returns a function that resolves references inside their document; nothing else is ever read. */
export function createResolver(all: readonly NamedSchema[]): Resolve {
  const byPlace = new Map(all.map((named) => [keyOf(named.document, placeKey(named.at)), named]));
  const byId = new Map<string, NamedSchema>();
  for (const named of all) for (const id of idsOf(named.schema)) byId.set(keyOf(named.document, id), named);
  return (document, ref) => {
    if (typeof ref !== 'string') return problem('a reference', 'something else');
    const own = withoutOwnName(document, ref);
    const named = byId.get(keyOf(document, own));
    if (named !== undefined) return { kind: 'named', named };
    if (!own.startsWith('#'))
      return problem(
        'a reference inside the file',
        `${quoted(ref)}, which is not part of it and is not fetched`,
      );
    const path = pathOfPointer(own.slice(1));
    if (path === null) return problem('a reference inside the file', `${quoted(ref)}, which leads nowhere`);
    return byPath(document, path, ref, byPlace.get(keyOf(document, placeKey(path))));
  };
}

function byPath(document: ApiDocument, path: Path, ref: string, named: NamedSchema | undefined): Resolved {
  if (named !== undefined) return { kind: 'named', named };
  const schema = valueAt(document, path);
  if (schema === undefined)
    return problem('a reference inside the file', `${quoted(ref)}, which leads nowhere`);
  if (!isJsonObject(schema) || !isPlaceOfSchema(path))
    return problem('a reference to a schema', `${quoted(ref)}, which is something else`);
  return { kind: 'inline', schema, at: path };
}

const problem = (expected: string, found: string): Resolved => ({ kind: 'problem', expected, found });
const quoted = (ref: string): string => `“${shorten(ref, SHOWN)}”`;
const keyOf = ({ path }: ApiDocument, id: string): string => `${path}\0${id}`;

/** The names that a schema gives itself: `$id`, `$anchor`. */
function idsOf(schema: JsonObject): readonly string[] {
  const [id, anchor] = [getOwn(schema, '$id'), getOwn(schema, '$anchor')];
  return [...(typeof id === 'string' ? [id] : []), ...(typeof anchor === 'string' ? [`#${anchor}`] : [])];
}

/** A document may name itself: `shop.yaml#/…` in shop.yaml. */
function withoutOwnName({ path }: ApiDocument, ref: string): string {
  const hash = ref.indexOf('#');
  const file = hash < 0 ? ref : ref.slice(0, hash);
  return file !== '' && file.replace(/^\.\//, '') === path.split('/').at(-1)
    ? ref.slice(file.length) || '#'
    : ref;
}

/** The path of a JSON Pointer in a URI: "/a~1b/c%20d" → ["a/b", "c d"]; null if it is not one. */
function pathOfPointer(pointer: string): Path | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((part) => decoded(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return part;
  }
}

function isPlaceOfSchema(path: Path): boolean {
  const [last, holder] = [path.at(-1), path.at(-2)];
  return last === undefined || schemaKeys.has(last) || (holder !== undefined && holdersOfSchemas.has(holder));
}
