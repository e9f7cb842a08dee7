import { createElement, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, vi } from 'vitest';
import type { ModelDefinition } from '../../../../model/index.ts';
import type { Key, Row } from '../../../../runtime/connector.ts';
import { createMemoryConnector } from '../../../../runtime/index.ts';
import type { PlaygroundRows, RunReport } from '../../../host/index.ts';
import { toIdList } from '../../../wire/idList.ts';
import { loadModels } from '../../../worker/loadModels.ts';
import { toShownError } from '../../../worker/toShown.ts';
import { describeDesign } from '../../design/design.ts';
import { createEntryTurns } from '../../session/entryTurns.ts';
import type { Session } from '../../session/useSession.ts';
import { projectOf } from '../../testing/projectOf.ts';
import { RowsView } from '../RowsView.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Waits for a state, which may be late on a busy machine. */
export const until = <Value>(check: () => Value): Promise<Value> => vi.waitFor(check, { timeout: 60_000 });

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

/** Shows the grid of models, whose calls run in our runtime on a store in memory. */
export async function openRows(
  rows: Readonly<Record<string, readonly Row[]>>,
  ...definitions: readonly ModelDefinition[]
) {
  const design = describeDesign(projectOf(...definitions));
  const connector = createMemoryConnector();
  const files = definitions.map((definition) => ({
    name: `${definition.name}.json`,
    text: JSON.stringify(definition),
  }));
  const loaded = await loadModels(files, connector, () => undefined);
  for (const [model, some] of Object.entries(rows)) await connector.create(model, some);
  const names = [...loaded.models.keys()];
  const codes: string[] = [];
  const notices: string[] = [];
  const turns = createEntryTurns();
  const gate = { isOpen: true, waiting: [] as (() => void)[] };

  const run = async (code: string): Promise<RunReport> => {
    codes.push(code);
    if (!gate.isOpen) await new Promise<void>((resolve) => gate.waiting.push(resolve));
    const nothing = { changes: { models: [] }, orphans: [], undo: { why: null } } as unknown as RunReport;
    try {
      await new AsyncFunction(...names, `"use strict";${code}`)(
        ...names.map((name) => loaded.models.get(name)),
      );
      return { ...nothing, result: { type: 'done', milliseconds: 0 } };
    } catch (error) {
      return {
        ...nothing,
        result: { type: 'failed', milliseconds: 0, error: toShownError(error, { read: () => null }) },
      };
    }
  };
  const place = document.body.appendChild(document.createElement('div'));
  place.style.cssText =
    'display: flex; flex-direction: column; height: 400px; width: 700px; overflow: hidden';
  const root = createRoot(place);
  closers.push(() => {
    root.unmount();
    place.remove();
  });
  function Shown() {
    const [version, setVersion] = useState(0);
    const session = {
      ...{ isRunning: false, rows: storedRows(connector), version },
      prepare: async () => undefined,
      run: async (code: string, { isPatient = false } = {}) => {
        if (!(await turns.enter(isPatient))) return null;
        const report = await run(code);
        turns.leave();
        setVersion((number) => number + 1);
        return report;
      },
    } as unknown as Session;
    const columnWidths = { chosen: {}, onChange: () => undefined };
    return createElement(RowsView, {
      session,
      design,
      columnWidths,
      wanted: null,
      onWantedShown: () => undefined,
      onNotice: (text) => void notices.push(text),
    });
  }
  flushSync(() => root.render(createElement(Shown)));
  return {
    place,
    codes,
    notices,
    /** Holds the calls back until it is opened. */
    gate: {
      close: () => {
        gate.isOpen = false;
      },
      open: () => {
        gate.isOpen = true;
        for (const go of gate.waiting.splice(0)) go();
      },
    },
    stored: (model: string) => connector.find(model, {}),
    /** The cell of a property in a row of the grid with this label. */
    cell: (grid: string, row: number, property: string): Promise<HTMLElement> =>
      until(() => {
        const found = place.querySelector<HTMLElement>(
          `[role=grid][aria-label="${grid}"] [role=row][aria-rowindex="${row + 2}"] > [data-property="${property}"]`,
        );
        if (found === null) throw new Error(`${grid} has no cell ${property} in row ${row}.`);
        return found;
      }),
    button: (text: string): Promise<HTMLElement> =>
      until(() => {
        const found = [...place.querySelectorAll('button')].find((each) => each.textContent?.trim() === text);
        if (found === undefined) throw new Error(`There is no button ${text}.`);
        return found;
      }),
    grid: (label: string): Promise<HTMLElement> =>
      until(() => {
        const found = place.querySelector<HTMLElement>(`[role=grid][aria-label="${label}"]`);
        if (found === null) throw new Error(`There is no grid ${label}.`);
        return found;
      }),
  };
}

type Connector = ReturnType<typeof createMemoryConnector>;
const rowsByConnector = new WeakMap<Connector, PlaygroundRows>();

/** The rows of a connector, as the page reads them from the store. */
function storedRows(connector: Connector): PlaygroundRows {
  const known = rowsByConnector.get(connector);
  if (known !== undefined) return known;
  const idsOf = (found: readonly Row[], idName: string | null) =>
    found.map((row) => row[idName ?? 'id'] as Key);
  const rows = {
    listIds: async ({ model, within, where }: Parameters<PlaygroundRows['listIds']>[0]) =>
      toIdList({
        ids: idsOf(await connector.find(model.name, { where: { and: [within, where] } }), model.idName),
      }),
    read: async (model: { name: string; idName: string | null }, ids: readonly Key[]) => {
      const found = await connector.find(model.name, {});
      return ids.map((id) => found.find((row) => row[model.idName ?? 'id'] === id) ?? null);
    },
    find: (model: { name: string }, where: Readonly<Record<string, unknown>>) =>
      connector.find(model.name, { where }),
    count: (model: { name: string }) => connector.count(model.name),
    missing: async (key: { target: string; targetProperty: string }, values: readonly Key[]) => {
      const found = await connector.find(key.target, {});
      return values.filter((value) => !found.some((row) => row[key.targetProperty] === value));
    },
  } as unknown as PlaygroundRows;
  rowsByConnector.set(connector, rows);
  return rows;
}
