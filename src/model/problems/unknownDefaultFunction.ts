import { closestName } from '../../lib/closestName.ts';
import type { JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelId } from '../project.ts';
import { attributesOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { knownDefaultFunctions, laterDefaultFunction } from './defaultFunctions.ts';
import { asGuess, fixProperty } from './fixes.ts';
import { definitionRule, type Finding } from './rules.ts';

/** A `defaultFn` that LoopBack does not know: it logs a line for each new row, and the property gets no value. */
export const unknownDefaultFunction = definitionRule('unknown-default-function', (definition, modelId) =>
  Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
    const name = getOwn<JsonValue | undefined>(attributesOf(value), 'defaultFn');
    if (name === undefined || (typeof name === 'string' && knownDefaultFunctions.has(name))) return [];
    return [createFinding(definition.name, modelId, property, name)];
  }),
);

function createFinding(model: string, modelId: ModelId, property: string, name: JsonValue): Finding {
  const isLater = name === laterDefaultFunction;
  const close = isLater ? 'shortid' : typeof name === 'string' ? closestName(name, names) : null;
  return {
    severity: 'warning',
    place: { modelId, property, key: 'defaultFn' },
    message: isLater
      ? `${model}.${property} has the defaultFn "nanoid", which LoopBack 3 does not know: the property gets no value.`
      : `${model}.${property} has the defaultFn ${JSON.stringify(name)}, which LoopBack does not know: the property gets no value.`,
    why: isLater
      ? 'LoopBack 4, and juggler 7 in the playground, generate a value; LoopBack 3 leaves the property empty.'
      : 'The property stays empty, and the console shows a line for each new row.',
    advice: isLater
      ? 'Write "shortid", which generates the same kind of text and works in both.'
      : `LoopBack knows ${names.map((known) => `"${known}"`).join(', ')}; write anything else in code.`,
    fix:
      close === null
        ? fixProperty('Remove "defaultFn"', modelId, property, 'defaultFn', undefined)
        : asGuess(fixProperty(`Use "${close}"`, modelId, property, 'defaultFn', close)),
  };
}

const names = [...knownDefaultFunctions];
