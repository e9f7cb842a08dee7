import { expect, it } from 'vitest';
import type { TextFile } from '../targets/index.ts';
import { makeZip } from '../targets/zip/makeZip.ts';
import { type ZipWorker, zipFiles } from './zipFiles.ts';

const few: readonly TextFile[] = [{ path: 'a.json', text: '{}' }];
const much: readonly TextFile[] = Array.from({ length: 100 }, (_, index) => ({
  path: `common/models/${index}.json`,
  text: `{"name": "Model${index}", "description": "${'x'.repeat(3_000)}"}`,
}));

function createFakeWorker(isSilent = false) {
  let listener: ((event: { readonly data: Uint8Array<ArrayBuffer> }) => void) | undefined;
  const fake = {
    started: 0,
    terminated: 0,
    start: (): ZipWorker => {
      fake.started += 1;
      return {
        postMessage: (files) => {
          const data = makeZip(structuredClone(files));
          if (!isSilent) queueMicrotask(() => listener?.({ data }));
        },
        addEventListener: (type: string, added: never) => {
          if (type === 'message') listener = added;
        },
        terminate: () => {
          fake.terminated += 1;
        },
      };
    },
  };
  return fake;
}

it('makes a zip of much text in a worker, of little on the page, the same byte for byte', async () => {
  const fake = createFakeWorker();
  expect(await zipFiles(few, undefined, fake.start)).toEqual(makeZip(few));
  expect(fake.started).toBe(0);
  expect(await zipFiles(much, undefined, fake.start)).toEqual(makeZip(much));
  expect(fake).toMatchObject({ started: 1, terminated: 1 });
});

it('makes it on the page where no worker starts', async () => {
  const start = (): ZipWorker => {
    throw new Error('This browser has no workers.');
  };
  expect(await zipFiles(much, undefined, start)).toEqual(makeZip(much));
});

it('ends the worker when it is cancelled', async () => {
  const fake = createFakeWorker(true);
  const controller = new AbortController();
  const zipping = zipFiles(much, controller.signal, fake.start);
  controller.abort(new DOMException('Cancelled', 'AbortError'));
  await expect(zipping).rejects.toThrow('Cancelled');
  expect(fake.terminated).toBe(1);
});
