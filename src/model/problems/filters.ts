import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import { setRelationAttribute } from '../commands/setRelationAttribute.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ModelId, Project } from '../project.ts';
import { findRelationKind } from '../relations/relationKinds.ts';
import { relationsIn, settingOf } from '../settings.ts';
import type { ProblemFix, ProblemPlace } from './problem.ts';

/** A filter in a file: the scope of a model, one of its named scopes, or the scope of a relation. */
export interface FoundFilter {
  readonly title: string;
  readonly place: ProblemPlace;
  readonly filter: JsonObject;
  /** Whether LoopBack applies it to a list in memory, where it ignores order, limit, skip and fields. */
  readonly isInMemory?: boolean;
  readonly write: (project: Project, filter: JsonObject) => Project;
}

/** Returns the filters of a definition, each with a function that writes it back. */
export function filtersIn(definition: ModelDefinition, modelId: ModelId): readonly FoundFilter[] {
  const { name } = definition;
  const setting = (key: string, filter: JsonValue | undefined, value: (filter: JsonObject) => JsonValue) =>
    isJsonObject(filter)
      ? [
          {
            title: key === 'scope' ? `The scope of ${name}` : `A scope of ${name}`,
            place: { modelId, key },
            filter,
            write: (project: Project, changed: JsonObject) =>
              setModelSetting(project, { modelId, key, value: value(changed) }),
          },
        ]
      : [];
  const scopes = settingOf(definition, 'scopes');
  const named = isJsonObject(scopes) ? Object.entries(scopes) : [];
  return [
    ...setting('scope', settingOf(definition, 'scope'), (filter) => filter),
    ...named.flatMap(([scope, filter]) =>
      setting('scopes', filter, (changed) => ({ ...(scopes as JsonObject), [scope]: changed })),
    ),
    ...Object.entries(relationsIn(definition)).flatMap(([relation, { scope, type }]) =>
      isJsonObject(scope)
        ? [
            {
              title: `The scope of ${name}.${relation}`,
              place: { modelId, relation, key: 'scope' },
              filter: scope,
              isInMemory: findRelationKind(String(type))?.isEmbedding === true,
              write: (project: Project, value: JsonObject) =>
                setRelationAttribute(project, {
                  ref: { modelId, name: relation },
                  attribute: 'scope',
                  value,
                }),
            },
          ]
        : [],
    ),
  ];
}

/** Returns the filters that LoopBack hands to a data source. */
export const queriesIn = (definition: ModelDefinition, modelId: ModelId): readonly FoundFilter[] =>
  filtersIn(definition, modelId).filter(({ isInMemory }) => isInMemory !== true);

/** The operators, in the order in which LoopBack looks for them: it uses the first that it finds. */
export const operators: readonly string[] =
  'eq gt gte lt lte between inq nin neq like nlike ilike nilike regexp'.split(' ');

/** Returns the operators in a clause. */
export function operatorsIn(clause: JsonValue | undefined): readonly string[] {
  return isJsonObject(clause) ? operators.filter((operator) => Object.hasOwn(clause, operator)) : [];
}

/** Creates a fix that sets one part of a filter, or removes it if the value is undefined. */
export function fixFilter(
  label: string,
  { filter, write }: FoundFilter,
  key: string,
  value: JsonValue | undefined,
): ProblemFix {
  const { [key]: _, ...rest } = filter;
  const changed = value === undefined ? rest : { ...filter, [key]: value };
  return { label, apply: (project) => write(project, changed) };
}
