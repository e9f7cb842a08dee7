import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import type { ApiDocument } from '../reading/apiDocument.ts';
import type { Path } from '../reading/places.ts';

/** A schema that a document gives a name. */
export interface NamedSchema {
  /** How an option names it: its key, with the file's path where several files have that key. */
  readonly id: string;
  readonly key: string;
  readonly document: ApiDocument;
  readonly at: Path;
  readonly schema: JsonObject;
}

/** Where each format keeps the schemas that have names. */
const places: Readonly<Record<ApiDocument['format'], readonly Path[]>> = {
  openapi: [['components', 'schemas']],
  swagger: [['definitions']],
  jsonschema: [['$defs'], ['definitions']],
};

/** Returns the value at a path of a document; undefined if there is none. */
export function valueAt(document: ApiDocument, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = document.value;
  for (const key of path) {
    if (Array.isArray(value))
      value = /^\d+$/.test(key) ? (value as readonly JsonValue[])[Number(key)] : undefined;
    else value = isJsonObject(value) ? getOwn(value, key) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** Lists the schemas of documents that have names, in their order. */
export function namedSchemasOf(documents: readonly ApiDocument[]): readonly NamedSchema[] {
  const all = documents.flatMap((document) => [...rootSchemaOf(document), ...schemasIn(document)]);
  const counts = new Map<string, number>();
  for (const { key } of all) counts.set(key, (counts.get(key) ?? 0) + 1);
  const ids = new Map<string, number>();
  return all.map((each) => {
    if (counts.get(each.key) === 1) return { ...each, id: each.key };
    const id = `${each.document.path} ${each.key}`;
    const number = (ids.get(id) ?? 0) + 1;
    ids.set(id, number);
    return { ...each, id: number === 1 ? id : `${id} (${number})` };
  });
}

type Unnumbered = Omit<NamedSchema, 'id'>;

function schemasIn(document: ApiDocument): readonly Unnumbered[] {
  return places[document.format].flatMap((place) => {
    const schemas = valueAt(document, place);
    if (!isJsonObject(schemas)) return [];
    return Object.entries(schemas).flatMap(([key, schema]) =>
      isJsonObject(schema) ? [{ key, document, at: [...place, key], schema }] : [],
    );
  });
}

/** A JSON Schema describes something itself, or only holds definitions. */
function rootSchemaOf(document: ApiDocument): readonly Unnumbered[] {
  const { format, value, path } = document;
  if (format !== 'jsonschema') return [];
  const isSchema = ['properties', 'allOf', 'anyOf', 'oneOf', '$ref', 'type'].some((key) =>
    Object.hasOwn(value, key),
  );
  if (!isSchema) return [];
  const title = getOwn(value, 'title');
  const file = (path.split('/').at(-1) ?? path).replace(/(\.schema)?\.\w+$/, '');
  return [{ key: typeof title === 'string' && title !== '' ? title : file, document, at: [], schema: value }];
}
