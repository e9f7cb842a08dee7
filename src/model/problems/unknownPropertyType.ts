import { closestName } from '../../lib/closestName.ts';
import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { hasOwn } from '../../lib/own.ts';
import type { ModelEntry, Project } from '../project.ts';
import { isKnownModel } from '../projectIndex.ts';
import { isBuiltInType, isExcluded, typeNames, typeOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { asGuess, fixProperty } from './fixes.ts';
import { namesIn } from './namesIn.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A property whose type is neither a type of LoopBack nor a model: LoopBack creates an empty model with that name, or no property if the name is empty. */
export const unknownPropertyType: ProblemRule = {
  code: 'unknown-property-type',
  find: (project) =>
    project.models.flatMap((entry) =>
      Object.entries(propertiesOf(entry.definition)).flatMap(([property, value]): Problem[] => {
        const name = isExcluded(value) ? null : typeNameIn(typeOf(value));
        if (name === null || isKnown(project, name)) return [];
        return [
          name === ''
            ? createEmptyTypeProblem(entry, property)
            : createProblem(project, entry, property, name),
        ];
      }),
    ),
};

/** For the types "" and `[""]`. */
function createEmptyTypeProblem({ id, definition }: ModelEntry, property: string): Problem {
  const isList = Array.isArray(typeOf(propertiesOf(definition)[property]));
  return {
    code: 'unknown-property-type',
    severity: 'warning',
    place: { modelId: id, property, key: 'type' },
    message: `${definition.name}.${property} has an empty type: LoopBack silently leaves it out of the model.`,
    why: 'Values there are neither converted nor validated.',
    advice: 'Write the name of a type, or remove the property.',
    fix: isList
      ? fixProperty('Use a list of any', id, property, 'type', ['any'])
      : fixProperty('Use "any"', id, property, 'type', 'any'),
  };
}

function typeNameIn(type: JsonValue | undefined): string | null {
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return typeNameIn(type[0]);
  // LoopBack treats attributes with an empty type as a nested model.
  return isJsonObject(type) && hasOwn(type, 'type') && type['type'] ? typeNameIn(type['type']) : null;
}

function isKnown(project: Project, name: string): boolean {
  return isBuiltInType(name) || isKnownModel(project, name);
}

/** The names that other languages and databases use for LoopBack's types. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ...'integer int int32 int64 long float double decimal numeric bigint'
    .split(' ')
    .map((name): [string, string] => [name, 'number']),
  ...'datetime timestamp time'.split(' ').map((name): [string, string] => [name, 'date']),
  ...'varchar char uuid objectid'.split(' ').map((name): [string, string] => [name, 'string']),
  ['bool', 'boolean'],
]);

const withTypes = (names: readonly string[]): readonly string[] => [...typeNames, ...names];

function createProblem(project: Project, entry: ModelEntry, property: string, name: string): Problem {
  const { id, definition } = entry;
  const close = otherNames.get(name.toLowerCase()) ?? closestName(name, namesIn(project, withTypes));
  const isPlain = typeOf(propertiesOf(definition)[property]) === name;
  return {
    code: 'unknown-property-type',
    severity: 'error',
    place: { modelId: id, property, key: 'type' },
    message: `${definition.name}.${property} has the type "${name}", which does not exist: LoopBack silently creates an empty model with that name.`,
    why: 'Every row with a value there fails with "ReferenceError: g is not defined".',
    advice: close === null ? 'Use a type of LoopBack, or the name of a model.' : `Did you mean "${close}"?`,
    ...(close !== null && isPlain
      ? { fix: asGuess(fixProperty(`Use "${close}"`, id, property, 'type', close)) }
      : {}),
  };
}
