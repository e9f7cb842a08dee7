import { listDatabases, type SqlDatabase } from '../application/databases.ts';
import { sqlInView } from '../application/databasesInView.ts';
import { setPropertyAttribute } from '../commands/setPropertyAttribute.ts';
import { idPropertyOfDefinition } from '../modelFacts.ts';
import { isIdProperty } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** Several properties marked as the id, of which LoopBack reads one. */
export const compositeId: ProblemRule = {
  code: 'composite-id',
  find: (project) =>
    project.models.flatMap((entry): readonly Problem[] => {
      const { id: modelId, definition } = entry;
      const ids = Object.entries(propertiesOf(definition)).flatMap(([name, property]) =>
        isIdProperty(property) ? [name] : [],
      );
      const first = idPropertyOfDefinition(project, definition)?.name;
      if (ids.length < 2 || first === undefined || !ids.includes(first)) return [];
      const others = ids.filter((name) => name !== first);
      const [second = ''] = others;
      return [
        {
          code: 'composite-id',
          severity: 'warning',
          place: { modelId, property: second, key: 'id' },
          message: `${definition.name} marks ${ids.length} properties as its id, but LoopBack finds, changes and deletes its rows by ${first} alone.`,
          why: `Rows with the same ${first} are the same row to findById, save and destroy, whatever the value of ${others.join(' and ')}; ${secondRow(sqlInView(project, entry).names)}.`,
          advice: 'Mark one property as the id, and enforce the combination with a unique index.',
          fix: {
            label: `Keep ${first} alone as the id`,
            apply: (current) =>
              others.reduce(
                (result, property) =>
                  setPropertyAttribute(result, { modelId, property, attribute: 'id', value: undefined }),
                current,
              ),
          },
        },
      ];
    }),
};

/** What becomes of a second row with the same first part of the id. */
function secondRow(names: readonly SqlDatabase[]): string {
  const inMemory = 'the memory connector refuses a second one';
  return names.length === 0
    ? inMemory
    : `${inMemory}, ${listDatabases(names)} stores it, and then a change or a removal of one of them does the same to both`;
}
