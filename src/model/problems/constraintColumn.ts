import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { columnNameOf } from '../application/columns.ts';
import { describeProperties } from '../describeProperties.ts';
import { effectivePropertiesOf } from '../effectiveProperties.ts';
import type { ModelEntry, Project } from '../project.ts';
import { settingOf } from '../settings.ts';
import { fixSetting } from './fixes.ts';
import { sqlRule } from './sqlRule.ts';

/** A foreign key constraint that names a property where PostgreSQL's connector takes the name of the column. */
export const constraintColumn = sqlRule('constraint-column', (project, entry, { names }) => {
  const constraints = settingOf(entry.definition, 'foreignKeys');
  // MySQL's connector takes the property, so that no name is right for both.
  if (!isJsonObject(constraints) || names.join() !== 'postgresql') return [];
  return Object.entries(constraints).flatMap(([name, constraint]) => {
    const property = isJsonObject(constraint)
      ? getOwn<JsonValue | undefined>(constraint, 'foreignKey')
      : undefined;
    if (!isJsonObject(constraint) || typeof property !== 'string') return [];
    const column = columnOf(project, entry, property);
    if (column === null || column === property) return [];
    const changed: JsonObject = { ...constraints, [name]: { ...constraint, foreignKey: column } };
    return [
      {
        severity: 'warning',
        place: { modelId: entry.id, key: 'foreignKeys' },
        message: `The foreign key constraint ${name} of ${entry.definition.name} names ${property}, but the column is ${column}: PostgreSQL refuses the constraint, and the migration ends.`,
        why: 'LoopBack’s connector makes columns in lower case, and writes the name in a constraint as it is.',
        advice: `Write "foreignKey": "${column}".`,
        fix: fixSetting(`Name the column ${column}`, entry.id, 'foreignKeys', changed),
      },
    ];
  });
});

/** The column of a property; null for what is not a property. */
function columnOf(project: Project, entry: ModelEntry, property: string): string | null {
  if (!describeProperties(project, entry.id).some(({ name }) => name === property)) return null;
  const found = effectivePropertiesOf(project, entry.definition).find(({ name }) => name === property);
  return columnNameOf(property, found?.definition, 'postgresql');
}
