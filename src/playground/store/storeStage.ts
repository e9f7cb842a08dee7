import type { Connector, Key, Row } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import type { ImportPlan, ModelSurvey, StoredModel, TakenIds } from './importPlan.ts';
import type { Stage } from './stage.ts';

/** Rows that are looked up or stored at a time; between two of them the page is heard. */
const pageSize = 500;

/** Counts, for each model of a file, what is stored and which ids of the file are among it. */
export async function surveyStage(
  connector: Connector,
  stage: Stage,
  design: readonly DesignModel[],
  signal: AbortSignal,
): Promise<readonly ModelSurvey[]> {
  const surveys: ModelSurvey[] = [];
  for (const { model, refused } of stage.summary().models) {
    const existing = await connector.count(model);
    const count = async (withRefused: boolean): Promise<number> => {
      if (existing === 0) return 0;
      let taken = 0;
      for (const [name, rows] of stage.pages(withRefused, pageSize)) {
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
 * Stores the rows of a file as planned, some at a time. Models that are to be
 * replaced have to be empty, and rows that get other ids must have them.
 *
 * @param onProgress hears how many rows are done with
 */
export async function storeStage(
  connector: Connector,
  stage: Stage,
  { withRefused, models }: ImportPlan,
  design: readonly DesignModel[],
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<readonly StoredModel[]> {
  const plans = new Map(models.map((plan) => [plan.model, plan]));
  const results = new Map<string, StoredModel>();
  const ownIds = new Map<string, Set<string>>();
  let done = 0;
  for (const [model, rows] of stage.pages(withRefused, pageSize)) {
    const plan = plans.get(model);
    if (plan === undefined || plan.way === 'leave') continue;
    if (signal.aborted) break;
    const own = ownIds.get(model) ?? new Set();
    ownIds.set(model, own);
    const idName = idNameOf(design, model);
    const taken = plan.way === 'append' ? plan.taken : 'skip';
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
  }
  return [...results.values()];
}

/** @param own the ids that rows of the file have been stored under: the first one keeps it */
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

/** Tells of some rows which of them have an id that is stored. */
export async function findTaken(
  connector: Connector,
  model: string,
  idName: string,
  rows: readonly Row[],
): Promise<{ has(row: Row): boolean }> {
  const ids = rows.map((row) => toId(row, idName)).filter((id) => id !== null);
  if (ids.length === 0) return none;
  const found = await connector.find(model, { where: { [idName]: { inq: ids } }, fields: [idName] });
  // A store of numbers takes "1" for 1.
  const stored = new Set(found.map((row) => String(row[idName])));
  return {
    has: (row) => {
      const id = toId(row, idName);
      return id !== null && stored.has(String(id));
    },
  };
}

/** The id that a row is stored under; null where the store gives it one, as it does for 0 and "". */
export function toId(row: Row, idName: string): Key | null {
  const id = row[idName];
  return (typeof id === 'number' || typeof id === 'string') && id ? id : null;
}

export function idNameOf(design: readonly DesignModel[], model: string): string {
  return design.find(({ name }) => name === model)?.idName ?? 'undefined';
}
