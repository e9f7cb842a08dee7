import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, ensureSyntaxTree, foldGutter, indentOnInput } from '@codemirror/language';
import { type Diagnostic, diagnosticCount, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { changedParts } from '../../lib/changedPart.ts';
import type { FileProblem } from '../../model/index.ts';
import { codeTheme } from '../../ui/codeTheme.ts';

/** Why a text can't be applied, with line and column from 1; without a line it concerns the whole text. */
export interface JsonProblem {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly message: string;
}

/** Returns the problem of the text that is shown, which needs no path. */
export function problemOf({ line, column, jsonPath, expected, found }: FileProblem): JsonProblem {
  const place = jsonPath === undefined || jsonPath === '' ? '' : `${jsonPath}: `;
  return { line, column, message: `${place}expected ${expected}, found ${found}.` };
}

export interface JsonEditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  /** Called with each text while it is typed; returns why it can't be applied, or null. */
  readonly onType: (text: string) => JsonProblem | null;
  /** Called when the focus leaves. */
  readonly onDone: () => void;
}

export interface JsonEditorView {
  /** Brings a key into view, selects it with its value and focuses the editor; the beginning if there is no such key. */
  show(path: readonly string[]): void;
  /** Marks a key in the text without taking the focus, except during typing; null marks nothing. */
  mark(path: readonly string[] | null): void;
  /** Makes the text read-only, or editable again. */
  setReadOnly(isReadOnly: boolean): void;
  /** Shows a text as if it was typed. */
  type(text: string): void;
  /** Returns the shown text. */
  getText(): string;
  /** Shows another text, except during typing. */
  setText(text: string, options?: { readonly evenWhileTyping: boolean }): void;
  destroy(): void;
}

/** Creates a CodeMirror editor for one JSON file. */
export function createJsonEditor({ parent, text, label, onType, onDone }: JsonEditorOptions): JsonEditorView {
  let isSetting = false;
  let isMarked = false;
  const access = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        json(),
        access.of([]),
        codeTheme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        keymap.of([...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.domEventHandlers({ blur: () => onDone() }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged || isSetting) return;
          const problem = onType(state.doc.toString());
          const found = problem === null ? [] : [toDiagnostic(problem, state.doc)];
          // CodeMirror accepts no change while it reports one.
          queueMicrotask(() => view.dispatch(setDiagnostics(view.state, found)));
        }),
      ],
    }),
  });
  return {
    show(path) {
      const { from, to } = findKey(view.state, path);
      // The head is scrolled into view: the beginning of a long value.
      view.dispatch({ selection: { anchor: to, head: from }, scrollIntoView: true });
      view.dom.scrollIntoView({ block: 'nearest' });
      view.focus();
    },
    mark(path) {
      if (view.hasFocus || (path === null && !isMarked)) return;
      isMarked = path !== null;
      const { from, to } = path === null ? { from: 0, to: 0 } : findKey(view.state, path);
      view.dispatch({ selection: { anchor: from, head: to } });
      // Scroll only within the text: the surrounding panel shows something else.
      const { scrollDOM } = view;
      const { top, bottom } = view.lineBlockAt(from);
      if (top < scrollDOM.scrollTop) scrollDOM.scrollTop = top;
      else if (bottom > scrollDOM.scrollTop + scrollDOM.clientHeight)
        scrollDOM.scrollTop = bottom - scrollDOM.clientHeight;
    },
    setReadOnly(isReadOnly) {
      view.dispatch({ effects: access.reconfigure(EditorState.readOnly.of(isReadOnly)) });
    },
    type(text) {
      view.dispatch({ changes: changedParts(view.state.doc.toString(), text) });
    },
    getText: () => view.state.doc.toString(),
    setText(wanted, { evenWhileTyping } = { evenWhileTyping: false }) {
      const shown = view.state.doc.toString();
      if ((view.hasFocus && !evenWhileTyping) || shown === wanted) return;
      isSetting = true;
      // Replace only what differs: laying out thousands of lines again is slow.
      view.dispatch({ changes: changedParts(shown, wanted) });
      if (diagnosticCount(view.state) > 0) view.dispatch(setDiagnostics(view.state, []));
      isSetting = false;
    },
    destroy: () => view.destroy(),
  };
}

function toDiagnostic({ line, column, message }: JsonProblem, document: Text): Diagnostic {
  if (line === undefined) return { from: 0, to: document.length, severity: 'error', message };
  const found = document.line(Math.min(Math.max(1, line), document.lines));
  const from = Math.min(found.from + Math.max(0, (column ?? 1) - 1), found.to);
  return { from, to: Math.min(from + 1, found.to), severity: 'error', message };
}

/** Long enough for any file that people read. Milliseconds. */
const PARSING_LIMIT = 500;

/** Returns the range of the key at the end of a path, with its value; of duplicate keys the last, which counts. */
function findKey(
  state: EditorState,
  path: readonly string[],
): { readonly from: number; readonly to: number } {
  const top = ensureSyntaxTree(state, state.doc.length, PARSING_LIMIT)?.topNode.firstChild ?? null;
  let object = top;
  let found = { from: 0, to: 0 };
  for (const key of path) {
    const property = (object?.getChildren('Property') ?? []).findLast((candidate) => {
      const name = candidate.getChild('PropertyName');
      return name !== null && state.sliceDoc(name.from, name.to) === JSON.stringify(key);
    });
    if (property === undefined) break;
    found = { from: property.from, to: property.to };
    object = property.getChild('Object');
  }
  return found;
}
