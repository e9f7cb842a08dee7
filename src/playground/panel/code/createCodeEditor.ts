import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { type Diagnostic, diagnosticCount, lintGutter, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  type KeyBinding,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { EngineName } from '../../../model/index.ts';
import { codeTheme } from '../../../ui/codeTheme.ts';
import { showsLatin } from '../../../ui/keyboardLayout.ts';
import { isMac } from '../../../ui/keyCombo.ts';
import type { DesignModel } from '../design/design.ts';
import { completeFrom } from './completion.ts';
import { searchTheme } from './searchTheme.ts';
import { undoDirectionOf } from './undoDirectionOf.ts';

export interface CodeEditorView {
  /**
   * Shows another text, unless `onChange` has just reported that text. It starts
   * with an empty undo history: undo never brings the text of one snippet into
   * another.
   */
  setCode(code: string): void;
  /** Returns the selected text and its first line, from 1; null where nothing is selected. */
  selection(): CodeSelection | null;
  /** Marks lines with their errors until the text is edited. */
  markLines(marks: readonly LineMark[]): void;
  /** Selects a line, from 1, and scrolls to it. */
  goToLine(line: number): void;
  destroy(): void;
}

interface CodeSelection {
  readonly text: string;
  readonly line: number;
}

/** An error in a line. */
export interface LineMark {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface CodeEditorOptions {
  readonly parent: HTMLElement;
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
  readonly onFocus: () => void;
  /** Called when text is selected or no longer selected. */
  readonly onSelect: (isSelected: boolean) => void;
  readonly getDesign: () => readonly DesignModel[];
  readonly getEngine: () => EngineName;
  /** Called when the user presses undo or redo and there is nothing to undo or redo. */
  readonly onNothingToUndo: (direction: 'undo' | 'redo') => void;
}

export function createCodeEditor(options: CodeEditorOptions): CodeEditorView {
  // Texts that `onChange` has reported and that come back through `setCode`; more may have been typed by then.
  const echoes: string[] = [];
  // CodeMirror forbids dispatching an update within another.
  const clearMarks = (): void => queueMicrotask(() => view.dispatch(setDiagnostics(view.state, [])));
  const extensions = [
    editing,
    appearance,
    autocompletion({ override: [completeFrom(options.getDesign, options.getEngine)], icons: false }),
    editorKeys(options),
    EditorView.domEventHandlers({ focus: options.onFocus }),
    EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
      if (docChanged || selectionSet) options.onSelect(!state.selection.main.empty);
      if (docChanged && diagnosticCount(state) > 0) clearMarks();
      if (!docChanged) return;
      const text = state.doc.toString();
      echoes.push(text);
      options.onChange(text);
    }),
  ];
  const createState = (doc: string): EditorState => EditorState.create({ doc, extensions });
  const view = new EditorView({ parent: options.parent, state: createState(options.code) });
  return {
    setCode: (code) => {
      const echo = echoes.lastIndexOf(code);
      if (echo >= 0) {
        echoes.splice(0, echo + 1);
        return;
      }
      if (view.state.doc.toString() === code) return;
      view.setState(createState(code));
      options.onSelect(false);
    },
    selection: () => {
      const { from, to, empty } = view.state.selection.main;
      if (empty) return null;
      return { text: view.state.sliceDoc(from, to), line: view.state.doc.lineAt(from).number };
    },
    markLines: (marks) => {
      const { doc } = view.state;
      const diagnostics = marks
        .filter(({ line }) => line >= 1 && line <= doc.lines)
        .map(({ line, message }): Diagnostic => {
          const { from, to, text } = doc.line(line);
          const start = Math.min(to, from + (text.length - text.trimStart().length));
          return { from: start, to, severity: 'error', message };
        });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goToLine: (line) => {
      const { from, to } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

/** Creates the key bindings. Mod-Enter precedes the default keys, which insert a line; Tab moves the focus. */
function editorKeys({ onRun, onNothingToUndo }: CodeEditorOptions): Extension {
  const runCode: KeyBinding = {
    key: 'Mod-Enter',
    run: () => {
      onRun();
      return true;
    },
  };
  let isLatin = true;
  // Runs before the key map, which takes Shift+Z for Z when Caps Lock is on and never reports an empty history.
  const onKeyDown = (event: KeyboardEvent, view: EditorView): boolean => {
    isLatin = showsLatin(event) ?? isLatin;
    const direction = undoDirectionOf(event, { isMac, isLatin });
    if (direction === null) return false;
    if (!(direction === 'undo' ? undo : redo)(view)) onNothingToUndo(direction);
    return true;
  };
  const keys = keymap.of([
    runCode,
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...defaultKeymap,
  ]);
  return [Prec.highest(EditorView.domEventHandlers({ keydown: onKeyDown })), keys];
}

const editing = [
  history(),
  search({ top: true }),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  javascript(),
  EditorView.contentAttributes.of({ 'aria-label': 'Playground code', tabindex: '0' }),
];

const appearance = [
  lineNumbers(),
  lintGutter(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  EditorView.lineWrapping,
  codeTheme,
  searchTheme,
];
