import { closestName } from '../../lib/closestName.ts';
import type { JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelId } from '../project.ts';
import { attributesOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { knownDefaultFunctions, laterDefaultFunction } from './defaultFunctions.ts';
import { fixProperty } from './fixes.ts';
import { definitionRule, type Finding } from './rules.ts';

/** A `defaultFn` that LoopBack does not know: it writes a line on the console for each new row and makes no value. */
export const unknownDefaultFunction = definitionRule('unknown-default-function', (definition, modelId) =>
  Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
    const name = getOwn<JsonValue | undefined>(attributesOf(value), 'defaultFn');
    if (name === undefined || (typeof name === 'string' && knownDefaultFunctions.has(name))) return [];
    return [describe(definition.name, modelId, property, name)];
  }),
);

function describe(model: string, modelId: ModelId, property: string, name: JsonValue): Finding {
  const isLater = name === laterDefaultFunction;
  const close = isLater ? 'shortid' : typeof name === 'string' ? closestName(name, names) : null;
  return {
    severity: 'warning',
    place: { modelId, property, key: 'defaultFn' },
    message: isLater
      ? `${model}.${property} has the defaultFn "nanoid", which LoopBack 3 does not know: it makes no value.`
      : `${model}.${property} has the defaultFn ${JSON.stringify(name)}, which LoopBack does not know: it makes no value.`,
    why: isLater
      ? 'LoopBack 4 and the playground here make a value, LoopBack 3 leaves the property empty.'
      : 'The property stays empty, and the console has a line about it for each new row.',
    advice: isLater
      ? 'Write "shortid", which makes the same kind of text and which both know.'
      : `LoopBack knows ${names.map((known) => `"${known}"`).join(', ')}; anything else has to be code.`,
    fix:
      close === null
        ? fixProperty('Remove "defaultFn"', modelId, property, 'defaultFn', undefined)
        : fixProperty(`Use "${close}"`, modelId, property, 'defaultFn', close),
  };
}

const names = [...knownDefaultFunctions];
