import { expect, it } from 'vitest';
import { holdParts, loadForPicture, partsReleased, pictureLoaded } from './heldParts.ts';

it('holds parts back until they are released', async () => {
  await partsReleased();
  const release = holdParts();
  let isReleased = false;
  const waiting = partsReleased().then(() => {
    isReleased = true;
  });
  await Promise.resolve();
  expect(isReleased).toBe(false);
  release();
  await waiting;
  await partsReleased();
});

it('waits for the parts of the first picture, also for one that can’t be loaded', async () => {
  expect(await pictureLoaded()).toBe(false);
  const failing = loadForPicture(() => Promise.reject(new Error('offline')));
  const picture = loadForPicture(async () => 'the overview');
  expect(await pictureLoaded()).toBe(true);
  await expect(failing).rejects.toThrow('offline');
  expect(await picture).toBe('the overview');
  expect(await pictureLoaded()).toBe(false);
});
