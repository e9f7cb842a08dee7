import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { attributesOf } from '../propertyType.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { propertiesOf } from '../settings.ts';
import { placeOf, relationRule, titleOf } from './rules.ts';

/** The `where` of a relation's scope is looked for, and not written into what is created through the relation. */
export const scopeNotAppliedOnCreate = relationRule('unwritten-scope', (relation) => {
  const { definition, kind, throughName, isSetUp } = relation;
  const isConcerned = kind?.type === 'hasMany' || kind?.type === 'hasOne';
  const scope = definition['scope'];
  const where = isJsonObject(scope) ? scope['where'] : undefined;
  if (!isConcerned || throughName !== null || !isSetUp || !isJsonObject(where)) return [];
  const unwritten = Object.entries(where).find(
    ([property, value]) => isPlain(value) && !isWritten(relation, property, value),
  );
  if (unwritten === undefined) return [];
  const [property, value] = unwritten;
  const title = titleOf(relation);
  return [
    {
      severity: 'warning',
      place: placeOf(relation, 'scope'),
      message: `${title} finds only rows where "${property}" is ${JSON.stringify(value)}, but what is created by ${title} does not get that value.`,
      why:
        kind.type === 'hasOne'
          ? 'A row vanishes from the relation that created it, and a second one can be created.'
          : 'A row vanishes from the relation that created it.',
      advice: `Give "${property}" when you create, or give the property that "default".`,
    },
  ];
});

function isPlain(value: JsonValue | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** By the property's own default, or by what the relation copies from its owner. */
function isWritten(
  { definition, target, foreignKey }: ResolvedRelation,
  property: string,
  value: JsonValue | undefined,
): boolean {
  if (target === null || property === foreignKey?.value || /^(and|or|nor)$/.test(property)) return true;
  const declared = attributesOf(getOwn(propertiesOf(target.definition), property));
  if (declared?.['default'] === value) return true;
  const copied = definition['properties'];
  if (Array.isArray(copied)) return copied.includes(property);
  return isJsonObject(copied) && Object.values(copied).includes(property);
}
