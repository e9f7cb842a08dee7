import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { FileDiff } from './FileDiff.tsx';

it('renders the lines of a file when it is first opened, and not those of thousands of closed ones', async () => {
  const place = document.body.appendChild(document.createElement('ul'));
  const root = createRoot(place);
  onTestFinished(() => {
    root.unmount();
    place.remove();
  });
  const shared = { before: 'a\nb\n', after: null, kind: 'removed' } as const;
  flushSync(() =>
    root.render([
      createElement(FileDiff, { ...shared, key: 1, name: 'open', isOpenAtFirst: true }),
      createElement(FileDiff, { ...shared, key: 2, name: 'closed', isOpenAtFirst: false }),
    ]),
  );
  const [open, closed] = place.querySelectorAll('li');
  const linesIn = (file: Element | undefined) => file?.querySelectorAll('[data-line]').length;
  expect([linesIn(open), linesIn(closed)]).toEqual([2, 0]);
  expect(closed?.textContent).toContain('−2');
  closed?.querySelector('summary')?.click();
  await vi.waitFor(() => expect(linesIn(closed)).toBe(2));
});
