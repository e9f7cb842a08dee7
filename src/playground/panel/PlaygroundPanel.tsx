import { Tabs } from '@base-ui/react/tabs';
import { Code, Compass, Database, SquareFunction } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { isMac } from '../../ui/keyCombo.ts';
import { useCrowding } from '../../ui/useCrowding.ts';
import type { PropertyRenames, Turn } from '../host/index.ts';
import type { ModelFile } from '../wire/control.ts';
import { CodeView, type WantedLine } from './code/CodeView.tsx';
import { isInEditor, marksOf } from './code/codeLines.ts';
import { type ExampleRelation, exampleSnippets } from './code/examples.ts';
import { addSnippet, type SnippetBook } from './code/snippets.ts';
import { useEditedCode } from './code/useEditedCode.ts';
import { RowsView } from './data/RowsView.tsx';
import type { DesignModel } from './design/design.ts';
import { LogBar } from './log/LogBar.tsx';
import { LogView } from './log/LogView.tsx';
import type { CallStyle } from './log/logState.ts';
import { MethodsView } from './methods/MethodsView.tsx';
import styles from './PlaygroundPanel.module.css';
import { SessionContext } from './session/sessionContext.ts';
import { useSession } from './session/useSession.ts';
import { TourStrip } from './tour/TourStrip.tsx';
import { tourSteps } from './tour/tourSteps.ts';

export interface PlaygroundPanelProps {
  /** The model definition files as export writes them. */
  readonly files: readonly ModelFile[];
  /** The same as the page knows it, with ids that stay. */
  readonly design: readonly DesignModel[];
  /** Tells which properties were renamed here. */
  readonly renamesOf: PropertyRenames;
  /** What the first run says where the application's ids are others than the playground's; null where they are not. */
  readonly idNote: string | null;
  /** Names the database that the playground's rows are in. */
  readonly projectId: string;
  readonly book: SnippetBook;
  readonly onBookChange: (book: SnippetBook) => void;
  /** How generated calls are shown. */
  readonly style: CallStyle;
  readonly onStyleChange: (style: CallStyle) => void;
  /** What the examples and the tour are about: a hasMany of the design; null where there is none. */
  readonly exampleRelation: ExampleRelation | null;
  /** Says something that is no entry of the log. */
  readonly onNotice: (text: string) => void;
  /** Hears how rows are undone by keys; null when that is over. */
  readonly onUndoing: (undoing: RowUndoing | null) => void;
}

/** Undo and redo of rows, for the keys of the page. */
type RowUndoing = (turn: Turn) => void;

const views = [
  { id: 'code', label: 'Code', icon: <Code size={13} data-goes="1" /> },
  { id: 'methods', label: 'Methods', icon: <SquareFunction size={13} data-goes="1" /> },
  { id: 'data', label: 'Data', icon: <Database size={13} data-goes="1" /> },
] as const;

type View = (typeof views)[number]['id'];

const shortcut = isMac ? '⌘ Enter' : 'Ctrl Enter';

/** Three ways to try things on the left, the one log of them on the right. Nothing runs before the user asks for it. */
export function PlaygroundPanel(props: PlaygroundPanelProps) {
  const { files, design, projectId, book, onBookChange, style, onStyleChange, exampleRelation } = props;
  const examples = useMemo(() => exampleSnippets(exampleRelation), [exampleRelation]);
  const session = useSession(projectId, files, design, props.renamesOf, props.idNote, props.onNotice);
  useRowUndoing(session.turnByKeys, props.onUndoing);
  const [view, setView] = useState<View>('code');
  const [tourAt, setTourAt] = useState<number | null>(null);
  const { isRunning, run, log } = session;
  const editor = useEditedCode(book, examples, onBookChange);
  const bar = useRef<HTMLElement>(null);
  useCrowding(bar, 1);
  const [wantedLine, setWantedLine] = useState<WantedLine | null>(null);
  const last = log.entries.at(-1);
  const marks = useMemo(() => marksOf(last, editor.code), [last, editor.code]);
  const reach = useMemo(
    () => ({ design, isRunning, save: (handle: number) => void run(`await $${handle}.save();`) }),
    [design, isRunning, run],
  );

  return (
    <SessionContext value={reach}>
      <div className={styles['frame']} data-undo="rows">
        <div className={styles['panel']} data-view={view} data-touring={tourAt !== null || undefined}>
          <Tabs.Root
            value={view}
            onValueChange={setView}
            className={styles['side']}
            render={<section aria-label="Input" />}
          >
            <header ref={bar} className={styles['bar']}>
              <ViewTabs />
              <span className={styles['spring']} />
              <Button
                size="small"
                aria-pressed={tourAt !== null}
                disabled={exampleRelation === null}
                onClick={() => setTourAt(tourAt === null ? 0 : null)}
              >
                <Compass size={13} data-goes="1" /> Tour
              </Button>
            </header>
            {tourAt !== null && exampleRelation !== null ? (
              <TourStrip
                steps={tourSteps(exampleRelation)}
                at={tourAt}
                isRunning={isRunning}
                onMove={setTourAt}
                onRun={(code) => void run(code)}
                onLeave={() => setTourAt(null)}
              />
            ) : null}
            <Tabs.Panel value={view} tabIndex={-1} className={styles['view']}>
              {view === 'code' ? (
                <CodeView
                  session={session}
                  design={design}
                  examples={examples}
                  book={book}
                  editor={editor}
                  marks={marks}
                  wantedLine={wantedLine}
                  isAside={tourAt !== null}
                  onBookChange={onBookChange}
                  shortcut={shortcut}
                  onNotice={props.onNotice}
                />
              ) : view === 'methods' ? (
                <MethodsView session={session} design={design} style={style} />
              ) : (
                <RowsView session={session} design={design} />
              )}
            </Tabs.Panel>
          </Tabs.Root>
          <section className={styles['side']} aria-label="Log">
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
                actions={{
                  style,
                  isRunning,
                  lineReach: (entry) =>
                    isInEditor(entry, editor.code)
                      ? (line) => {
                          setView('code');
                          setWantedLine({ line });
                        }
                      : null,
                  runAgain: ({ title, call, firstLine }, isPatient = false) =>
                    void run(title, { call, isPatient, firstLine }),
                  turn: session.turnEntry,
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

function useRowUndoing(turnByKeys: RowUndoing, onUndoing: PlaygroundPanelProps['onUndoing']): void {
  const turn = useEffectEvent(turnByKeys);
  const tell = useEffectEvent(onUndoing);
  useEffect(() => {
    tell((way) => turn(way));
    return () => tell(null);
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
