import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createProject, type ModelEntry, type Project, previewRename } from '../../model/index.ts';
import { PART } from '../../ui/LongList.tsx';
import type { TickedNames } from './NameChoices.tsx';
import { RenameChanges } from './RenameChanges.tsx';

const modelOf = (id: string, definition: ModelEntry['definition']): ModelEntry => ({
  id,
  path: `common/models/${id}.json`,
  definition,
  source: null,
});

/** A model that many others belong to. */
const hubOf = (count: number): Project => ({
  ...createProject('Hub'),
  models: [
    modelOf('hub', { name: 'Hub', properties: { name: 'string' } }),
    ...Array.from({ length: count }, (_, index) =>
      modelOf(`m${index}`, {
        name: `Spoke${index}`,
        relations: { hub: { type: 'belongsTo', model: 'Hub', foreignKey: '' } },
      }),
    ),
  ],
});

const ticked = (choice: TickedNames['choice']): TickedNames => ({
  choice,
  ids: [],
  choose: () => undefined,
  setIds: () => undefined,
});

it.each(['all', 'some'] as const)(
  'shows the first of the thousand changes of a rename at first: %s',
  (choice) => {
    const project = hubOf(1000);
    const preview = previewRename(project, { modelId: 'hub', name: 'Centre', names: 'all' });
    if (preview === null) throw new Error('The rename is refused.');
    expect(preview.changes.length).toBeGreaterThan(2000);
    const markup = renderToStaticMarkup(
      createElement(RenameChanges, { project, preview, ticked: ticked(choice) }),
    );
    const sections = markup.split('<section').length - 1;
    const lines = markup.split('<li').length - 1;
    expect(lines).toBeGreaterThan(sections);
    expect(lines).toBeLessThanOrEqual(sections * PART);
    expect(markup).toContain('Show more');
  },
);
