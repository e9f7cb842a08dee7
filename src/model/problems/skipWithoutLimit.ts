import { queriesIn } from './filters.ts';
import { definitionRule } from './rules.ts';

/** `skip` without `limit` in a named scope, or in the scope of a relation: LoopBack adds a limit of 100. */
export const skipWithoutLimit = definitionRule('skip-without-limit', (definition, modelId) =>
  queriesIn(definition, modelId).flatMap(({ title, place, filter }) => {
    const key = ['skip', 'offset'].find((each) => Boolean(filter[each]));
    // LoopBack merges a model's default scope after it has checked the limit.
    const isDefault = place.key === 'scope' && place.relation === undefined;
    if (key === undefined || isDefault || filter['limit'] !== undefined) return [];
    return [
      {
        severity: 'warning',
        place,
        message: `${title} has "${key}" without "limit": LoopBack returns at most 100 rows.`,
        why: 'Further rows are silently missing.',
        advice: `Remove "${key}", or let the caller pass it with a limit.`,
      },
    ];
  }),
);
