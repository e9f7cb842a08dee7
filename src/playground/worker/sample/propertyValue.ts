import { numberValue } from './numberValue.ts';
import { hasWord, type Place, wordsOf } from './propertyWords.ts';
import { createRandom, type Random } from './random.ts';
import type { SampleProperty } from './sampleModel.ts';
import { textValue } from './textValue.ts';
import { cities, tags } from './words.ts';

/**
 * A plausible value for a property, by its name and type; undefined where it is
 * better left out: the runtime fills in a default, and empty objects and nested
 * models are not needed.
 */
export function propertyValue(property: SampleProperty, place: Place): unknown {
  if (property.hasDefault) return undefined;
  const random = createRandom(`${place.seed}/${place.model}/${property.name}/${place.row}`);
  const [first, ...others] = property.choices;
  if (first !== undefined) return random.pick([first, ...others]);
  const words = wordsOf(property.name);
  switch (property.type) {
    case 'string':
      return textValue(words, place, random);
    case 'number':
      return numberValue(words, place.row, property, random);
    case 'boolean':
      return random.chance(0.6);
    case 'date':
      return dateValue(words, random);
    case 'datestring':
      return dateValue(words, random).toISOString();
    case 'model':
      return property.isRequired ? {} : undefined;
    case 'array':
      return arrayValue(property, words, place, random);
    case 'geopoint':
      return { lat: random.between(36, 60) + 0.25, lng: random.between(-9, 25) + 0.5 };
    case 'object':
      return property.isRequired ? { note: random.pick(tags) } : undefined;
    case 'any':
      return textValue(words, place, random);
    default:
      return property.isRequired ? random.pick(cities) : undefined;
  }
}

const day = 86_400_000;

/** A fixed day, so that the same seed gives the same dates in any year. */
const anchor = Date.UTC(2026, 0, 15, 9, 30);

function dateValue(words: readonly string[], random: Random): Date {
  if (hasWord(words, 'birth', 'birthday', 'born', 'dob')) {
    return new Date(Date.UTC(random.between(1955, 2004), random.between(0, 11), random.between(1, 28)));
  }
  const isAhead = hasWord(
    words,
    'due',
    'end',
    'expires',
    'expiry',
    'until',
    'delivery',
    'arrival',
    'deadline',
  );
  const days = random.between(1, isAhead ? 90 : 400);
  return new Date(anchor + (isAhead ? days : -days) * day + random.between(0, 539) * 60_000);
}

function arrayValue(
  property: SampleProperty,
  words: readonly string[],
  place: Place,
  random: Random,
): unknown {
  const length = random.between(1, 3);
  if (property.itemType === 'string') {
    const start = random.between(0, tags.length - 1);
    return Array.from({ length }, (_, index) => tags[(start + index) % tags.length]);
  }
  if (property.itemType === 'number') {
    return Array.from({ length }, () => numberValue(words, place.row, property, random));
  }
  return property.isRequired ? [itemValue(property, place)] : [];
}

/** A required list must not be empty. */
function itemValue(property: SampleProperty, place: Place): unknown {
  const item = { ...property, type: property.itemType, itemType: 'other', hasDefault: false } as const;
  return property.itemType === 'array' ? [] : propertyValue(item, place);
}
