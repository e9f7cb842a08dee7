import { countOf } from '../../../lib/countOf.ts';
import type { ImportPlan, ImportSummary, ModelPlan, RefusedRow, StoredModel } from '../../host/index.ts';

export function countRefused({ models }: Pick<ImportSummary, 'models'>): number {
  return models.reduce((sum, { refused }) => sum + refused, 0);
}

/** Describes an import for the log, first model by model, then for the whole file. */
export function describeImport(
  summary: ImportSummary,
  plan: ImportPlan,
  stored: readonly StoredModel[],
  renewed: number,
): string {
  const ways = new Map(plan.models.map(({ model, way }) => [model, way]));
  const counts = (count: (one: StoredModel) => number, way?: ModelPlan['way']): string =>
    stored
      .filter(
        (one) => (way === undefined || ways.get(one.model) === way) && (way !== undefined || count(one) > 0),
      )
      .map((one) => `${count(one).toLocaleString('en')} ${one.model}`)
      .join(', ');
  const left = plan.models.filter(({ way }) => way === 'leave').map(({ model }) => model);
  const wanted = summary.models.filter(({ model }) => !left.includes(model));
  const refused = countRefused({ ...summary, models: wanted });
  const count = refused.toLocaleString('en');
  const them = refused === 1 ? 'it' : 'them';
  const values = summary.lost.map(([name, number]) => `${name} of ${number.toLocaleString('en')}`).join(', ');
  return [
    sentence(
      'Rows now',
      counts(({ added }) => added, 'replace'),
    ),
    sentence(
      'Added',
      counts(({ added }) => added, 'append'),
    ),
    sentence(
      'Stored rows replaced',
      counts(({ replaced }) => replaced),
    ),
    renewed === 0 ? '' : `${renewed.toLocaleString('en')} got a new id.`,
    sentence(
      'Skipped, because the id is taken',
      counts(({ skipped }) => skipped),
    ),
    sentence('Not imported', left.join(', ')),
    refused === 0
      ? ''
      : plan.withRefused
        ? `${count} stored unchanged, although LoopBack would refuse ${them}.`
        : `${count} skipped, because LoopBack would refuse ${them}.`,
    values === '' ? '' : `Invalid values stored as null (as LoopBack does): ${values}.`,
    summary.unknown.length === 0 ? '' : `Not in the design, skipped: ${summary.unknown.join(', ')}.`,
    summary.skipped === 0
      ? ''
      : `${countOf(summary.skipped, 'list item that is not an object was', 'list items that are not objects were')} skipped.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function sentence(what: string, list: string): string {
  return list === '' ? '' : `${what}: ${list}.`;
}

/** Names a row by its id, or by its position in the file. */
export function nameRow({ model, place, id }: RefusedRow): string {
  return id === null ? `Row ${place.toLocaleString('en')} (${model})` : `${model} ${id}`;
}
