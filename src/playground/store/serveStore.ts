import { failWith, succeed } from '../../lib/result.ts';
import { createRpc, type PortLike } from '../../rpc/index.ts';
import type { IndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import { countCalls } from '../wire/countCalls.ts';
import { serveConnector } from '../wire/serveConnector.ts';
import { createAsideRows } from './asideRows.ts';
import { carryRows } from './carryRows.ts';
import { readDataFile } from './dataFiles.ts';
import { exportRows } from './exportRows.ts';
import { findOrphans, withoutRow } from './findOrphans.ts';
import { listIds } from './listIds.ts';
import { isOwnStore } from './ownStores.ts';
import type { StoreMethods, StorePageMethods } from './protocol.ts';
import { renewIds } from './renewIds.ts';
import { createRowHistory } from './rowHistory.ts';
import { createSampleRecords } from './sampleRecords.ts';
import { createStage, type Stage } from './stage.ts';
import { recordChanges } from './storeChanges.ts';
import { storeStage, surveyStage } from './storeStage.ts';

export interface StoreThread {
  /** Serves the rows, and nothing else, to the sandbox at the other end of the port. */
  serveSandbox(sandbox: number, port: PortLike): void;
}

const emptyStage = (): Stage => createStage({ rows: new Map(), unknown: [], skipped: 0 }, () => 'id');

/**
 * Serves the rows of a project to its page and to the page's sandboxes.
 *
 * @param opening the store; where it can't be opened every call fails with the reason
 */
export function serveStore(opening: Promise<IndexedDbConnector>, page: PortLike): StoreThread {
  const opened = opening.then((connector) => ({
    connector,
    recorder: recordChanges(connector),
    history: createRowHistory(connector),
    aside: createAsideRows(connector),
    samples: createSampleRecords(connector),
  }));
  // Each call hears of it; before the first there is nobody to tell.
  opened.catch(() => undefined);
  const sandboxes = new Map<number, { close(): void; inFlight(): number }>();
  const ended = new Set<number>();
  let servedNames: ReadonlySet<string> = new Set();
  const isServed = (model: string): boolean => servedNames.has(model) && !isOwnStore(model);
  const cancels = new Map<number, () => void>();
  let stage = emptyStage();

  /** A job that can be cancelled. */
  const asJob = async <Value>(job: number, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> => {
    const controller = new AbortController();
    cancels.set(job, () => controller.abort());
    try {
      return await work(controller.signal);
    } finally {
      cancels.delete(job);
    }
  };

  const methods: StoreMethods = {
    opened: async () => void (await opened),
    endServing: (sandbox) => {
      ended.add(sandbox);
      sandboxes.get(sandbox)?.close();
      sandboxes.delete(sandbox);
    },
    callsInFlight: (sandbox) => sandboxes.get(sandbox)?.inFlight() ?? 0,
    startRecording: async () => (await opened).recorder.start(),
    stopRecording: async (design) => {
      const { connector, recorder, history } = await opened;
      const recorded = recorder.stop();
      const { changes } = recorded;
      const orphans = changes.models.length === 0 ? [] : await findOrphans(connector, design, changes);
      return { changes, orphans, undo: history.keep(recorded, design) };
    },
    turn: async (change, turn, design) => {
      const { connector, history } = await opened;
      const turned = await history.turn(change, turn, design);
      if (!turned.ok) return turned;
      return succeed({
        changes: turned.value,
        orphans: await findOrphans(connector, design, turned.value),
      });
    },
    serveModels: (names) => {
      servedNames = new Set(names);
    },
    readSamples: async () => (await opened).samples.read(),
    keepSamples: async (records) =>
      (await opened).samples.keep(records.filter(({ model }) => isServed(model))),
    forgetSamples: async () => (await opened).samples.forget(),
    carryRows: async (design) => {
      const { connector } = await opened;
      return carryRows(connector, design, async (modelId, before) => {
        return new Map(await rpc.call('renamesOf', modelId, before));
      });
    },
    listIds: (job, query) =>
      asJob(job, async (signal) => {
        const { connector } = await opened;
        return listIds(connector, query, signal, (first) => rpc.notify('ids', job, [...first]));
      }),
    read: async (model, ids) => {
      const { connector } = await opened;
      const idName = model.idName ?? 'undefined';
      const rows = await connector.find(model.name, { where: { [idName]: { inq: [...ids] } } });
      const byId = new Map(rows.map((row) => [row[idName], row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    find: async (model, where, limit) => (await opened).connector.find(model.name, { where, limit }),
    count: async (model, where) => (await opened).connector.count(model.name, where),
    missing: async (key, values) => withoutRow((await opened).connector, key, values),
    cancel: (job) => cancels.get(job)?.(),
    readUndoable: async () => (await opened).aside.read(),
    layAside: async (title, models, kept) => (await opened).aside.layAside(title, models, kept),
    swap: async () => (await opened).aside.swap(),
    stageFile: async (file, design, model) => {
      stage = emptyStage();
      const read = readDataFile(file.name, await file.text(), design, model);
      if (!read.ok) return failWith(read.error);
      const idNames = new Map(design.map(({ name, idName }) => [name, idName ?? 'id']));
      stage = createStage(read.value, (name) => idNames.get(name) ?? 'id');
      return succeed(stage.summary());
    },
    stagedRows: (model, start, count) => stage.rows(model, start, count),
    takeChecked: (model, start, checked) => stage.take(model, start, checked),
    stageSummary: () => stage.summary(),
    surveyStage: (job, design) =>
      asJob(job, async (signal) => surveyStage((await opened).connector, stage, design, signal)),
    renewStaged: async (models, design) => renewIds((await opened).connector, stage, models, design),
    storeStaged: (job, plan, design) =>
      asJob(job, async (signal) => {
        const { connector } = (await opened).recorder;
        const onProgress = (done: number): void => rpc.notify('progress', job, done);
        return storeStage(connector, stage, plan, design, signal, onProgress);
      }),
    emptyStage: () => {
      stage = emptyStage();
    },
    exportRows: async (kind, models, design) => exportRows((await opened).connector, kind, models, design),
  };
  const rpc = createRpc<StorePageMethods>(page, methods, {
    onClose: () => {
      for (const { close } of sandboxes.values()) close();
      opened.then(
        ({ connector }) => connector.disconnect(),
        () => undefined,
      );
    },
  });

  return {
    serveSandbox: (sandbox, port) => {
      const serve = ({ recorder }: Awaited<typeof opened>): void => {
        if (ended.has(sandbox)) {
          port.close();
          return;
        }
        const calls = countCalls(recorder.connector);
        const { close } = serveConnector(calls.connector, port, isServed);
        sandboxes.set(sandbox, { close, inFlight: calls.inFlight });
      };
      opened.then(serve, () => port.close());
    },
  };
}
