import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, indentOnInput } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { codeTheme } from '../../ui/codeTheme.ts';

/** Why a text can't be applied, and where, both from 1; without a line it is about the whole. */
export interface JsonProblem {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly message: string;
}

export interface JsonEditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  /** Each text while it is typed; answers why it can't be applied, or null. */
  readonly onType: (text: string) => JsonProblem | null;
  /** The focus went elsewhere. */
  readonly onDone: () => void;
}

export interface JsonEditorView {
  /** Shows another text, unless somebody is typing. */
  setText(text: string): void;
  destroy(): void;
}

/** CodeMirror for one JSON file. */
export function createJsonEditor({ parent, text, label, onType, onDone }: JsonEditorOptions): JsonEditorView {
  let isSetting = false;
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
        codeTheme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        keymap.of([...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.domEventHandlers({ blur: () => onDone() }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged || isSetting) return;
          const problem = onType(state.doc.toString());
          const found = problem === null ? [] : [toDiagnostic(problem, state.doc)];
          // CodeMirror takes no change while it tells of one.
          queueMicrotask(() => view.dispatch(setDiagnostics(view.state, found)));
        }),
      ],
    }),
  });
  return {
    setText(wanted) {
      if (view.hasFocus || view.state.doc.toString() === wanted) return;
      isSetting = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: wanted } });
      view.dispatch(setDiagnostics(view.state, []));
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
