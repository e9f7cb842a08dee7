import { setModelSetting } from '../commands/setModelSetting.ts';
import { earlierPluralOf, usualEngineOf } from '../engine.ts';
import { pluralOfModel } from '../modelFacts.ts';
import { pluralOf } from '../naming.ts';
import type { ModelEntry, Project } from '../project.ts';
import { textSetting } from '../settings.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A model without a `plural` whose plural is another one to LoopBack 3 than to juggler 7, from which the names here are derived. */
export const pluralOfEngines: ProblemRule = {
  code: 'plural-of-engines',
  find: (project) => project.models.flatMap((entry) => findIn(project, entry)),
};

function findIn(project: Project, entry: ModelEntry): readonly Problem[] {
  const { id: modelId, definition } = entry;
  const { name } = definition;
  const earlier = earlierPluralOf(name);
  const plural = pluralOf(name);
  const isGiven = Boolean(textSetting(definition, 'plural')) || pluralOfModel(project, entry) !== plural;
  if (earlier === null || isGiven) return [];
  // The application goes on as it is.
  const value = usualEngineOf(project) === 'loopback3' ? earlier : plural;
  return [
    {
      code: 'plural-of-engines',
      severity: 'warning',
      place: { modelId, key: 'plural' },
      message: `LoopBack 3 uses "${earlier}" as the plural of ${name}, later versions use "${plural}".`,
      why: 'The plural is the REST path of the model; the names here are those of later versions.',
      advice: 'Give the model a "plural", which all versions use.',
      fix: {
        label: `Set the plural "${value}"`,
        apply: (current) => setModelSetting(current, { modelId, key: 'plural', value }),
      },
    },
  ];
}
