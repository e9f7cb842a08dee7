import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import type { ApiDocument } from '../reading/apiDocument.ts';

/** A relation as LoopBack 3 serves it, by what its operations say. */
export interface ServedRelation {
  /** The key of the schema of its model. */
  readonly owner: string;
  readonly name: string;
  /** Whether its rows can be read. */
  isRead: boolean;
  /** The key of the schema of the rows that it returns; null if they are of any model. */
  target: string | null;
  isMany: boolean;
  /** Whether rows are created through it: a belongsTo creates none. */
  creates: boolean;
  /** The key of the schema that links two rows: a join model, or the target itself; null without links. */
  link: string | null;
}

/** What the operations of a LoopBack 3 application say about its models. */
export interface Operations {
  readonly relations: readonly ServedRelation[];
  /** The keys of join models. */
  readonly joins: ReadonlySet<string>;
  readonly isEmpty: boolean;
  /** Whether the application serves operations of a model. */
  serves(key: string): boolean;
}

const relationMethod = /^(.+)\.prototype\.__(get|create|link)__(.+?)(?:__(?:get|post|put)_.*)?$/;
const modelMethod = /^(.+?)\.(?:prototype\.)?[A-Za-z]+(?:__.*)?$/;

/** Reads the operations that LoopBack 3 names after its methods: `Customer.prototype.__get__orders`. */
export function operationsOf(documents: readonly ApiDocument[]): Operations {
  const relations = new Map<string, ServedRelation>();
  const served = new Set<string>();
  for (const document of documents)
    for (const { id, operation } of namedOperations(document)) {
      const [, owner, method, name] = relationMethod.exec(id) ?? [];
      if (owner === undefined || name === undefined) {
        const model = modelMethod.exec(id)?.[1];
        if (model !== undefined) served.add(model);
        continue;
      }
      const key = JSON.stringify([owner, name]);
      const relation = relations.get(key) ?? emptyRelation(owner, name);
      relations.set(key, relation);
      const answer = answerOf(operation);
      if (method === 'get')
        Object.assign(relation, { isRead: true, target: answer.schema, isMany: answer.isList });
      if (method === 'create') relation.creates = true;
      if (method === 'link') relation.link = answer.schema;
    }
  // Without a get it is a scope, or a part of a document.
  const known = [...relations.values()].filter(({ isRead }) => isRead);
  const joins = new Set(
    known.flatMap(({ link, target }) => (link === null || link === target ? [] : [link])),
  );
  return {
    relations: known,
    joins,
    isEmpty: known.length === 0 && served.size === 0,
    serves: (key) => served.has(key),
  };
}

const emptyRelation = (owner: string, name: string): ServedRelation => ({
  ...{ owner, name, isRead: false, target: null, isMany: false, creates: false, link: null },
});

function* namedOperations({
  value,
}: ApiDocument): Generator<{ readonly id: string; readonly operation: JsonObject }> {
  const paths = getOwn<JsonValue | undefined>(value, 'paths');
  for (const path of isJsonObject(paths) ? Object.values(paths) : [])
    for (const operation of isJsonObject(path) ? Object.values(path) : []) {
      const id = isJsonObject(operation) ? getOwn(operation, 'operationId') : undefined;
      if (typeof id === 'string' && id.length < 1000 && isJsonObject(operation)) yield { id, operation };
    }
}

/** The schema of the first answer, by its key. */
export function answerOf({ responses }: JsonObject): {
  readonly schema: string | null;
  readonly isList: boolean;
} {
  const [response] = isJsonObject(responses) ? Object.values(responses) : [];
  const content = isJsonObject(response) ? response['content'] : undefined;
  const [body] = isJsonObject(content) ? Object.values(content) : [];
  const schema = isJsonObject(body)
    ? body['schema']
    : isJsonObject(response)
      ? response['schema']
      : undefined;
  if (!isJsonObject(schema)) return { schema: null, isList: false };
  const isList = schema['type'] === 'array';
  const { items } = schema;
  const { $ref } = isList && isJsonObject(items) ? items : schema;
  const key = typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined;
  return { schema: key === undefined ? null : key, isList };
}
