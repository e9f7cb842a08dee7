import { closestName } from '../../lib/closestName.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { PropertyDefinition } from '../definition.ts';
import type { Project } from '../project.ts';
import { findModelByName } from '../projectIndex.ts';
import { typeOf } from '../propertyType.ts';
import { givenName, propertiesOf, relationIn } from '../settings.ts';
import { type FoundFilter, filtersIn, fixFilter, operators } from './filters.ts';
import { asGuessOf } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';

const code = 'unknown-operator';
const known = [...operators, 'options', 'near', 'maxDistance', 'minDistance', 'unit'];

/** An unknown operator in the `where` of a scope: LoopBack finds nothing with it. */
export const unknownOperator: ProblemRule = {
  code,
  find: (project) =>
    project.models.flatMap(({ id, definition }) =>
      filtersIn(definition, id).flatMap((found) => {
        const { relation } = found.place;
        const target =
          relation === undefined
            ? undefined
            : givenName(relationIn(definition, relation)?.model) || undefined;
        const filtered = relation === undefined ? definition : definitionOfModel(project, target);
        return filtered === undefined ? [] : findUnknownOperators(found, propertiesOf(filtered));
      }),
    ),
};

const definitionOfModel = (project: Project, name: string | undefined) =>
  name === undefined ? undefined : findModelByName(project, name)?.definition;

function findUnknownOperators(
  found: FoundFilter,
  properties: Readonly<Record<string, PropertyDefinition>>,
): readonly Problem[] {
  const { where } = found.filter;
  if (!isJsonObject(where)) return [];
  return Object.entries(where).flatMap(([property, clause]): readonly Problem[] => {
    if (!isPlain(typeOf(getOwn(properties, property))) || !isJsonObject(clause)) return [];
    const unknown = Object.keys(clause).find((operator) => !known.includes(operator));
    if (unknown === undefined) return [];
    const intended = closestName(unknown, operators);
    return [
      {
        code,
        severity: 'warning',
        place: found.place,
        message: `${found.title} uses "${unknown}" on "${property}", which is not an operator of LoopBack.`,
        why: 'The scope finds nothing, or is refused if the operator begins with "$".',
        advice: intended === null ? `LoopBack knows ${operators.join(', ')}.` : `Did you mean "${intended}"?`,
        ...(intended === null
          ? {}
          : {
              fix: asGuessOf(
                unknown,
                intended,
                fixFilter(`Use "${intended}"`, found, 'where', {
                  ...where,
                  [property]: withOperatorRenamed(clause, unknown, intended),
                }),
              ),
            }),
      },
    ];
  });
}

/** Returns whether a type holds plain values. The clause of any other property may be the object to compare with. */
function isPlain(type: JsonValue | undefined): boolean {
  return typeof type === 'string' && /^(string|text|number|boolean|date|datestring)$/i.test(type);
}

function withOperatorRenamed(clause: JsonObject, from: string, to: string): JsonObject {
  return Object.fromEntries(Object.entries(clause).map(([key, value]) => [key === from ? to : key, value]));
}
