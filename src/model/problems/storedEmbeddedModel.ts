import { storeOnlyEmbedded } from '../commands/storeOnlyEmbedded.ts';
import { embeddedOnlyChanges } from '../embedding.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A model whose rows exist only inside those of others, but that is declared as one with rows of its own. */
export const storedEmbeddedModel: ProblemRule = {
  code: 'stored-embedded-model',
  find: (project) =>
    project.models.flatMap((entry): readonly Problem[] => {
      const changes = embeddedOnlyChanges(project, entry);
      if (changes === null) return [];
      const { id, definition } = entry;
      const { base, dataSource } = changes;
      const parts = [
        ...(base ? ['base "Model"'] : []),
        ...(dataSource === null ? [] : [`data source "${dataSource}"`]),
      ].join(' and ');
      return [
        {
          code: 'stored-embedded-model',
          severity: 'note',
          place: { modelId: id, key: 'base' },
          message: `${definition.name} is only embedded in other models, but is declared as a model that is stored by itself.`,
          why: 'It gets a table and REST routes of its own, which stay empty.',
          advice: `Declare it as LoopBack asks for embedded models: ${parts}.`,
          fix: {
            label: `Use ${parts}`,
            apply: (current) => storeOnlyEmbedded(current, { modelId: id }),
          },
        },
      ];
    }),
};
