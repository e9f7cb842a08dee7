import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import { belongsToForeignKey, camelOf, foreignKeyOf } from '../../../model/index.ts';
import type { ApiDocument } from '../reading/apiDocument.ts';
import type { Draft, Drafting } from './draft.ts';
import { foreignKeyFor, keyNamedAfter, keyTo } from './foreignKeys.ts';
import { hasId } from './ids.ts';
import { answerOf } from './operations.ts';
import { addBelongsTo, addHas, addRelation } from './relate.ts';

/** Rows that are served below a row: `GET /customers/{id}/orders`. */
interface NestedRows {
  readonly path: string;
  readonly owner: Draft;
  readonly name: string;
  readonly target: Draft;
  readonly isMany: boolean;
  /** Whether rows are created there: a belongsTo creates none. */
  readonly creates: boolean;
}

/**
 * Adds the relations that paths show, as LoopBack 4 serves them: below a row of one
 * model are rows of another one, and a key says how they belong together.
 *
 * @param models the names of the models that properties may be keys of, in small letters
 */
export function* addNestedRelations(
  drafting: Drafting,
  models: ReadonlySet<string>,
): Generator<undefined, void> {
  for (const document of drafting.reading.documents) {
    const all = [...nestedRowsOf(document, drafting)];
    yield;
    // Their keys tell the other sides theirs.
    const sorted = all.toSorted((one, other) => Number(canOwn(one)) - Number(canOwn(other)));
    for (const rows of sorted) {
      const { owner, name } = rows;
      const isTaken =
        owner.relations.has(name) ||
        owner.properties.has(name) ||
        owner.references.some(({ property }) => property === name);
      const added = isTaken ? null : relate(rows, drafting, models);
      if (added !== null) drafting.remarks.push({ kind: 'decision', text: describe(rows, added) });
      yield;
    }
  }
}

const canOwn = ({ isMany, creates }: NestedRows): boolean => isMany || creates;

function describe({ owner, target, path }: NestedRows, { name, why }: Added): string {
  const type = owner.relations.get(name)?.['type'];
  return `${owner.name}.${name} is the ${String(type)} of ${target.name} that ${path} serves: ${why}.`;
}

interface Added {
  readonly name: string;
  readonly why: string;
}

function relate(rows: NestedRows, drafting: Drafting, models: ReadonlySet<string>): Added | null {
  const { owner, name, target, isMany, creates } = rows;
  if (!isMany && !creates) {
    const own = keyNamedAfter(owner, name) ?? sureKey(owner, target, models);
    if (own !== null) return { name: addBelongsTo(owner, name, target, own), why: `${own} is its key` };
  }
  const found = keyTo(target, owner, models);
  // Rows that are created there have a key to the row above them.
  if (found !== null && (creates || !found.isGuess)) {
    const { property, isGuess } = found;
    const why = isGuess ? `${property} is the only key that nothing else explains` : `${property} is its key`;
    return { name: addHas(owner, isMany ? 'hasMany' : 'hasOne', name, target, property), why };
  }
  return isMany ? relateThrough(rows, drafting, models) : null;
}

function sureKey(holder: Draft, target: Draft, models: ReadonlySet<string>): string | null {
  const found = keyTo(holder, target, models);
  return found === null || found.isGuess ? null : found.property;
}

/** Many to many, if one model alone has a key to each. */
function relateThrough(
  { owner, name, target }: NestedRows,
  { drafts }: Drafting,
  models: ReadonlySet<string>,
): Added | null {
  if (owner === target) return null;
  const joins = drafts.flatMap((join) => {
    if (join === owner || join === target) return [];
    const [own, other] = [sureKey(join, owner, models), sureKey(join, target, models)];
    return own === null || other === null || own === other ? [] : [{ join, own, other }];
  });
  const [found, ...more] = joins;
  if (found === undefined || more.length > 0) return null;
  const { join, own, other } = found;
  const isUsual = other === foreignKeyOf(target.name) || other === belongsToForeignKey(name);
  const relation: JsonObject = {
    ...{ type: 'hasMany', model: target.name, ...foreignKeyFor(owner, own), through: join.name },
    ...(isUsual ? {} : { keyThrough: other }),
  };
  return { name: addRelation(owner, name, relation), why: `${join.name} has a key to each` };
}

/** The longest path that is looked at, in characters. */
const LONGEST = 1000;

function* nestedRowsOf(document: ApiDocument, { reading, bySchema }: Drafting): Generator<NestedRows> {
  const found = getOwn<JsonValue | undefined>(document.value, 'paths');
  const paths = isJsonObject(found) ? found : {};
  const named = new Map(
    reading.named.filter((each) => each.document === document).map((each) => [each.key, each]),
  );
  const answer = (path: string): { readonly draft: Draft; readonly isList: boolean } | null => {
    const item = getOwn<JsonValue | undefined>(paths, path);
    const get = isJsonObject(item) ? getOwn<JsonValue | undefined>(item, 'get') : undefined;
    const { schema, isList } = isJsonObject(get) ? answerOf(get) : { schema: null, isList: false };
    const each = schema === null ? undefined : named.get(schema);
    const draft = each && bySchema.get(each);
    return draft === undefined || !hasId(draft) ? null : { draft, isList };
  };
  for (const [path, item] of Object.entries(paths)) {
    const [, collection, parameter, segment] =
      /^(.+)\/(\{[^{}/]+\})\/([^{}/]+)$/.exec(path.slice(0, LONGEST)) ?? [];
    if (collection === undefined || parameter === undefined || segment === undefined) continue;
    const rows = answer(path);
    const owner = answer(`${collection}/${parameter}`) ?? answer(collection);
    const name = relationNameOf(segment);
    if (rows === null || owner === null || !/^[\p{L}_$]/u.test(name)) continue;
    yield {
      ...{ path, name, owner: owner.draft, target: rows.draft, isMany: rows.isList },
      creates: isJsonObject(item) && Object.hasOwn(item, 'post'),
    };
  }
}

/** "userProfile" of "user-profile". */
const relationNameOf = (segment: string): string =>
  camelOf(segment.replaceAll(/%[\da-f]{2}|[^\p{L}\p{N}_$]+/giu, '_').replace(/^_+/, ''));
