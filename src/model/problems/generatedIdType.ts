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
    const isGeneratedId = isIdProperty(value) && Boolean(attributesOf(value)?.['generated']);
    if (!isGeneratedId || typeOf(value) === undefined || type.toLowerCase() === 'number') return [];
    return [
      {
        severity: 'warning',
        place: { modelId, property, key: 'generated' },
        message: `${definition.name}.${property} is declared as ${type} and generated: LoopBack gives it the type of the data source's ids, number in memory and in most SQL tables.`,
        why: 'Foreign keys that point at it get that type too, and ids of the declared type are never generated.',
        advice:
          'Remove "generated" and provide ids yourself or with "defaultFn": "uuid", or declare it as number.',
        fix: fixProperty('Remove "generated"', modelId, property, 'generated', undefined),
      },
    ];
  }),
);

/** A generated id whose declared type LoopBack replaces with that of the data source. */
export const generatedIdType: ProblemRule = {
  code: inFile.code,
  find: (project) => inFile.find(project).filter((problem) => isReplaced(project, problem)),
};

/** Returns whether the model's data source is known to generate ids of another type; text may still represent an ObjectID. */
function isReplaced(project: Project, { place }: Problem): boolean {
  const definition = findModel(project, place.modelId)?.definition;
  const generated = definition && idTypesOf(project).generatedFor(definition.name);
  if (!definition || !generated || generated === 'declared') return false;
  const declared = typeLabelOf(typeOf(propertiesOf(definition)[place.property ?? ''])).toLowerCase();
  const isText = declared === 'string' && generated !== 'number';
  return declared !== generated.toLowerCase() && !isText;
}
