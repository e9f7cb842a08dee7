import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type Editor, useEditorActions, useProjectFiles } from '../../editor/index.ts';
import { type EngineName, type Project, sqlDatabasesOf, usualEngineOf } from '../../model/index.ts';
import {
  addSnippet,
  type CallStyle,
  describeDesign,
  emptyBook,
  idNoteOf,
  PlaygroundPanel,
  propertyRenames,
  type SnippetBook,
  type Timeline,
} from '../../playground/panel/index.ts';
import {
  playgroundCallStyle,
  playgroundEngine,
  playgroundSnippet,
  playgroundSnippets,
  type Settings,
  type StorageFailure,
} from '../../storage/index.ts';
import type { Projects } from '../projects/projectList.ts';
import { useServices } from '../start/services.ts';
import { type Notices, showOnce } from './notices.ts';
import { withSize } from './panelSizes.ts';
import type { PanelStore } from './panelState.ts';
import { tourRelationsOf } from './tourRelations.ts';
import { fileOf, usePrintedProject } from './usePrintedProject.ts';

/** The playground for the current project. Typed code is stored in the browser. */
export function Playground() {
  // Deferred: the canvas has to follow each letter first.
  const project = usePrintedProject(useDeferredValue(useProjectFiles()));
  return project === null ? null : <ProjectPlayground project={project} />;
}

function ProjectPlayground({ project }: { readonly project: Project }) {
  const { projectId, settings, notices, projects, partsVersion, rowUndoing, reveal, panels, overlays } =
    useServices();
  const borders = useBorders(panels);
  const version = useStore(partsVersion, ({ number }) => number);
  const { models } = project;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the models of the project count here
  const design = useMemo(() => describeDesign(project), [models]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the models of the project count here
  const tourRelations = useMemo(() => tourRelationsOf(project), [models]);
  const usualEngine = usualEngineOf(project);
  const idNote = useMemo(() => idNoteOf(project), [project]);
  const sqlDatabases = useMemo(() => sqlDatabasesOf(project), [project]);
  const editor = useEditorActions();
  const renamesOf = useMemo(() => propertyRenames(() => timelineOf(editor)), [editor]);
  const files = useMemo(() => models.map(fileOf), [models]);
  const [kept, setKept] = useState<StoredCode | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file may have brought snippets
  useEffect(() => {
    let isWanted = true;
    void readStoredCode(settings, projectId).then((read) => {
      for (const failure of read.failures) reportUnreadableCode(notices, projects, projectId, failure);
      if (isWanted) setKept(read);
    });
    return () => {
      isWanted = false;
    };
  }, [settings, projectId, notices, projects, version]);

  if (kept === null) return null;
  return (
    <PlaygroundPanel
      projectId={projectId}
      files={files}
      design={design}
      idNote={idNote}
      renamesOf={renamesOf}
      tourRelations={tourRelations}
      borders={borders}
      onNotice={(text) => showOnce(notices, { tone: 'info', text })}
      onShowModel={(modelId) => {
        editor.select({ models: [modelId] });
        reveal(modelId);
      }}
      onRun={() => overlays.setState(({ runs }) => ({ runs: runs + 1 }))}
      onRowUndoChange={(turn) => rowUndoing.setState({ turn })}
      book={kept.book}
      onBookChange={(book) => {
        setKept({ ...kept, book });
        const stored = { current: book.current, snippets: [...book.snippets] };
        void settings
          .write(playgroundSnippets(projectId), stored)
          .then((written) => reportUnsavedCode(notices, written));
      }}
      databases={sqlDatabases}
      engine={kept.engine ?? usualEngine}
      onEngineChange={(engine) => {
        setKept({ ...kept, engine });
        void settings
          .write(playgroundEngine(projectId), engine)
          .then((written) => reportUnsavedEngine(notices, written));
      }}
      style={kept.style}
      onStyleChange={(style) => {
        setKept({ ...kept, style });
        void settings.write(playgroundCallStyle, style);
      }}
    />
  );
}

/** The borders inside the playground, as they are remembered with the panels. */
function useBorders(panels: PanelStore) {
  const shares = useStore(panels, (state) => state.shares);
  const chosen = useStore(panels, (state) => state.columns);
  return {
    shares,
    onShareChange: (view: string, share: number | null) =>
      panels.setState({ shares: withSize(shares, view, share) }),
    columns: {
      chosen,
      onChange: (key: string, width: number | null) =>
        panels.setState({ columns: withSize(chosen, key, width) }),
    },
  };
}

function reportUnsavedEngine(notices: Notices, written: Awaited<ReturnType<Settings['write']>>): void {
  // Without any storage the status already says so.
  if (written.ok || written.error.code === 'unavailable') return;
  const { message, advice } = written.error;
  showOnce(notices, {
    tone: 'error',
    text: `The engine of the playground is not remembered. ${message} ${advice}`,
  });
}

/** The next letter retries, so one notice is enough. */
function reportUnsavedCode(notices: Notices, written: Awaited<ReturnType<Settings['write']>>): void {
  // Without any storage the status already says so.
  if (written.ok || written.error.code === 'unavailable') return;
  const { message, advice } = written.error;
  showOnce(notices, { tone: 'error', text: `The code in the playground is not saved. ${message} ${advice}` });
}

/** Unreadable snippets are set aside and can be downloaded; those of a newer version stay where they are. */
function reportUnreadableCode(
  notices: Notices,
  projects: Projects,
  projectId: string,
  { code, message, advice }: StorageFailure,
): void {
  if (code !== 'broken-snippets' && code !== 'newer') return;
  const download = { label: 'Download them', run: () => void projects.downloadSnippets(projectId) };
  showOnce(notices, {
    tone: 'error',
    text: `${message} ${advice}`,
    ...(code === 'newer' ? {} : { action: download }),
  });
}

/** The undoable states, the project and the redoable states, oldest first. */
function timelineOf(editor: Editor): Timeline {
  const { past, future } = editor.steps();
  const projects = [...past, { project: editor.getState().project }, ...[...future].reverse()];
  return { projects: projects.map(({ project }) => project), present: past.length };
}

interface StoredCode {
  readonly book: SnippetBook;
  readonly style: CallStyle;
  /** The engine that the user has chosen. */
  readonly engine: EngineName | undefined;
  /** Why stored code is not shown. */
  readonly failures: readonly StorageFailure[];
}

async function readStoredCode(settings: Settings, projectId: string): Promise<StoredCode> {
  const [book, snippet, style, engine] = await Promise.all([
    settings.read(playgroundSnippets(projectId)),
    // The single text that earlier versions stored.
    settings.read(playgroundSnippet(projectId)),
    settings.read(playgroundCallStyle),
    settings.read(playgroundEngine(projectId)),
  ]);
  const text = (snippet.ok ? snippet.value : undefined) ?? '';
  const start = text === '' ? emptyBook : addSnippet(emptyBook, text);
  return {
    book: (book.ok ? book.value : undefined) ?? start,
    style: (style.ok ? style.value : undefined) ?? 'promise',
    engine: engine.ok ? engine.value : undefined,
    failures: [book, snippet].flatMap((read) => (read.ok ? [] : [read.error])),
  };
}
