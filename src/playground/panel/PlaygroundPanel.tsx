import { Tabs } from '@base-ui/react/tabs';
import { Code, Compass, Database, SquareFunction } from 'lucide-react';
import { type CSSProperties, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { EngineName, SqlDatabase } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { isMac } from '../../ui/keyCombo.ts';
import { Separator } from '../../ui/Separator.tsx';
import { useCrowding } from '../../ui/useCrowding.ts';
import type { PropertyRenames, UndoDirection } from '../host/index.ts';
import type { ModelFile } from '../wire/control.ts';
import { CodeView, type LineRequest } from './code/CodeView.tsx';
import { isInEditor, marksOf } from './code/codeLines.ts';
import { exampleSnippets } from './code/examples.ts';
import { addSnippet, type SnippetBook } from './code/snippets.ts';
import { useEditedCode } from './code/useEditedCode.ts';
import type { JumpPlace } from './data/jumps.ts';
import { RowsView } from './data/RowsView.tsx';
import type { ColumnWidths } from './data/useColumnWidths.ts';
import type { DesignModel } from './design/design.ts';
import { EngineMenu } from './engine/EngineMenu.tsx';
import { LogBar } from './log/LogBar.tsx';
import { LogView } from './log/LogView.tsx';
import type { CallStyle } from './log/logState.ts';
import { MethodsView } from './methods/MethodsView.tsx';
import styles from './PlaygroundPanel.module.css';
import { SessionContext } from './session/sessionContext.ts';
import { useSession } from './session/useSession.ts';
import { TourStrip } from './tour/TourStrip.tsx';
import { tourChapters } from './tour/tourChapters.ts';
import type { TourRelation } from './tour/tourRelation.ts';

export interface PlaygroundPanelProps {
  /** The model definition files as export writes them. */
  readonly files: readonly ModelFile[];
  /** The same models as the page knows them, with stable ids. */
  readonly design: readonly DesignModel[];
  /** Returns which properties were renamed. */
  readonly renamesOf: PropertyRenames;
  /** The note of the first run where the application's ids differ from the playground's; null where they do not. */
  readonly idNote: string | null;
  /** Identifies the database of the playground's rows. */
  readonly projectId: string;
  readonly book: SnippetBook;
  readonly onBookChange: (book: SnippetBook) => void;
  /** How generated calls are shown. */
  readonly style: CallStyle;
  readonly onStyleChange: (style: CallStyle) => void;
  /** The SQL databases that the design is for: notices say what they do differently. */
  readonly databases: readonly SqlDatabase[];
  /** The engine that code and methods follow. */
  readonly engine: EngineName;
  readonly onEngineChange: (engine: EngineName) => void;
  /** A relation of each family in the design, for examples and the tour. */
  readonly tourRelations: readonly TourRelation[];
  /** The borders that the user has moved. */
  readonly borders: PanelBorders;
  /** Shows a notice that is not an entry of the log. */
  readonly onNotice: (text: string) => void;
  /** Selects a model of the design and brings it into view. */
  readonly onShowModel: (modelId: string) => void;
  /** Called when code or a call starts to run. */
  readonly onRun: () => void;
  /** Called with the function that undoes and redoes rows by keys; with null when the panel unmounts. */
  readonly onRowUndoChange: (rowUndo: RowUndo | null) => void;
}

interface PanelBorders {
  /** The parts of the width that the left side has, 0 to 1, by view; what is missing has its default. */
  readonly shares: Readonly<Record<string, number>>;
  /** Called with null for the default. */
  readonly onShareChange: (view: string, share: number | null) => void;
  readonly columns: ColumnWidths;
}

/** Undoes or redoes the rows when the page's shortcuts are pressed. */
type RowUndo = (direction: UndoDirection) => void;

const views = [
  { id: 'code', label: 'Code', icon: <Code size={13} data-goes="1" /> },
  { id: 'methods', label: 'Methods', icon: <SquareFunction size={13} data-goes="1" /> },
  { id: 'data', label: 'Data', icon: <Database size={13} data-goes="1" /> },
] as const;

type View = (typeof views)[number]['id'];

const hasManyOf = (relations: readonly TourRelation[]): TourRelation | null =>
  relations.find(({ family }) => family === 'hasMany') ?? null;

const shortcut = isMac ? '⌘ Enter' : 'Ctrl Enter';

/** Three views on the left, their common log on the right. Nothing runs before the user asks for it. */
export function PlaygroundPanel(props: PlaygroundPanelProps) {
  const { files, design, projectId, book, onBookChange, style, onStyleChange, tourRelations, engine } = props;
  const examples = useMemo(() => exampleSnippets(hasManyOf(tourRelations)), [tourRelations]);
  const chapters = useMemo(() => tourChapters(tourRelations), [tourRelations]);
  const { renamesOf, idNote, onNotice } = props;
  const session = useSession(projectId, files, design, renamesOf, engine, idNote, onNotice, props.databases);
  useRowUndo(session.undoOrRedoByKeys, props.onRowUndoChange);
  useRunStarts(session.isRunning, props.onRun);
  const [view, setView] = useState<View>('code');
  const [isTouring, setTouring] = useState(false);
  const { isRunning, run, log } = session;
  const editor = useEditedCode(book, examples, onBookChange);
  const bar = useRef<HTMLElement>(null);
  useCrowding(bar, 1);
  const [lineRequest, setWantedLine] = useState<LineRequest | null>(null);
  const last = log.entries.at(-1);
  const marks = useMemo(() => marksOf(last, editor.code), [last, editor.code]);
  const [wantedRows, setWantedRows] = useState<JumpPlace | null>(null);
  const sessionApi = useMemo(
    () => ({
      design,
      isRunning,
      save: (handle: number) => void run(`await $${handle}.save();`),
      showRows: (place: JumpPlace) => {
        setView('data');
        setWantedRows(place);
      },
    }),
    [design, isRunning, run],
  );

  return (
    <SessionContext value={sessionApi}>
      <div className={styles['frame']} data-undo="rows">
        <div
          className={styles['panel']}
          style={{ '--share': `${shareOf(view, props.borders) * 100}%` } as CSSProperties}
          data-touring={isTouring || undefined}
        >
          <Tabs.Root
            value={view}
            onValueChange={setView}
            className={styles['side']}
            render={<section aria-label="Input" />}
          >
            <header ref={bar} className={styles['bar']}>
              <ViewTabs />
              <span className={styles['spring']} />
              <EngineMenu engine={engine} onChange={props.onEngineChange} onNotice={onNotice} />
              <Button
                size="small"
                aria-pressed={isTouring}
                disabled={chapters.length === 0}
                onClick={() => setTouring(!isTouring)}
              >
                <Compass size={13} data-goes="1" /> Tour
              </Button>
            </header>
            {isTouring && chapters.length > 0 ? (
              <TourStrip
                chapters={chapters}
                isRunning={isRunning}
                onRun={(code) => void run(code)}
                onLeave={() => setTouring(false)}
              />
            ) : null}
            <Tabs.Panel value={view} tabIndex={-1} className={styles['view']}>
              {view === 'code' ? (
                <CodeView
                  session={session}
                  design={design}
                  engine={engine}
                  examples={examples}
                  book={book}
                  editor={editor}
                  marks={marks}
                  lineRequest={lineRequest}
                  isSecondary={isTouring}
                  onBookChange={onBookChange}
                  shortcut={shortcut}
                  onNotice={props.onNotice}
                />
              ) : view === 'methods' ? (
                <MethodsView session={session} design={design} style={style} />
              ) : (
                <RowsView
                  session={session}
                  design={design}
                  columnWidths={props.borders.columns}
                  wanted={wantedRows}
                  onWantedShown={() => setWantedRows(null)}
                  onNotice={props.onNotice}
                />
              )}
            </Tabs.Panel>
          </Tabs.Root>
          <section className={styles['side']} aria-label="Log">
            <LogBorder view={view} borders={props.borders} />
            <LogBar
              session={session}
              style={style}
              onStyleChange={onStyleChange}
              hasModels={design.length > 0}
            />
            <div className={styles['output']}>
              <LogView
                log={log}
                shortcut={shortcut}
                hasModels={design.length > 0}
                design={design}
                onShowModel={props.onShowModel}
                onNotice={props.onNotice}
                actions={{
                  style,
                  isRunning,
                  lineNavigator: (entry) =>
                    isInEditor(entry, editor.code)
                      ? (line) => {
                          setView('code');
                          setWantedLine({ line });
                        }
                      : null,
                  runAgain: ({ title, call, firstLine }, isExtended = false) =>
                    void run(title, { call, isExtended, firstLine }),
                  undoOrRedo: session.undoOrRedoEntry,
                  toSnippet: ({ title, call }) => {
                    onBookChange(addSnippet(book, call === null ? title : call[style]));
                    setView('code');
                  },
                }}
              />
            </div>
          </section>
        </div>
      </div>
    </SessionContext>
  );
}

/** The grid needs more room than code does. */
const shareKeyOf = (view: View): string => (view === 'data' ? 'data' : 'code');

const usualShares: Readonly<Record<string, number>> = { code: 0.45, data: 0.6 };

function shareOf(view: View, { shares }: PanelBorders): number {
  const key = shareKeyOf(view);
  return Math.max(LEAST_SHARE, Math.min(shares[key] ?? usualShares[key] ?? 0.5, 1 - LEAST_SHARE));
}

const LEAST_SHARE = 0.25;

/** The border between the view on the left and the log, in percent of the width. */
function LogBorder({ view, borders }: { view: View; borders: PanelBorders }) {
  const border = useRef<HTMLSpanElement>(null);
  const key = shareKeyOf(view);
  return (
    <span ref={border}>
      <Separator
        label="Width of the left side in percent"
        orientation="vertical"
        className={styles['border']}
        value={shareOf(view, borders) * 100}
        least={LEAST_SHARE * 100}
        most={100 - LEAST_SHARE * 100}
        isDefault={borders.shares[key] === undefined}
        perPixel={() => 100 / (border.current?.closest(`.${styles['panel']}`)?.clientWidth ?? 100)}
        onChange={(percent) => borders.onShareChange(key, percent / 100)}
        onReset={() => borders.onShareChange(key, null)}
      />
    </span>
  );
}

function useRunStarts(isRunning: boolean, onRun: () => void): void {
  const start = useEffectEvent(onRun);
  useEffect(() => {
    if (isRunning) start();
  }, [isRunning]);
}

function useRowUndo(
  undoOrRedoByKeys: RowUndo,
  onRowUndoChange: PlaygroundPanelProps['onRowUndoChange'],
): void {
  const undoOrRedo = useEffectEvent(undoOrRedoByKeys);
  const change = useEffectEvent(onRowUndoChange);
  useEffect(() => {
    change((direction) => undoOrRedo(direction));
    return () => change(null);
  }, []);
}

function ViewTabs() {
  return (
    <Tabs.List aria-label="Playground views" className={styles['tabs']} activateOnFocus>
      {views.map(({ id, label, icon }) => (
        <Tabs.Tab key={id} value={id} className={styles['tab']}>
          {icon} {label}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}
