import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { effectivePropertiesOf } from '../effectiveProperties.ts';
import { isIdForced } from '../forcedId.ts';
import { idPropertyOfDefinition } from '../modelFacts.ts';
import type { ModelEntry } from '../project.ts';
import { attributesOf, declares } from '../propertyType.ts';
import { settingOf } from '../settings.ts';
import { knownDefaultFunctions } from './defaultFunctions.ts';
import { fixProperty, fixSetting } from './fixes.ts';
import type { Problem, ProblemFix, ProblemPlace, ProblemRule } from './problem.ts';

/**
 * An id that no create can set: LoopBack refuses a new row that has a value for
 * a forced id, but the default or `defaultFn` of the id gives every new row a value.
 * A required id is refused because it is blank.
 */
export const unsettableId: ProblemRule = {
  code: 'unsettable-id',
  find: (project) =>
    project.models.flatMap((entry): readonly Problem[] => {
      const id = idPropertyOfDefinition(project, entry.definition);
      if (!id) return [];
      const isOwn = declares(entry.definition, id.name);
      // A subclass that changes nothing about the id has the problem of its base, which is reported there.
      if (!isOwn && settingOf(entry.definition, 'forceId') === undefined) return [];
      const property = effectivePropertiesOf(project, entry.definition).find(({ name }) => name === id.name);
      const attributes = attributesOf(property?.definition) ?? {};
      const found: FoundId = { entry, name: id.name, attributes, isGenerated: id.isGenerated, isOwn };
      return isIdForced(project, entry.definition) ? forcedProblems(found) : requiredProblems(found);
    }),
};

interface FoundId {
  readonly entry: ModelEntry;
  readonly name: string;
  readonly attributes: JsonObject;
  readonly isGenerated: boolean;
  readonly isOwn: boolean;
}

function forcedProblems(found: FoundId): readonly Problem[] {
  const { entry, name, attributes, isGenerated } = found;
  const title = `${entry.definition.name}.${name}`;
  const reason = isGenerated ? '"generated"' : '"forceId"';
  const source = sourceOf(attributes);
  if (source !== null) {
    return [
      {
        code: 'unsettable-id',
        severity: 'error',
        place: idPlace(found, source),
        message: `${title} gets a value from "${source}", and ${reason} makes LoopBack refuse a new row that has one: "can't be set".`,
        why: 'No create can succeed, with an id or without.',
        advice: isGenerated
          ? `Remove "generated" to use "${source}", or remove "${source}" to let the data source generate the ids.`
          : `Set "forceId" to false to use "${source}", or remove "${source}".`,
        ...fixOf(found),
      },
    ];
  }
  if (!attributes['required']) return [];
  return [
    {
      code: 'unsettable-id',
      severity: 'error',
      place: idPlace(found, 'required'),
      message: `${title} is required, and ${reason} makes LoopBack refuse a new row that has a value for it.`,
      why: 'No create can succeed: without an id it "can\'t be blank", with one it "can\'t be set".',
      advice: `Remove "required": the data source gives every row an id.`,
      ...(found.isOwn ? { fix: removalFix(found, 'required') } : fixOf(found)),
    },
  ];
}

/** Finds an id that is not forced, but that the data source never generates. */
function requiredProblems(found: FoundId): readonly Problem[] {
  const { entry, name, attributes, isGenerated, isOwn } = found;
  const isRequired = isOwn && isGenerated && Boolean(attributes['required']) && sourceOf(attributes) === null;
  if (!isRequired) return [];
  return [
    {
      code: 'unsettable-id',
      severity: 'warning',
      place: idPlace(found, 'required'),
      message: `${entry.definition.name}.${name} is generated and required: LoopBack refuses a new row without an id before the data source generates one.`,
      why: 'Every create has to pass an id, as if "generated" were not there.',
      advice: 'Remove "required" to let the data source generate the ids.',
      fix: removalFix(found, 'required'),
    },
  ];
}

/** Returns the attribute that gives every new row an id, or null. */
function sourceOf(attributes: JsonObject): 'default' | 'defaultFn' | null {
  const value = getOwn<JsonValue | undefined>(attributes, 'default');
  const isBlank = value === undefined || value === null || value === '';
  const isApplied =
    attributes['applyDefaultOnWrites'] !== false && attributes['persistDefaultValues'] !== false;
  if (!isBlank && isApplied) return 'default';
  if (value !== undefined && isApplied) return null;
  return knownDefaultFunctions.has(String(attributes['defaultFn'])) ? 'defaultFn' : null;
}

function idPlace({ entry, name, isOwn }: FoundId, key: string): ProblemPlace {
  return isOwn ? { modelId: entry.id, property: name, key } : { modelId: entry.id, key: 'forceId' };
}

/** Returns a fix that changes only the model with the cause, because a base has other subclasses. */
function fixOf(found: FoundId): { readonly fix?: ProblemFix } {
  const { entry, isGenerated, isOwn } = found;
  if (isGenerated && isOwn) return { fix: removalFix(found, 'generated') };
  if (isGenerated) return {};
  return { fix: fixSetting('Set "forceId" to false', entry.id, 'forceId', false) };
}

function removalFix({ entry, name }: FoundId, attribute: string): ProblemFix {
  return fixProperty(`Remove "${attribute}"`, entry.id, name, attribute, undefined);
}
