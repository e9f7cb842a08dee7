import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { withoutKey } from '../../lib/own.ts';
import { isTransient } from '../application/transientSource.ts';
import { embeddingsOf, isPersistent, optionsOf } from '../embedding.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** The option `persistent` of a relation that embeds a model whose data source stores nothing. */
export const idlePersistent: ProblemRule = {
  code: 'idle-persistent',
  find: (project) =>
    embeddingsOf(project)
      .filter((relation) => isPersistent(relation) && isTransient(project, relation.target.definition.name))
      .map((relation): Problem => {
        const rest = withoutKey<JsonValue | undefined>(optionsOf(relation), 'persistent') as JsonObject;
        const { name } = relation.target.definition;
        return {
          code: 'idle-persistent',
          severity: 'warning',
          place: relationPlace(relation, 'options'),
          message: `${titleOf(relation)} is to store its items in the data source of ${name} too, but that one stores nothing.`,
          why: `${name}.find() returns nothing, and LoopBack reports nothing.`,
          advice: `Put ${name} into a data source that stores rows, or remove "persistent".`,
          fix: fixRelation(
            'Remove "persistent"',
            relation.ref,
            'options',
            Object.keys(rest).length === 0 ? undefined : rest,
          ),
        };
      }),
};
