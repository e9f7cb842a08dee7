import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { describeProperties } from '../describeProperties.ts';
import { isIdForced } from '../forcedId.ts';
import { idPropertyOfDefinition } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { inheritedSetting } from '../restPath.ts';
import { settingOf } from '../settings.ts';
import { fixSetting } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** The `where` of a model's default scope, whose values LoopBack writes into every row that is stored. */
export const overwritingScope: ProblemRule = {
  code: 'overwriting-scope',
  find: (project) => project.models.flatMap((entry) => findProblem(project, entry) ?? []),
};

function findProblem(project: Project, entry: ModelEntry): Problem | null {
  const scope = settingOf(entry.definition, 'scope');
  const where = isJsonObject(scope) ? getOwn<JsonValue | undefined>(scope, 'where') : undefined;
  if (!isJsonObject(where) || isAttributesSet(project, entry)) return null;
  const names = new Set(describeProperties(project, entry.id).map(({ name }) => name));
  const written = [...fixedValues(where)].filter(([name]) => names.has(name));
  const [first] = written;
  if (!first) return null;
  const { id: modelId, definition } = entry;
  const id = idPropertyOfDefinition(project, definition)?.name;
  const isBlocked = isIdForced(project, definition) && written.some(([name]) => name === id);
  const values = written.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(' and ');
  return {
    code: 'overwriting-scope',
    severity: isBlocked ? 'error' : 'warning',
    place: { modelId, key: 'scope' },
    message: isBlocked
      ? `The scope of ${definition.name} writes ${values} into every new row, and LoopBack refuses a new row that has an id.`
      : `The scope of ${definition.name} writes ${values} into every row that is created, changed or replaced, whatever the caller passes.`,
    why: isBlocked
      ? 'No create can succeed.'
      : `Another value for ${first[0]} is silently lost, and rows cannot leave the scope.`,
    advice:
      'Set "attributes" to false so that the scope only filters, or give the values where rows are created.',
    fix: fixSetting('Only filter by the scope ("attributes": false)', modelId, 'attributes', false),
  };
}

/** Returns whether `attributes` gives the values to write, or is false so that LoopBack writes none. */
function isAttributesSet(project: Project, entry: ModelEntry): boolean {
  const attributes = inheritedSetting(project, entry, 'attributes');
  return attributes === false || isJsonObject(attributes);
}

/** Returns the values that LoopBack takes from a `where`: plain values, those inside of `and` included. */
function fixedValues(where: JsonObject): ReadonlyMap<string, JsonValue> {
  const found = new Map<string, JsonValue>();
  const waiting: JsonObject[] = [where];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const [name, value] of Object.entries(next)) {
      if (name === 'and' && Array.isArray(value)) waiting.push(...value.filter(isJsonObject));
      else if (value !== null && typeof value !== 'object' && value !== undefined) found.set(name, value);
    }
  }
  return found;
}
