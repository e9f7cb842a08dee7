import { expect, it } from 'vitest';
import { usualEngineOf } from './engine.ts';
import { projectOf } from './testing/projects.ts';

it('RC9: a project with a model-config follows LoopBack 3, any other juggler 7', () => {
  const project = projectOf({ name: 'A' });
  expect(usualEngineOf({ ...project, modelConfig: null })).toBe('juggler7');
  const modelConfig = { path: 'server/model-config.json', config: {}, source: null };
  expect(usualEngineOf({ ...project, modelConfig })).toBe('loopback3');
});
