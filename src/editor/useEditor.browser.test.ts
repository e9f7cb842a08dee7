import { createElement, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { createProject, type Project } from '../model/index.ts';
import { createEditor } from './createEditor.ts';
import { EditorContext, useEditor, useEditorActions } from './useEditor.ts';

const setName = (project: Project, { name }: { name: string }): Project => ({ ...project, name });
const setModels = (project: Project): Project => ({ ...project, models: [...project.models] });

function mount() {
  const editor = createEditor({ project: createProject('before') });
  const renders = { name: 0, actions: 0 };
  function Name() {
    renders.name += 1;
    return useEditor((state) => state.project.name);
  }
  function Actions() {
    renders.actions += 1;
    const [same] = useState(useEditorActions());
    return String(same === useEditorActions());
  }
  const element = document.createElement('div');
  const root = createRoot(element);
  flushSync(() =>
    root.render(
      createElement(EditorContext, { value: editor }, createElement(Name), ' ', createElement(Actions)),
    ),
  );
  return { editor, renders, element, root };
}

it('renders again only when the selected part changed', () => {
  const { editor, renders, element, root } = mount();
  expect(element.textContent).toBe('before true');
  flushSync(() => editor.run(setName, { name: 'after' }));
  expect(element.textContent).toBe('after true');
  flushSync(() => editor.run(setModels, {}));
  flushSync(() => editor.clearSelection());
  expect(renders).toEqual({ name: 2, actions: 1 });
  root.unmount();
});

it('names the missing context if there is no editor', () => {
  const errors: unknown[] = [];
  const root = createRoot(document.createElement('div'), { onUncaughtError: (error) => errors.push(error) });
  const Lost = () => useEditor((state) => state.project.name);
  flushSync(() => root.render(createElement(Lost)));
  expect(errors.map(String)).toEqual([expect.stringContaining('<EditorContext value={editor}>')]);
});
