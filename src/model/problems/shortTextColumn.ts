import { getOwn, hasOwn } from '../../lib/own.ts';
import { columnTypeOf } from '../application/columns.ts';
import { sqlInView } from '../application/databasesInView.ts';
import { describeProperties } from '../describeProperties.ts';
import type { ModelEntry, Project } from '../project.ts';
import { attributesOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import type { ProblemRule } from './problem.ts';
import { listFew } from './sqlRule.ts';

const code = 'short-text-column';

/** Texts without a length: MySQL's connector makes columns of 512 characters. One note for the project. */
export const shortTextColumn: ProblemRule = {
  code,
  find: (project) => {
    const found = project.models.flatMap((entry) =>
      sqlInView(project, entry).names.includes('mysql') ? textsOf(project, entry) : [],
    );
    const [first] = found;
    if (first === undefined) return [];
    return [
      {
        code,
        severity: 'note',
        place: { modelId: first.modelId, property: first.property },
        message: `MySQL refuses a text of more than 512 characters in ${listFew(found.map(({ title }) => title))}.`,
        why: 'Its connector makes such a column for a text that has no length in the file. An id and a text with an index get 255.',
        advice:
          'Give long texts a "length", or "mysql": {"dataType": "text"} for up to 65,535 bytes, "longtext" for more.',
      },
    ];
  },
};

function textsOf(project: Project, { id: modelId, definition }: ModelEntry) {
  const own = propertiesOf(definition);
  return describeProperties(project, modelId).flatMap(({ name, typeLabel, isId, origin, from }) => {
    const isPlain = origin === 'own' && !isId && from === undefined;
    if (!isPlain || typeLabel.toLowerCase() !== 'string') return [];
    const property = getOwn(own, name);
    const attributes = attributesOf(property);
    const isSized =
      columnTypeOf(property, 'mysql') !== null || hasOwn(attributes, 'length') || hasOwn(attributes, 'mysql');
    return isSized ? [] : [{ modelId, property: name, title: `${definition.name}.${name}` }];
  });
}
