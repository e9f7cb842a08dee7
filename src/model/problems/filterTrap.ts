import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import { setRelationAttribute } from '../commands/setRelationAttribute.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ModelId, Project } from '../project.ts';
import { propertiesOf, relationsIn, settingOf } from '../settings.ts';
import type { ProblemPlace } from './problem.ts';
import { definitionRule, type Finding } from './rules.ts';

/** Filters in a file of which LoopBack follows one part only: scopes of a model, and of its relations. */
export const filterTrap = definitionRule('filter-trap', (definition, modelId) =>
  filtersIn(definition, modelId).flatMap((found) => describe(definition, found)),
);

interface FoundFilter {
  readonly title: string;
  readonly place: ProblemPlace;
  readonly filter: JsonObject;
  readonly write: (project: Project, filter: JsonObject) => Project;
}

function filtersIn(definition: ModelDefinition, modelId: ModelId): readonly FoundFilter[] {
  const { name } = definition;
  const setting = (key: string, filter: JsonValue | undefined, value: (filter: JsonObject) => JsonValue) =>
    isJsonObject(filter)
      ? [
          {
            title: key === 'scope' ? `The scope of ${name}` : `A scope of ${name}`,
            place: { modelId, key },
            filter,
            write: (project: Project, mended: JsonObject) =>
              setModelSetting(project, { modelId, key, value: value(mended) }),
          },
        ]
      : [];
  const scopes = settingOf(definition, 'scopes');
  const named = isJsonObject(scopes) ? Object.entries(scopes) : [];
  return [
    ...setting('scope', settingOf(definition, 'scope'), (filter) => filter),
    ...named.flatMap(([scope, filter]) =>
      setting('scopes', filter, (mended) => ({ ...(scopes as JsonObject), [scope]: mended })),
    ),
    ...Object.entries(relationsIn(definition)).flatMap(([relation, { scope }]) =>
      isJsonObject(scope)
        ? [
            {
              title: `The scope of ${name}.${relation}`,
              place: { modelId, relation, key: 'scope' },
              filter: scope,
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

function describe(
  definition: ModelDefinition,
  { title, place, filter, write }: FoundFilter,
): readonly Finding[] {
  const findings: Finding[] = [];
  const { include, where } = filter;
  if (isSeveralIncludes(include)) {
    const [first = ''] = Object.keys(include);
    findings.push({
      severity: 'warning',
      place,
      message: `${title} includes several relations in one object: LoopBack includes "${first}" only, as often as there are keys.`,
      why: 'The others are missing from every answer, without an error.',
      advice: 'Put the relations into a list.',
      fix: {
        label: 'Make it a list',
        apply: (project) =>
          write(project, {
            ...filter,
            include: Object.entries(include).map(([key, value]) => oneKey(key, value)),
          }),
      },
    });
  }
  // Of a relation's scope the properties are the target's, which this rule does not see.
  const declared = place.relation === undefined ? propertiesOf(definition) : null;
  const doubled = isJsonObject(where)
    ? Object.entries(where).find(
        ([key, value]) => operatorsIn(value).length > 1 && (declared === null || key in declared),
      )
    : undefined;
  if (doubled && isJsonObject(where)) {
    const [property, clause] = doubled;
    const [kept = '', ...lost] = operatorsIn(clause);
    findings.push({
      severity: 'warning',
      place,
      message: `${title} has two operators for "${property}": LoopBack keeps "${kept}" and drops ${lost.map((each) => `"${each}"`).join(', ')}.`,
      why: 'Rows that should be left out are found.',
      advice: 'Put each operator into a clause of its own, under "and".',
      fix: {
        label: 'Use "and"',
        apply: (project) => write(project, { ...filter, where: apart(where, property) }),
      },
    });
  }
  return findings;
}

function isSeveralIncludes(include: JsonValue | undefined): include is JsonObject {
  if (!isJsonObject(include) || 'relation' in include || 'rel' in include) return false;
  return Object.keys(include).length > 1;
}

/** In the order in which LoopBack looks for them: it keeps the first that is there. */
const operators = 'eq gt gte lt lte between inq nin neq like nlike ilike nilike regexp'.split(' ');

function operatorsIn(clause: JsonValue | undefined): readonly string[] {
  return isJsonObject(clause) ? operators.filter((operator) => Object.hasOwn(clause, operator)) : [];
}

/** `{"n": {"gt": 1, "lt": 3}}` → `{"and": [{"n": {"gt": 1}}, {"n": {"lt": 3}}]}`; what stands beside it stays. */
function apart(where: JsonObject, property: string): JsonObject {
  const { [property]: clause, and, ...others } = where;
  const rest = Object.entries(isJsonObject(clause) ? clause : {});
  const clauses = rest
    .filter(([key]) => operators.includes(key))
    .map(([key, value]) => ({ [property]: oneKey(key, value) }));
  return { ...others, and: [...(Array.isArray(and) ? (and as readonly JsonValue[]) : []), ...clauses] };
}

const oneKey = (key: string, value: JsonValue | undefined): JsonObject => ({ [key]: value });
