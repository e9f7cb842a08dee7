import type { Connector, Row } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import type { ExportKind } from '../wire/store.ts';
import { printCsv, printJson, printMemoryFile } from './dataFiles.ts';
import { readPages } from './readPages.ts';
import { safeText } from './safeText.ts';

/** Writes all rows of the models into a file; a CSV file holds the first model only. */
export async function exportRows(
  connector: Connector,
  kind: ExportKind,
  models: readonly DesignModel[],
  design: readonly DesignModel[],
): Promise<Blob> {
  const all = new Map<string, readonly Row[]>();
  for (const model of models) {
    const rows: Row[] = [];
    for await (const page of readPages(connector, model)) rows.push(...page);
    all.set(model.name, rows);
  }
  const [first] = models;
  const text =
    kind === 'json'
      ? printJson(all)
      : kind === 'memory'
        ? printMemoryFile(all, design)
        : first === undefined
          ? ''
          : printCsv(first, all.get(first.name) ?? [], kind === 'spreadsheet' ? safeText : undefined);
  return new Blob([text], { type: 'application/octet-stream' });
}
