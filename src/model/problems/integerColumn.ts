import { getOwn } from '../../lib/own.ts';
import { columnSettings, columnTypeOf } from '../application/columns.ts';
import { listDatabases, type SqlDatabase } from '../application/databases.ts';
import { setPropertyAttribute } from '../commands/setPropertyAttribute.ts';
import { describeProperties } from '../describeProperties.ts';
import type { ModelEntry, Project } from '../project.ts';
import { propertiesOf } from '../settings.ts';
import type { ProblemFix } from './problem.ts';
import { listFew, sqlRule } from './sqlRule.ts';

/** What the databases call a column of numbers with a fraction. */
export const doubleColumns: Readonly<Record<SqlDatabase, string>> = {
  postgresql: 'double precision',
  mysql: 'double',
};

/** What becomes of 12.5 in a column of integers. */
const effects: Readonly<Record<SqlDatabase, string>> = {
  postgresql: 'PostgreSQL refuses 12.5',
  mysql: 'MySQL stores 13 for 12.5',
};

/** Numbers that are neither ids nor keys: SQL connectors make INTEGER columns of them. */
export const integerColumn = sqlRule('integer-column', (project, entry, { names, isInUse }) => {
  const found = numbersOf(project, entry, names);
  const [first] = found;
  if (first === undefined) return [];
  const { name } = entry.definition;
  return [
    {
      severity: isInUse ? 'warning' : 'note',
      place: { modelId: entry.id, property: first, key: 'type' },
      message: `${becomeIntegers(found.map((property) => `${name}.${property}`))} in ${listDatabases(names)}: ${names.map((each) => effects[each]).join(', ')}.`,
      why: 'LoopBack has one type for all numbers, and its SQL connectors take it for an integer of up to 2,147,483,647. An exported application makes doubles of them.',
      advice: 'Name the type of the column, unless there are only whole numbers.',
      fix: doubleFix(entry, found, names),
    },
  ];
});

const becomeIntegers = (titles: readonly string[]): string =>
  `${listFew(titles)} ${titles.length === 1 ? 'becomes an INTEGER column' : 'become INTEGER columns'}`;

function numbersOf(project: Project, entry: ModelEntry, names: readonly SqlDatabase[]): readonly string[] {
  const own = propertiesOf(entry.definition);
  return describeProperties(project, entry.id).flatMap(({ name, typeLabel, isId, origin, from }) => {
    const isPlain = origin === 'own' && !isId && from === undefined;
    if (!isPlain || typeLabel.toLowerCase() !== 'number') return [];
    const property = getOwn(own, name);
    return names.some((database) => columnTypeOf(property, database) === null) ? name : [];
  });
}

function doubleFix(
  { id: modelId, definition }: ModelEntry,
  found: readonly string[],
  names: readonly SqlDatabase[],
): ProblemFix {
  const own = propertiesOf(definition);
  const changes = found.flatMap((property) =>
    names
      .filter((database) => columnTypeOf(getOwn(own, property), database) === null)
      .map((database) => ({
        property,
        attribute: database,
        value: { ...columnSettings(getOwn(own, property), database), dataType: doubleColumns[database] },
      })),
  );
  return {
    label: found.length === 1 ? 'Store it as a double' : 'Store them as doubles',
    apply: (project) =>
      changes.reduce((result, change) => setPropertyAttribute(result, { modelId, ...change }), project),
  };
}
