import { idTypesOf } from '../application/dataSources.ts';
import type { Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { attributesOf, isIdProperty, typeLabelOf, typeOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { fixProperty } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { definitionRule } from './rules.ts';

const inFile = definitionRule('generated-id-type', (definition, modelId) =>
  Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
    const type = typeLabelOf(typeOf(value));
    const isMade = isIdProperty(value) && Boolean(attributesOf(value)?.['generated']);
    if (!isMade || typeOf(value) === undefined || type.toLowerCase() === 'number') return [];
    return [
      {
        severity: 'warning',
        place: { modelId, property, key: 'generated' },
        message: `${definition.name}.${property} is declared as ${type} and generated: LoopBack gives it the type of the data source's ids, number in memory and in most SQL tables.`,
        why: 'Foreign keys that point at it get that type too, and ids of the declared type are never made.',
        advice:
          'Remove "generated" and give ids yourself, or with "defaultFn": "uuid"; or declare it as number.',
        fix: fixProperty('Remove "generated"', modelId, property, 'generated', undefined),
      },
    ];
  }),
);

/** An id that the data source makes has the type that the data source gives it, whatever the file says. */
export const generatedIdType: ProblemRule = {
  code: inFile.code,
  find: (project) => inFile.find(project).filter((problem) => isReplaced(project, problem)),
};

/** Whether the model's own data source is known to make ids of another type; text goes on standing for an ObjectID. */
function isReplaced(project: Project, { place }: Problem): boolean {
  const definition = findModel(project, place.modelId)?.definition;
  const made = definition && idTypesOf(project).generatedFor(definition.name);
  if (!definition || !made || made === 'declared') return false;
  const declared = typeLabelOf(typeOf(propertiesOf(definition)[place.property ?? ''])).toLowerCase();
  const isText = declared === 'string' && made !== 'number';
  return declared !== made.toLowerCase() && !isText;
}
