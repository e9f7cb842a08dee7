import type { ModelLike } from './world.ts';

/** Replaces most names of an include with those of real relations, because a sequence does not know the schema. */
export function withRealIncludes(argument: unknown, model: ModelLike | undefined): unknown {
  const { include } = (argument ?? {}) as { include?: unknown };
  if (include === undefined || !model) return argument;
  return { ...(argument as object), include: toRealInclude(include, model) };
}

function toRealInclude(include: unknown, model: ModelLike): unknown {
  if (typeof include === 'string') return toRealName(include, model);
  if (Array.isArray(include)) return include.map((each) => toRealInclude(each, model));
  const { relation, scope, ...others } = include as { relation?: string; scope?: Record<string, unknown> };
  if (relation !== undefined) {
    const name = toRealName(relation, model);
    return { relation: name, scope: withRealIncludes(scope, targetOf(model, name)), ...others };
  }
  return Object.fromEntries(
    Object.entries(include as object).map(([outer, inner]) => {
      const name = toRealName(outer, model);
      const target = targetOf(model, name);
      return [name, target ? toRealInclude(inner, target) : inner];
    }),
  );
}

function targetOf(model: ModelLike, relation: string): ModelLike | undefined {
  return model.relations[relation]?.['modelTo'] as ModelLike | undefined;
}

function toRealName(name: string, model: ModelLike): string {
  const names = Object.keys(model.relations).sort();
  return name === 'best' ? name : (names[name.length % names.length] ?? name);
}
