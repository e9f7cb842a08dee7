import { ArrowLeft, Filter, Plus, X } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { countOf } from '../../../lib/countOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useCrowding } from '../../../ui/useCrowding.ts';
import type { RowQuery } from '../../host/index.ts';
import { blankRequest } from '../calls/blankRequest.ts';
import { buildWhere, type ConditionGroup, emptyGroup } from '../calls/buildFilter.ts';
import type { Clause } from '../calls/callRequest.ts';
import { writeCall } from '../calls/writeCall.ts';
import type { DesignModel, DesignProperty } from '../design/design.ts';
import { Conditions } from '../methods/Conditions.tsx';
import panel from '../PlaygroundPanel.module.css';
import type { Session } from '../session/useSession.ts';
import { AddRow } from './AddRow.tsx';
import { readCell } from './cellText.ts';
import { DataFiles } from './DataFiles.tsx';
import { DataGrid } from './DataGrid.tsx';
import { type Jump, type JumpPlace, jumpsOf } from './jumps.ts';
import styles from './RowsView.module.css';
import type { ColumnWidths } from './useColumnWidths.ts';
import { cellKey, type GridRow, useRowIds } from './useGridRows.ts';

/** What the grid shows: a model, and the jump that led there. */
interface GridLocation {
  readonly model: string;
  /** The where clause of the jump that led here; null for all rows. */
  readonly where: Clause | null;
  readonly title: string;
}

interface RowsViewProps {
  readonly session: Session;
  readonly design: readonly DesignModel[];
  readonly columnWidths: ColumnWidths;
  /** Rows to show next; null where none are asked for. */
  readonly wanted: JumpPlace | null;
  readonly onWantedShown: () => void;
  /** Shows a notice that is not an entry of the log. */
  readonly onNotice: (text: string) => void;
}

/** Shows the stored rows of a model. Changes are calls of LoopBack and appear in the log. */
export function RowsView(props: RowsViewProps) {
  const { session, design, columnWidths, wanted, onWantedShown, onNotice } = props;
  const stored = design.filter(({ isStored, idName }) => isStored && idName !== null);
  const [trail, setTrail] = useState<readonly GridLocation[]>([]);
  const [order, setOrder] = useState<RowQuery['order']>(null);
  const [conditions, setConditions] = useState<ConditionGroup | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [refused, setRefused] = useState<{ cell: string; message: string } | null>(null);
  const location = trail.at(-1) ?? { model: stored[0]?.name ?? '', where: null, title: '' };
  const model = stored.find(({ name }) => name === location.model) ?? stored[0] ?? null;
  const jumps = useMemo(() => (model === null ? [] : jumpsOf(model, design)), [model, design]);
  const show = (next: readonly GridLocation[]): void => {
    setTrail(next);
    setOrder(null);
    setConditions(null);
    setAdding(false);
    setRefused(null);
  };
  const prepare = useEffectEvent(() => session.prepare());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another design has other rows
  useEffect(() => void prepare(), [design]);

  const showWanted = useEffectEvent((place: JumpPlace) => {
    show([...trail, { model: place.model, where: place.where, title: place.code }]);
    onWantedShown();
  });
  useEffect(() => {
    if (wanted !== null) showWanted(wanted);
  }, [wanted]);

  const where = model === null ? undefined : buildWhere(conditions ?? emptyGroup, typeLookup(model));
  const query = { within: location.where ?? {}, where: where ?? {}, order };
  const { ids, isReading } = useRowIds(session, model === null ? null : { model, ...query });
  if (model === null)
    return (
      <p className={panel['hint']}>
        No models with rows yet. Add one to the canvas (N) to use it here at once.
      </p>
    );

  const idName = model.idName ?? 'id';
  const edit = async (row: GridRow, property: DesignProperty, text: string): Promise<void> => {
    const data = { [property.name]: readCell(text, property.type) };
    const wanted = { ...blankRequest(model, 'updateAttributes'), instanceId: idOf(row, idName), data };
    const facts = writeCall(wanted, design);
    const report = await session.run(facts.promise, { call: facts });
    const isBad = report?.result.type === 'failed';
    const cell = cellKey(row[idName], property.name);
    setRefused(isBad ? { cell, message: report.result.error.message } : null);
  };
  const destroy = (row: GridRow): void => {
    const facts = writeCall({ ...blankRequest(model, 'destroyById'), id: idOf(row, idName) }, design);
    void session.run(facts.promise, { call: facts });
  };
  const duplicate = (row: GridRow): void => {
    const { [idName]: id, ...rest } = row;
    // Without a generated id, LoopBack says in the log that this one is taken.
    const data = model.isIdGenerated ? rest : { [idName]: id, ...rest };
    const facts = writeCall({ ...blankRequest(model, 'create'), data }, design);
    void session.run(facts.promise, { call: facts });
  };
  const showPlace = ({ model: name, where: found, code }: JumpPlace, row: GridRow): void =>
    show([...trail, { model: name, where: found, title: `${code} of ${model.name} ${row[idName]}` }]);
  const jump = async (row: GridRow, to: Jump): Promise<void> => {
    if (session.rows === null) return;
    const found = await to.place(row, session.rows);
    if (found === null) onNotice(`${model.name} ${String(row[idName])} references no row here.`);
    else showPlace({ ...found, code: to.code }, row);
  };

  return (
    <>
      <RowsBar>
        {trail.length > 1 || location.where !== null ? (
          <IconButton label="Back" size="small" onClick={() => show(trail.slice(0, -1))}>
            <ArrowLeft size={13} />
          </IconButton>
        ) : null}
        <select
          aria-label="Model"
          className={styles['model']}
          value={model.name}
          onChange={(event) => show([{ model: event.currentTarget.value, where: null, title: '' }])}
        >
          {stored.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span className={styles['count']} aria-live="polite">
          {ids === null ? '' : countOf(ids.length, 'row')}
          {isReading && ids !== null ? ' …' : ''}
        </span>
        <span className={panel['spring']} />
        <Button
          size="small"
          title="Filter"
          aria-pressed={conditions !== null}
          onClick={() => setConditions(conditions === null ? firstCondition(model) : null)}
        >
          <Filter size={12} /> <span data-word="2">Filter</span>
        </Button>
        <Button size="small" title="Add row" aria-pressed={isAdding} onClick={() => setAdding(!isAdding)}>
          <Plus size={12} /> <span data-word="3">Add row</span>
        </Button>
        <DataFiles session={session} design={design} model={model} />
      </RowsBar>
      {location.where === null ? null : (
        <p className={styles['place']}>
          <code>{location.title}</code>
          <IconButton
            label="Show all rows"
            size="small"
            onClick={() => show([{ model: model.name, where: null, title: '' }])}
          >
            <X size={12} />
          </IconButton>
        </p>
      )}
      {conditions === null ? null : (
        <div className={styles['filter']}>
          <Conditions model={model} group={conditions} onChange={setConditions} />
        </div>
      )}
      {isAdding ? (
        <AddRow
          key={`${model.name}${location.title}`}
          model={model}
          given={location.where}
          isDisabled={session.isRunning}
          onAdd={async (data) => {
            const facts = writeCall({ ...blankRequest(model, 'create'), data }, design);
            const report = await session.run(facts.promise, { call: facts });
            return report?.result.type === 'failed' ? report.result.error.message : null;
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {refused === null ? null : (
        <p role="alert" className={styles['refused']}>
          {refused.message}
        </p>
      )}
      {ids === null ? (
        <p className={panel['hint']}>Reading the rows…</p>
      ) : (
        <DataGrid
          key={`${model.id}/${trail.length}`}
          session={session}
          model={model}
          design={design}
          ids={ids}
          order={order}
          jumps={jumps}
          refused={refused === null ? noRefusals : new Map([[refused.cell, refused.message]])}
          columnWidths={columnWidths}
          onSort={(property) => setOrder(nextOrder(order, property))}
          onEdit={(row, property, text) => void edit(row, property, text)}
          onJump={(row, to) => void jump(row, to)}
          onShow={showPlace}
          onDestroy={destroy}
          onDuplicate={duplicate}
          onNotice={onNotice}
        />
      )}
    </>
  );
}

const noRefusals: ReadonlyMap<string, string> = new Map();

/** The labels of “Samples & files”, “Filter” and “Add row” are hidden in this order. */
const STAGES = 3;

function RowsBar({ children }: { children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  useCrowding(bar, STAGES);
  return (
    <div ref={bar} className={panel['tools']}>
      {children}
    </div>
  );
}

function idOf(row: GridRow, idName: string): number | string {
  const id = row[idName];
  return typeof id === 'number' ? id : String(id);
}

function typeLookup(model: DesignModel): (name: string) => string {
  return (name) => model.properties.find((property) => property.name === name)?.type ?? 'any';
}

function firstCondition(model: DesignModel): ConditionGroup {
  const property = model.properties.find(({ isId }) => isId) ?? model.properties[0];
  return { ...emptyGroup, conditions: [{ property: property?.name ?? 'id', operator: 'gt', text: '0' }] };
}

/** Returns the next order: ascending, descending, then the order of the ids again. */
function nextOrder(order: RowQuery['order'], property: string): RowQuery['order'] {
  if (order?.property !== property) return { property, isDescending: false };
  return order.isDescending ? null : { property, isDescending: true };
}
