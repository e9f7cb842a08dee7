import { expect, it } from 'vitest';
import { createProject, type Project } from '../../model/index.ts';
import { createNotices } from '../shell/notices.ts';
import { createUnsavedWork } from './unsavedWork.ts';

it('warns before the page is left until the work is downloaded', () => {
  const page = new EventTarget();
  const notices = createNotices();
  const downloaded: Project[] = [];
  const unsaved = createUnsavedWork({
    notices,
    page: page as unknown as Window,
    download: (project) => downloaded.push(project),
  });
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    page.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(false);
  const project = createProject('Shop');
  unsaved.offer(project, 'No room.');
  expect(leave()).toBe(true);
  expect(notices.store.getState().shown[0]).toMatchObject({ text: 'No room.', isPinned: true });
  notices.store.getState().shown[0]?.action?.run();
  expect(downloaded).toEqual([project]);
  expect(leave()).toBe(false);
});
