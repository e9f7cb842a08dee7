import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createExampleProject } from '../../model/index.ts';
import type { TargetId } from '../../targets/index.ts';
import { useTargetOutput } from './useTargetOutput.ts';

const host = document.createElement('div');
document.body.append(host);
const root = createRoot(host);
const TrueWorker = Worker;
const project = createExampleProject();
const options = {};

afterEach(() => vi.unstubAllGlobals());

function Shown({ id }: { readonly id: TargetId }) {
  const { made, filesSoFar } = useTargetOutput({ id, project, options, projectId: null });
  const text = made?.problem ?? made?.files.map(({ path }) => path).join(', ') ?? '';
  return createElement('p', {}, filesSoFar === null ? text : 'Making…');
}

it('makes a target on the page where the thread does not start, and says what could not be loaded', async () => {
  class GoneWorker extends TrueWorker {
    constructor() {
      super(new URL('/no/such/script.js', location.href), { type: 'module' });
    }
  }
  vi.stubGlobal('Worker', GoneWorker);
  root.render(createElement(Shown, { id: 'mermaid' }));
  await expect.element(page.getByText(/\.mmd$/)).toBeVisible();
  // As after a new version on the server: the part is gone, for the thread and for the page.
  root.render(createElement(Shown, { id: 'gone' as TargetId }));
  await expect
    .element(
      page.getByText(
        'The code that makes these files could not be loaded. Reload the page, and export again.',
      ),
    )
    .toBeVisible();
  root.unmount();
});
