import { getOwn } from '../../lib/own.ts';
import { columnTypeOf } from '../application/columns.ts';
import type { SqlDatabase } from '../application/databases.ts';
import { setPropertyAttribute } from '../commands/setPropertyAttribute.ts';
import type { PropertyDefinition } from '../definition.ts';
import { attributesOf, isIdProperty, typeLabelOf, typeOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import type { ProblemFix } from './problem.ts';
import { sqlRule } from './sqlRule.ts';

/** What a database does with an id that it should generate in such a column; null where it can. */
const failures: Readonly<Record<SqlDatabase, (type: string) => string | null>> = {
  postgresql: (type) =>
    type === 'uuid'
      ? 'PostgreSQL does not create the table: the function uuid_generate_v4() comes with the extension uuid-ossp, which LoopBack’s connector does not keep'
      : null,
  mysql: (type) =>
    /int|serial/.test(type)
      ? null
      : `MySQL refuses every new row: a column of the type ${type} generates no value`,
};

/** An id that a database should generate and cannot: a uuid, a text. */
export const generatedUuid = sqlRule('generated-uuid', (_project, { id: modelId, definition }, { names }) =>
  Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
    if (!isIdProperty(value) || !attributesOf(value)?.['generated']) return [];
    const reasons = names.flatMap((database) => {
      const type = columnTypeOf(value, database);
      return (type === null ? null : failures[database](type)) ?? [];
    });
    if (reasons.length === 0) return [];
    return [
      {
        severity: 'warning',
        place: { modelId, property, key: 'generated' },
        message: `${definition.name}.${property} is generated. ${reasons.join('. ')}.`,
        why: 'The rows of the model can’t be stored there.',
        advice: 'Let LoopBack make the ids: "defaultFn": "uuid" without "generated".',
        fix: uuidFix(modelId, property, value),
      },
    ];
  }),
);

function uuidFix(modelId: string, property: string, value: PropertyDefinition): ProblemFix {
  const changes = [
    { attribute: 'generated', value: undefined },
    { attribute: 'defaultFn', value: getOwn(attributesOf(value), 'defaultFn') ?? 'uuid' },
    ...(typeLabelOf(typeOf(value)).toLowerCase() === 'string'
      ? []
      : [{ attribute: 'type', value: 'string' }]),
  ];
  return {
    label: 'Use "defaultFn": "uuid"',
    apply: (project) =>
      changes.reduce(
        (result, change) => setPropertyAttribute(result, { modelId, property, ...change }),
        project,
      ),
  };
}
