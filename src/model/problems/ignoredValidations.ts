import { settingOf } from '../settings.ts';
import { definitionRule } from './rules.ts';

/** The `validations` of a file, which LoopBack reads but never uses. */
export const ignoredValidations = definitionRule('ignored-validations', (definition, modelId) => {
  const validations = settingOf(definition, 'validations');
  if (!Array.isArray(validations) || validations.length === 0) return [];
  return [
    {
      severity: 'warning',
      place: { modelId, key: 'validations' },
      message: `LoopBack ignores the "validations" of ${definition.name}: nothing is checked.`,
      why: 'Data that the file seems to forbid is stored.',
      advice: `Call ${definition.name}.validatesLengthOf(…) or a similar method in the model's .js file.`,
    },
  ];
});
