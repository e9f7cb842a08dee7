import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import type { ModelDefinition } from '../definition.ts';
import { propertiesOf } from '../settings.ts';
import { type FoundFilter, filtersIn, operators, operatorsIn } from './filters.ts';
import { definitionRule, type Finding } from './rules.ts';

/** Filters in a file of which LoopBack uses only one part: scopes of a model, and of its relations. */
export const filterTrap = definitionRule('filter-trap', (definition, modelId) =>
  filtersIn(definition, modelId).flatMap((found) => createFindings(definition, found)),
);

function createFindings(
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
      why: 'The others are missing from every result, without an error.',
      advice: 'Put the relations into a list.',
      fix: {
        label: 'Make it a list',
        apply: (project) =>
          write(project, {
            ...filter,
            include: Object.entries(include).map(([key, value]) => objectWith(key, value)),
          }),
      },
    });
  }
  // The scope of a relation filters properties of the target, which this rule does not see.
  const declared = place.relation === undefined ? propertiesOf(definition) : null;
  const doubled = isJsonObject(where)
    ? Object.entries(where).find(
        ([key, value]) => operatorsIn(value).length > 1 && (declared === null || key in declared),
      )
    : undefined;
  if (doubled && isJsonObject(where)) {
    const [property, clause] = doubled;
    const [used = '', ...ignored] = operatorsIn(clause);
    findings.push({
      severity: 'warning',
      place,
      message: `${title} has two operators for "${property}": LoopBack uses "${used}" and ignores ${ignored.map((each) => `"${each}"`).join(', ')}.`,
      why: 'Rows that should be left out are found.',
      advice: 'Put each operator into its own clause under "and".',
      fix: {
        label: 'Use "and"',
        apply: (project) => write(project, { ...filter, where: withSeparateClauses(where, property) }),
      },
    });
  }
  return findings;
}

function isSeveralIncludes(include: JsonValue | undefined): include is JsonObject {
  if (!isJsonObject(include) || 'relation' in include || 'rel' in include) return false;
  return Object.keys(include).length > 1;
}

/** `{"n": {"gt": 1, "lt": 3}}` → `{"and": [{"n": {"gt": 1}}, {"n": {"lt": 3}}]}`; leaves other conditions unchanged. */
function withSeparateClauses(where: JsonObject, property: string): JsonObject {
  const { [property]: clause, and, ...others } = where;
  const rest = Object.entries(isJsonObject(clause) ? clause : {});
  const clauses = rest
    .filter(([key]) => operators.includes(key))
    .map(([key, value]) => ({ [property]: objectWith(key, value) }));
  return { ...others, and: [...(Array.isArray(and) ? (and as readonly JsonValue[]) : []), ...clauses] };
}

const objectWith = (key: string, value: JsonValue | undefined): JsonObject => ({ [key]: value });
