import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { attributesOf } from '../propertyType.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { propertiesOf } from '../settings.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** The `where` of a relation's scope: LoopBack filters by it, but does not write it into rows created through the relation. */
export const scopeNotAppliedOnCreate = relationRule('unwritten-scope', (relation) => {
  const { definition, kind, throughName, isSetUp } = relation;
  const isAffected = kind?.type === 'hasMany' || kind?.type === 'hasOne';
  const scope = definition['scope'];
  const where = isJsonObject(scope) ? scope['where'] : undefined;
  if (!isAffected || throughName !== null || !isSetUp || !isJsonObject(where)) return [];
  const unwritten = Object.entries(where).find(
    ([property, value]) => isPlain(value) && !isWritten(relation, property, value),
  );
  if (unwritten === undefined) return [];
  const [property, value] = unwritten;
  const title = titleOf(relation);
  return [
    {
      severity: 'warning',
      place: relationPlace(relation, 'scope'),
      message: `${title} finds only rows where "${property}" is ${JSON.stringify(value)}, but rows created by ${title} do not get that value.`,
      why:
        kind.type === 'hasOne'
          ? 'A row vanishes from the relation that created it, and a second one can be created.'
          : 'A row vanishes from the relation that created it.',
      advice: `Set "${property}" when you create a row, or set the "default" of the property to that value.`,
    },
  ];
});

function isPlain(value: JsonValue | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Returns whether a new row gets the value from the property's default, or from the properties that the relation copies from its owner. */
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
