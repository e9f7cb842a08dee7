import type { Connector } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import type { ExportKind } from '../wire/store.ts';
import { readPages } from './readPages.ts';
import { writeRows } from './writeRows.ts';

/** Writes all rows of the models into a file; a CSV file holds the first model only. */
export function exportRows(
  connector: Connector,
  kind: ExportKind,
  models: readonly DesignModel[],
): Promise<Blob> {
  return writeRows(kind, models, (model) => readPages(connector, model));
}
