import { EditorView } from '@codemirror/view';
import { afterEach, expect, it } from 'vitest';
import { createJsonEditor } from './createJsonEditor.ts';

afterEach(() => document.body.replaceChildren());

const textOf = (key: string) =>
  JSON.stringify(
    Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`r${index}`, { foreignKey: key }])),
    null,
    2,
  );

/** CodeMirror knows then that nothing of it is in view. */
const measured = (parent: HTMLElement): Promise<void> =>
  new Promise((resolve) => {
    EditorView.findFromDOM(parent)?.requestMeasure({ read: () => undefined, write: () => resolve() });
  });

it('draws only a few lines of a long text that changes nearly everywhere while it is out of view', async () => {
  const scroller = document.createElement('div');
  scroller.style.cssText = 'height: 300px; overflow: auto';
  const above = document.createElement('div');
  above.style.height = '5000px';
  const parent = document.createElement('div');
  parent.style.height = '400px';
  scroller.append(above, parent);
  document.body.append(scroller);
  const onType = () => null;
  const editor = createJsonEditor({ parent, text: textOf('one'), label: 'JSON', onType, onDone: onType });
  await measured(parent);
  editor.setText(textOf('another'));
  expect(parent.querySelectorAll('.cm-line').length).toBeLessThan(400);
  expect(parent.textContent).toContain('another');
  editor.destroy();
});
