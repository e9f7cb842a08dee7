import { limitPending } from '../../lib/limitPending.ts';
import type { Connector, Key, Row } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import type { ImportPlan, ModelSurvey, StoredModel, TakenIds } from '../wire/importing.ts';
import type { ImportBuffer } from './importBuffer.ts';

/** Rows that are looked up or stored at a time; the page can cancel in between. */
const pageSize = 1_000;

/** Pages that are stored at the same time: one is prepared while the other is written. */
const pagesOnTheWay = 2;

/** Counts, for each model of a file, the stored rows and the ids of the file that are already stored. */
export async function surveyImport(
  connector: Connector,
  buffer: ImportBuffer,
  design: readonly DesignModel[],
  signal: AbortSignal,
): Promise<readonly ModelSurvey[]> {
  const surveys: ModelSurvey[] = [];
  for (const { model, refused } of buffer.summary().models) {
    const existing = await connector.count(model);
    const count = async (withRefused: boolean): Promise<number> => {
      if (existing === 0) return 0;
      let taken = 0;
      for (const [name, rows] of buffer.pages(withRefused, pageSize)) {
        if (name !== model || signal.aborted) continue;
        const found = await findTaken(connector, model, idNameOf(design, model), rows);
        taken += rows.filter(found.has).length;
      }
      return taken;
    };
    const taken = await count(true);
    surveys.push({ model, existing, taken, takenFitting: refused === 0 ? taken : await count(false) });
  }
  return surveys;
}

/**
 * Stores the rows of a file as planned, some at a time. Models that are
 * replaced must be empty, and rows with `renew` must have their new ids.
 *
 * @param onProgress called with the number of rows that are processed
 */
export async function storeImport(
  connector: Connector,
  buffer: ImportBuffer,
  { withRefused, models }: ImportPlan,
  design: readonly DesignModel[],
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<readonly StoredModel[]> {
  const plans = new Map(models.map((plan) => [plan.model, plan]));
  const results = new Map<string, StoredModel>();
  const ownIds = new Map<string, Set<string>>();
  const storing = limitPending(pagesOnTheWay);
  let done = 0;
  for (const [model, rows] of buffer.pages(withRefused, pageSize)) {
    const plan = plans.get(model);
    if (plan === undefined || plan.way === 'leave') continue;
    if (signal.aborted) break;
    const own = ownIds.get(model) ?? new Set();
    ownIds.set(model, own);
    const idName = idNameOf(design, model);
    const taken = plan.way === 'append' ? plan.taken : 'skip';
    await storing.start(async () => {
      const page = await storePage(connector, model, idName, rows, taken, own);
      const before = results.get(model) ?? { model, added: 0, replaced: 0, skipped: 0 };
      results.set(model, {
        model,
        added: before.added + page.added,
        replaced: before.replaced + page.replaced,
        skipped: before.skipped + rows.length - page.added - page.replaced,
      });
      done += rows.length;
      onProgress(done);
    });
    // The next page may have an id of this one.
    if (taken === 'replace') await storing.finish();
  }
  await storing.finish();
  return [...results.values()];
}

/** @param own ids under which rows of the file were stored: the first row of an id keeps it */
async function storePage(
  connector: Connector,
  model: string,
  idName: string,
  rows: readonly Row[],
  taken: TakenIds,
  own: Set<string>,
): Promise<{ readonly added: number; readonly replaced: number }> {
  const found = taken === 'replace' ? await findTaken(connector, model, idName, rows) : none;
  const replacing = new Map<string, Row>();
  const adding: Row[] = [];
  for (const row of rows) {
    const id = toId(row, idName);
    if (id === null || !found.has(row)) adding.push(row);
    else if (!own.has(String(id)) && !replacing.has(String(id))) replacing.set(String(id), row);
  }
  const outcomes = await connector.create(model, adding);
  await Promise.all(
    [...replacing.values()].map(async (row) =>
      connector.write(model, toId(row, idName), row, { existing: 'replace', missing: 'create' }),
    ),
  );
  const added = outcomes.flatMap((outcome) => ('id' in outcome ? [String(outcome.id)] : []));
  if (taken === 'replace') for (const id of [...added, ...replacing.keys()]) own.add(id);
  return { added: added.length, replaced: replacing.size };
}

const none = { has: (): boolean => false };

/** Finds out which of some rows have an id that is already stored. */
export async function findTaken(
  connector: Connector,
  model: string,
  idName: string,
  rows: readonly Row[],
): Promise<{ has(row: Row): boolean }> {
  const ids = rows.map((row) => toId(row, idName)).filter((id) => id !== null);
  if (ids.length === 0) return none;
  const found = await connector.find(model, { where: { [idName]: { inq: ids } }, fields: [idName] });
  // A store with number ids treats "1" as 1.
  const stored = new Set(found.map((row) => String(row[idName])));
  return {
    has: (row) => {
      const id = toId(row, idName);
      return id !== null && stored.has(String(id));
    },
  };
}

/** The id that a row is stored under; null where the store assigns one, as it does for 0 and "". */
export function toId(row: Row, idName: string): Key | null {
  const id = row[idName];
  return (typeof id === 'number' || typeof id === 'string') && id ? id : null;
}

export function idNameOf(design: readonly DesignModel[], model: string): string {
  return design.find(({ name }) => name === model)?.idName ?? 'undefined';
}
