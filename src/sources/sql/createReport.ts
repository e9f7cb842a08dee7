import { countOf } from '../../lib/countOf.ts';
import type { JsonObject } from '../../lib/json.ts';
import { findRelationKind } from '../../model/index.ts';
import type { Remark } from '../../targets/index.ts';
import type { ReportPart, SourceReport } from '../report.ts';
import { dialects } from './dialect.ts';
import { type Draft, type Drafting, reasonToLeaveOut, tableKey } from './models/drafts.ts';
import type { ReadSchema } from './reading/readSchema.ts';

/** Says what was made of each table, and what was guessed. */
export function createReport(found: ReadSchema, { byTable, remarks }: Drafting): SourceReport {
  const { schema, isDialectGuessed } = found;
  const parts = schema.tables.map((table): ReportPart => {
    const id = tableKey(table.id);
    const draft = byTable.get(id);
    const reason = reasonToLeaveOut(table);
    const kind = table.kind === 'view' ? ['is a view'] : [];
    return {
      id,
      model: draft?.name ?? null,
      facts: [countOf(table.columns.length, 'column'), ...kind, ...(reason === null ? [] : [reason])],
      relations: draft === undefined ? [] : relationsOf(draft),
    };
  });
  const { label } = dialects[schema.dialect];
  const guess: Remark[] = isDialectGuessed
    ? [{ kind: 'warning', text: `The file does not say which database it is from: it is read as ${label}.` }]
    : [];
  const notices = schema.notices.map((text): Remark => ({ kind: 'decision', text }));
  const all = [...guess, ...leftOutParts(found, byTable), ...remarks, ...notices];
  const sorted = all.toSorted((one, other) => Number(isDecision(one)) - Number(isDecision(other)));
  return { title: label, unit: 'table', choice: 'tables', parts, remarks: sorted };
}

const isDecision = ({ kind }: Remark): boolean => kind === 'decision';

/** Counts the tables that are part of others, unless they are opened. */
function leftOutParts({ schema }: ReadSchema, byTable: ReadonlyMap<string, Draft>): readonly Remark[] {
  const parts = schema.tables.filter(
    (table) => reasonToLeaveOut(table) !== null && !byTable.has(tableKey(table.id)),
  );
  if (parts.length === 0) return [];
  const text = `${countOf(parts.length, 'table')} left out that only ${parts.length === 1 ? 'holds' : 'hold'} a part of another: partitions, and tables that inherit.`;
  return [{ kind: 'decision', text }];
}

function relationsOf({ relations }: Draft): readonly string[] {
  return [...relations].map(([name, relation]) => `${name}: ${describeRelation(relation)}`);
}

function describeRelation({ type, model, through }: JsonObject): string {
  const label = findRelationKind(String(type))?.label ?? String(type);
  return `${label} ${String(model)}${through === undefined ? '' : ` through ${String(through)}`}`;
}
