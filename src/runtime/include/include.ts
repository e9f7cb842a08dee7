import { reply, splitCall } from '../calls.ts';
import type { Dictionary, Filter, ModelClass, Options, RelationLike } from '../model/contracts.ts';
import { mergeQuery } from '../query/mergeQuery.ts';
import { isPlainObject } from '../query/sanitize.ts';
import { type IncludeEntry, IncludeScope, normalizeInclude, relationNameOf } from './normalizeInclude.ts';

const isNothing = (include: unknown): boolean =>
  !include ||
  (Array.isArray(include) && include.length === 0) ||
  (isPlainObject(include) && Object.keys(include).length === 0);

/**
 * Loads related instances into objects (rows as data, or instances): into
 * their relation cache and next to their properties.
 * @throws Error without statusCode for an unknown relation, when there is at least one object
 */
export async function includeInto(
  model: ModelClass,
  objects: readonly Dictionary[],
  include: unknown,
  options: Options,
): Promise<void> {
  if (isNothing(include) || objects.length === 0) return;
  if (isPlainObject(include) && !include['rel'] && !include['relation'] && Object.keys(include).length > 1)
    model.dataSource?.notice(
      'INCLUDE_FIRST_KEY_ONLY',
      `Of the include keys ${Object.keys(include).join(', ')} only the first is loaded.`,
    );
  await Promise.all(normalizeInclude(include).map((entry) => includeEntry(model, objects, entry, options)));
}

/**
 * Does what LoopBack does for a single row instead of a list: checks the
 * relations and queries them without keys. Some relations take the values of the
 * row for rows and fail.
 */
export async function includeIntoRow(
  model: ModelClass,
  row: Dictionary,
  include: unknown,
  options: Options,
): Promise<void> {
  if (isNothing(include)) return;
  const values = Object.values(row);
  await Promise.all(
    normalizeInclude(include).map((entry) => includeEntry(model, [], entry, options, values)),
  );
}

/** Fails without a detour, so that of several includes that fail within the call the first one tells why. */
function includeEntry(
  model: ModelClass,
  objects: readonly Dictionary[],
  entry: IncludeEntry,
  options: Options,
  values?: readonly unknown[],
): Promise<unknown> {
  try {
    return startInclude(model, objects, entry, options, values);
  } catch (error) {
    return Promise.reject(error);
  }
}

function startInclude(
  model: ModelClass,
  objects: readonly Dictionary[],
  entry: IncludeEntry,
  options: Options,
  values: readonly unknown[] = [],
): Promise<unknown> {
  const name = relationNameOf(entry);
  const relation = Object.hasOwn(model.relations, name) ? model.relations[name] : undefined;
  if (!relation) throw new Error(`Relation "${name}" is not defined for ${model.modelName} model`);
  if (relation.options['disableInclude'] || !relation.include) return Promise.resolve();
  const given = isPlainObject(entry) ? entry[name] : null;
  const scope = given instanceof IncludeScope ? given : undefined;
  // {user: true} includes nothing below the user.
  const subInclude = scope ? scope.include : given === true ? null : given;
  const filter = prepareFilter(relation, scope, subInclude);
  return relation.include({ model, relation, objects, filter, subInclude, options, values });
}

/** The filter of the scope, extended so that it returns the keys for the join. */
function prepareFilter(
  relation: RelationLike,
  scope: IncludeScope | undefined,
  subInclude: unknown,
): Filter & { where: Dictionary } {
  const filter = scope?.conditions() ?? {};
  if (
    scope &&
    filter.fields &&
    Array.isArray(subInclude) &&
    (relation.multiple || relation.type === 'belongsTo')
  )
    mergeQuery(filter, { fields: keysOfIncluded(relation, subInclude) }, { joinsFields: true });
  if (typeof filter.fields === 'string') filter.fields = [filter.fields];
  requireField(filter.fields, relation.keyTo);
  filter.where = filter.where || {};
  return filter as Filter & { where: Dictionary };
}

function keysOfIncluded(relation: RelationLike, subInclude: readonly unknown[]): string[] {
  return subInclude.flatMap((name) => {
    const below = typeof name === 'string' ? relation.modelTo?.relations[name] : undefined;
    return below?.type === 'belongsTo' ? [below.keyFrom] : [];
  });
}

/** Adds a name to normalised or raw `fields`, in place. */
export function requireField(fields: unknown, name: string): void {
  if (Array.isArray(fields)) {
    if (!fields.includes(name)) fields.push(name);
  } else if (isPlainObject(fields) && !fields[name]) {
    fields[name] = true;
  }
}

export const includeStatics = {
  /** The `include` of a filter as a list of names and objects. */
  normalizeInclude: (include: unknown) =>
    include === null || include === undefined ? include : normalizeInclude(include),

  /** Includes relations into existing instances. */
  include(this: ModelClass, objects: readonly Dictionary[], include: unknown, ...rest: unknown[]): unknown {
    const { values, callback } = splitCall(rest);
    return reply(callback, async () => {
      await includeInto(this, objects, include, (values[0] ?? {}) as Options);
      return objects;
    });
  },
};
