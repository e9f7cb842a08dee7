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
import { codeTheme } from '../../../ui/codeTheme.ts';
import { showsLatin } from '../../../ui/keyboardLayout.ts';
import { isMac } from '../../../ui/keyCombo.ts';
import type { DesignModel } from '../design/design.ts';
import { completeFrom } from './completion.ts';
import { searchTheme } from './searchTheme.ts';
import { turnOf } from './turnOf.ts';

export interface CodeEditorView {
  /**
   * Shows another text, unless it is one that was just handed out by
   * `onChange`. It begins with nothing to undo: undo never brings the text of
   * one snippet into another.
   */
  setCode(code: string): void;
  /** The selected text and the line that it starts in, from 1; null where nothing is selected. */
  selection(): CodeSelection | null;
  /** Marks lines with what is wrong in them, until the text is edited. */
  markLines(marks: readonly LineMark[]): void;
  /** Leads to a line, from 1. */
  goToLine(line: number): void;
  destroy(): void;
}

interface CodeSelection {
  readonly text: string;
  readonly line: number;
}

/** What is wrong in a line. */
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
  /** Whether there is a selection, told when that changes. */
  readonly onSelect: (isSelected: boolean) => void;
  readonly getDesign: () => readonly DesignModel[];
  /** Undo or redo was asked for where there is nothing of it. */
  readonly onNothing: (turn: 'undo' | 'redo') => void;
}

export function createCodeEditor(options: CodeEditorOptions): CodeEditorView {
  // Texts that were handed out and come back as `setCode`; by then more may have been typed.
  const echoes: string[] = [];
  // An update may not be dispatched within another.
  const clearMarks = (): void => queueMicrotask(() => view.dispatch(setDiagnostics(view.state, [])));
  const extensions = [
    editing,
    appearance,
    autocompletion({ override: [completeFrom(options.getDesign)], icons: false }),
    keysOf(options),
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
  const stateOf = (doc: string): EditorState => EditorState.create({ doc, extensions });
  const view = new EditorView({ parent: options.parent, state: stateOf(options.code) });
  return {
    setCode: (code) => {
      const echo = echoes.lastIndexOf(code);
      if (echo >= 0) {
        echoes.splice(0, echo + 1);
        return;
      }
      if (view.state.doc.toString() === code) return;
      view.setState(stateOf(code));
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

/** Mod-Enter comes before the other keys, which insert a line. Tab is left to move the focus. */
function keysOf({ onRun, onNothing }: CodeEditorOptions): Extension {
  const runCode: KeyBinding = {
    key: 'Mod-Enter',
    run: () => {
      onRun();
      return true;
    },
  };
  let isLatin = true;
  // Before the key map, which takes Shift and Z for Z where Caps Lock is on, and says nothing.
  const onKeyDown = (event: KeyboardEvent, view: EditorView): boolean => {
    isLatin = showsLatin(event) ?? isLatin;
    const turn = turnOf(event, { isMac, isLatin });
    if (turn === null) return false;
    if (!(turn === 'undo' ? undo : redo)(view)) onNothing(turn);
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
