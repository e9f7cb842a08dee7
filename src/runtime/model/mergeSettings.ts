import type { Dictionary, ModelClass, Settings } from './contracts.ts';

/** How a setting of a subclass is merged with that of its base. */
interface MergePolicy {
  readonly replace?: boolean;
  readonly patch?: boolean;
  readonly rank?: boolean;
}

const isObject = (value: unknown): value is Dictionary =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);

const defaultPolicy: Readonly<Record<string, MergePolicy>> = {
  description: { replace: true },
  properties: { patch: true },
  relations: { patch: true },
};

const recommendedPolicy: Readonly<Record<string, MergePolicy>> = {
  description: { replace: true },
  options: { patch: true },
  hidden: {},
  protected: {},
  indexes: { patch: true },
  methods: { patch: true },
  mixins: { patch: true },
  relations: { patch: true },
  scope: { replace: true },
  scopes: { patch: true },
  acls: {},
  __default: { replace: true },
};

/** The policy of a model: `configureModelMerge: true` selects the recommended one, an object is the policy itself. */
export function getMergePolicy(settings: Settings): Dictionary {
  const given = settings['configureModelMerge'];
  if (given === true) return { ...recommendedPolicy, __delete: null };
  if (isObject(given) && !Array.isArray(given)) return given;
  return { ...defaultPolicy };
}

/** Joins lists without duplicates and merges objects key by key; any other value comes from `extra`. */
function mergeDeep(base: unknown, extra: unknown): unknown {
  if (extra === undefined) return cloneDeep(base);
  if (Array.isArray(base) && Array.isArray(extra))
    return [...base, ...extra.filter((element) => !base.includes(element))];
  if (!isObject(base) || !isObject(extra) || Array.isArray(base) || Array.isArray(extra)) return extra;
  const merged = cloneDeep(base) as Dictionary;
  for (const [key, value] of Object.entries(extra)) merged[key] = mergeDeep(base[key], value);
  return merged;
}

/** Copies plain objects and arrays; classes, dates and functions are shared. */
export function cloneDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloneDeep);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cloneDeep(inner)]));
}

/** Merges the settings of a subclass into those of its base. */
export function mergeSettings(base: ModelClass, own: Settings): Settings {
  const policy = getMergePolicy(own);
  const inherited = base.definition.settings;
  const merged = cloneDeep(inherited) as Settings;
  for (const [key, value] of Object.entries(own)) {
    const rule = (policy[key] ?? policy['__default'] ?? {}) as MergePolicy;
    if ('__delete' in policy && value === policy['__delete']) delete merged[key];
    else if (rule.replace) merged[key] = value;
    else if (rule.patch)
      merged[key] = { ...(merged[key] as Dictionary | undefined), ...(value as Dictionary) };
    else merged[key] = mergeDeep(inherited[key], value);
  }
  return merged;
}
