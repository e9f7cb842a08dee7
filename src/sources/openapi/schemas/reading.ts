import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import type { Remark } from '../../../targets/index.ts';
import type { ApiDocument, PlacedProblem } from '../reading/apiDocument.ts';
import { type Path, placeKey } from '../reading/places.ts';
import { type NamedSchema, namedSchemasOf } from './namedSchemas.ts';
import { createResolver, type Resolve } from './resolver.ts';

/** A schema at its place in a document. */
export interface PlacedSchema {
  readonly document: ApiDocument;
  readonly at: Path;
  readonly schema: JsonObject;
}

/** Documents that are read, with what was noted on the way. */
export interface ApiReading {
  readonly documents: readonly ApiDocument[];
  readonly named: readonly NamedSchema[];
  readonly resolve: Resolve;
  /** Whether a schema has properties of its own, so that it can be a model. */
  isModel(named: NamedSchema): boolean;
  readonly remarks: Remark[];
  /** Adds a remark once. */
  addNote(text: string): void;
  /** Notes a problem once for each place. */
  addProblem(document: ApiDocument, problem: PlacedProblem): void;
  problemsOf(document: ApiDocument): readonly PlacedProblem[];
  /** Counts a schema that is read; false once aliases have made them too many. */
  spend(): boolean;
  readonly isSpent: boolean;
}

/** More than any document has: aliases of YAML can make millions of a few lines. */
export const MOST_SCHEMAS = 300_000;
const MOST_PROBLEMS = 1000;

/** Finds the schemas of documents. */
export function createReading(documents: readonly ApiDocument[]): ApiReading {
  const named = namedSchemasOf(documents);
  const resolve = createResolver(named);
  const problems = new Map<ApiDocument, Map<string, PlacedProblem>>();
  const models = new Map<NamedSchema, boolean>();
  const remarks: Remark[] = [];
  const notes = new Set<string>();
  let spent = 0;
  const isModel = (each: NamedSchema): boolean => {
    const known = models.get(each);
    if (known !== undefined) return known;
    // A schema that consists of itself is not a model.
    models.set(each, false);
    const found = hasProperties(each, resolve, isModel);
    models.set(each, found);
    return found;
  };
  return {
    ...{ documents, named, resolve, isModel, remarks },
    addNote(text) {
      if (notes.has(text)) return;
      notes.add(text);
      remarks.push({ kind: 'decision', text });
    },
    addProblem(document, problem) {
      const known = problems.get(document) ?? new Map<string, PlacedProblem>();
      problems.set(document, known);
      const key = placeKey(problem.at);
      if (known.size < MOST_PROBLEMS && !known.has(key)) known.set(key, problem);
    },
    problemsOf: (document) => [...(problems.get(document)?.values() ?? [])],
    spend() {
      spent += 1;
      return spent <= MOST_SCHEMAS;
    },
    get isSpent() {
      return spent > MOST_SCHEMAS;
    },
  };
}

/** Parts of parts are followed this far. */
const DEEPEST = 16;

function hasProperties(
  { document, schema }: Pick<PlacedSchema, 'document' | 'schema'>,
  resolve: Resolve,
  isModel: (named: NamedSchema) => boolean,
  depth = 0,
): boolean {
  if (isJsonObject(getOwn(schema, 'properties'))) return true;
  return partsOf(schema).some((part) => {
    if (!isJsonObject(part) || depth > DEEPEST) return false;
    const ref = getOwn<JsonValue | undefined>(part, '$ref');
    if (ref === undefined) return hasProperties({ document, schema: part }, resolve, isModel, depth + 1);
    const found = resolve(document, ref);
    if (found.kind === 'named') return isModel(found.named);
    return (
      found.kind === 'inline' &&
      hasProperties({ document, schema: found.schema }, resolve, isModel, depth + 1)
    );
  });
}

/** The parts that a schema consists of; a list of thousands is not one that a person wrote. */
export function partsOf(
  schema: JsonObject,
  key: 'allOf' | 'anyOf' | 'oneOf' = 'allOf',
): readonly JsonValue[] {
  const parts = getOwn<JsonValue | undefined>(schema, key);
  return Array.isArray(parts) ? (parts as readonly JsonValue[]).slice(0, 1000) : [];
}
