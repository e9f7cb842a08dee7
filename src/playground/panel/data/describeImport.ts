import type { RefusedRow, StageSummary } from '../../host/index.ts';

/** How many rows of a file are stored, with or without those that LoopBack would refuse. */
export function countRows({ models }: StageSummary, withRefused: boolean): number {
  return models.reduce((sum, { rows, refused }) => sum + rows - (withRefused ? 0 : refused), 0);
}

export function countRefused({ models }: StageSummary): number {
  return models.reduce((sum, { refused }) => sum + refused, 0);
}

/** What the log says of an import. */
export function describeImport(summary: StageSummary, withRefused: boolean): string {
  const counts = summary.models.map(
    ({ model, rows, refused }) => `${(rows - (withRefused ? 0 : refused)).toLocaleString('en')} ${model}`,
  );
  const refused = countRefused(summary);
  const count = refused.toLocaleString('en');
  const values = summary.lost.map(([name, number]) => `${name} of ${number.toLocaleString('en')}`).join(', ');
  return [
    `Rows now: ${counts.join(', ')}.`,
    refused === 0
      ? ''
      : withRefused
        ? `${count} of them stored as they are, although LoopBack would refuse them.`
        : `${count} left out, which LoopBack would refuse.`,
    values === '' ? '' : `Does not fit and is null, as LoopBack stores it: ${values}.`,
    summary.unknown.length === 0 ? '' : `Not in the design, left out: ${summary.unknown.join(', ')}.`,
    summary.skipped === 0
      ? ''
      : `${summary.skipped.toLocaleString('en')} items in its lists are no rows, left out.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What tells a row from others: its id, or where it stands in the file. */
export function nameRow({ model, place, id }: RefusedRow): string {
  return `${model} ${id ?? `in place ${place.toLocaleString('en')}`}`;
}
