import { expect, it, vi } from 'vitest';
import { failWith, succeed } from '../../lib/result.ts';
import { createExampleProject, type Project } from '../../model/index.ts';
import { projectOf } from '../../model/testing/projects.ts';
import type { MadeTarget, ReadRows, TargetRequest } from './makeTarget.ts';
import { createMakingJobs, type MakingAnswer, type MakingRequest } from './makingJobs.ts';
import { type MakingWorker, openMaker } from './openMaker.ts';

const noRows: ReadRows = async () => succeed({});

interface FakeWorker {
  readonly worker: MakingWorker;
  readonly requests: MakingRequest[];
  readonly answers: MakingAnswer[];
  isTerminated: boolean;
  fail(): void;
}

/** A worker of the same thread: what crosses its border is cloned, as in a real one. */
function createFakeWorker(readRows = noRows): FakeWorker {
  const listeners: Record<string, ((event: { readonly data: MakingAnswer }) => void)[]> = {};
  const fake: FakeWorker = {
    requests: [],
    answers: [],
    isTerminated: false,
    fail: () => listeners['error']?.forEach((listener) => void (listener as () => void)()),
    worker: {
      postMessage(request) {
        const data = structuredClone(request);
        fake.requests.push(data);
        queueMicrotask(() => answer(data));
      },
      addEventListener: (type: string, listener: never) => {
        listeners[type] = [...(listeners[type] ?? []), listener];
      },
      terminate: () => {
        fake.isTerminated = true;
      },
    },
  };
  const answer = createMakingJobs((message) => {
    if (fake.isTerminated) return;
    fake.answers.push(message);
    for (const listener of listeners['message'] ?? []) listener({ data: structuredClone(message) });
  }, readRows);
  return fake;
}

const project = createExampleProject();
const request = (changes: Partial<TargetRequest> = {}): TargetRequest => ({
  id: 'loopback3',
  project,
  options: {},
  projectId: null,
  ...changes,
});
const never = new AbortController().signal;
const pathsOf = ({ files }: MadeTarget) => files.map(({ path }) => path);
const noWorker = (): MakingWorker => {
  throw new Error('This browser has no workers.');
};

it('makes the same in a worker as on the page, and says which option is not valid', async () => {
  const fake = createFakeWorker();
  const inWorker = openMaker(() => fake.worker, noRows);
  const onPage = openMaker(noWorker, noRows);
  const made = await inWorker.make(request({ options: { port: 4000 } }), never);
  expect(made.problem).toBeNull();
  expect(pathsOf(made)).toContain('server/server.js');
  expect(await onPage.make(request({ options: { port: 4000 } }), never)).toEqual(made);
  const refused = await inWorker.make(request({ options: { port: null } }), never);
  expect(refused).toMatchObject({ files: [], problem: expect.stringContaining('The option port must be') });
  expect(await onPage.make(request({ options: { port: null } }), never)).toEqual(refused);
  // The project is sent once.
  expect(fake.requests.map(({ kind }) => kind)).toEqual(['project', 'make', 'make']);
  inWorker.close();
  expect(fake.isTerminated).toBe(true);
});

it('sends a large project another time only when it has changed, and its files in parts', async () => {
  const large = (count: number): Project =>
    projectOf(
      ...Array.from({ length: count }, (_, index) => ({
        name: `Model${index}`,
        description: 'x'.repeat(5_000),
      })),
    );
  const fake = createFakeWorker();
  const maker = openMaker(() => fake.worker, noRows);
  const progress: number[] = [];
  const made = await maker.make(request({ project: large(300) }), never, (files) => progress.push(files));
  expect(made.files.length).toBeGreaterThan(300);
  expect(progress.length).toBeGreaterThan(2);
  expect(progress.at(-1)).toBe(made.files.length);
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  await maker.make(request({ project: large(2) }), never);
  expect(fake.requests.map(({ kind }) => kind)).toEqual(['project', 'make', 'project', 'make']);
});

it('ends a job that is cancelled, and does the next one', async () => {
  const fake = createFakeWorker();
  const maker = openMaker(() => fake.worker, noRows);
  const controller = new AbortController();
  const cancelled = maker.make(request(), controller.signal);
  controller.abort();
  await expect(cancelled).rejects.toThrow('abort');
  const made = await maker.make(request({ options: { port: 4001 } }), never);
  expect(made.files.find(({ path }) => path === 'server/config.json')?.text).toContain('4001');
  // Nothing of the first job came.
  expect(new Set(fake.answers.map(({ kind, ...answer }) => ('job' in answer ? answer.job : kind)))).toEqual(
    new Set([2]),
  );
  await expect(maker.make(request(), controller.signal)).rejects.toThrow('abort');
});

it('makes it on the page when the worker ends early, and starts another one for the next', async () => {
  const workers = [createFakeWorker(), createFakeWorker()];
  const start = vi.fn(() => (workers[start.mock.calls.length - 1] ?? createFakeWorker()).worker);
  const maker = openMaker(start, noRows);
  const making = maker.make(request(), never);
  workers[0]?.fail();
  expect(pathsOf(await making)).toContain('server/server.js');
  expect(workers[0]).toMatchObject({ isTerminated: true, answers: [] });
  await maker.make(request(), never);
  expect(start).toHaveBeenCalledTimes(2);
  expect(workers[1]?.answers.length).toBeGreaterThan(0);
});

it('adds the rows of the playground where the target takes them, and says why it can’t', async () => {
  const readRows = vi.fn<ReadRows>(async () => succeed({ Customer: [{ id: 1, name: 'Ada' }] }));
  const fake = createFakeWorker(readRows);
  const maker = openMaker(() => fake.worker, readRows);
  const withRows = await maker.make(request({ projectId: 'p1' }), never);
  expect(withRows.files.find(({ path }) => path === 'data/seed.json')?.text).toContain('Ada');
  await maker.make(request({ id: 'mermaid', projectId: 'p1' }), never);
  expect(readRows).toHaveBeenCalledTimes(1);
  const refuses: ReadRows = async () => failWith({ message: 'There are too many rows.' });
  const refused = await openMaker(noWorker, refuses).make(request({ projectId: 'p1' }), never);
  expect(refused.remarks[0]).toEqual({ kind: 'warning', text: 'There are too many rows.' });
  expect(refused.files.length).toBeGreaterThan(0);
});
