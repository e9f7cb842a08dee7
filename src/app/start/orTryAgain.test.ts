import { expect, it } from 'vitest';
import { LoadError, loadPart, ThreadError } from '../../lib/loadPart.ts';
import { createNotices } from '../shell/notices.ts';
import { orTryAgain } from './orTryAgain.ts';

it('says what could not be loaded, and tries again when asked', async () => {
  const notices = createNotices();
  const done: string[] = [];
  let isThere = false;
  await orTryAgain(notices, 'The picture', async () => {
    done.push(
      await loadPart(async () => (isThere ? 'painted' : Promise.reject(new TypeError('Failed to fetch')))),
    );
  });
  const [notice] = notices.store.getState().shown;
  expect(notice?.text).toBe('The picture could not be loaded.');
  isThere = true;
  notice?.action?.run();
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual(['painted']);
});

it('says the way out where a thread of the page does not start', async () => {
  const notices = createNotices();
  await orTryAgain(notices, 'The code', () => Promise.reject(new ThreadError('The thread did not start')));
  expect(notices.store.getState().shown[0]?.text).toBe(
    'The thread did not start. Reload the page; if that does not help, look whether an extension blocks its scripts.',
  );
});

it('does not handle bugs', async () => {
  const bug = new Error('bug');
  await expect(orTryAgain(createNotices(), 'x', () => Promise.reject(bug))).rejects.toBe(bug);
});

it('keeps the cause of a failed load', async () => {
  const cause = new TypeError('Failed to fetch');
  const failed = loadPart(() => Promise.reject(cause));
  await expect(failed).rejects.toBeInstanceOf(LoadError);
  await expect(failed).rejects.toMatchObject({ cause });
});
