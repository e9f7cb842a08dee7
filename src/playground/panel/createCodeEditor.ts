import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { completeFrom } from './completion.ts';
import type { DesignModel } from './design.ts';

export interface CodeEditorView {
  /** Replaces the text, unless it is one that was just handed out by `onChange`. */
  setCode(code: string): void;
  destroy(): void;
}

export interface CodeEditorOptions {
  readonly parent: HTMLElement;
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
  readonly onFocus: () => void;
  readonly getDesign: () => readonly DesignModel[];
}

export function createCodeEditor(options: CodeEditorOptions): CodeEditorView {
  // Texts that were handed out and come back as `setCode`; by then more may have been typed.
  const echoes: string[] = [];
  let isSetting = false;
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.code,
      extensions: [
        editing,
        appearance,
        autocompletion({ override: [completeFrom(options.getDesign)], icons: false }),
        // Before the other keys: Mod-Enter inserts a line otherwise. Tab is left to move the focus.
        keymap.of([
          {
            key: 'Mod-Enter',
            run: () => {
              options.onRun();
              return true;
            },
          },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.domEventHandlers({ focus: options.onFocus }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged || isSetting) return;
          const text = state.doc.toString();
          echoes.push(text);
          options.onChange(text);
        }),
      ],
    }),
  });
  return {
    setCode: (code) => {
      const echo = echoes.lastIndexOf(code);
      if (echo >= 0) {
        echoes.splice(0, echo + 1);
        return;
      }
      const current = view.state.doc.toString();
      if (current === code) return;
      isSetting = true;
      view.dispatch({ changes: { from: 0, to: current.length, insert: code } });
      isSetting = false;
    },
    destroy: () => view.destroy(),
  };
}

const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.regexp], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--code-function)',
  },
  { tag: tags.className, color: 'var(--code-function)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', background: 'transparent', color: 'var(--text)', fontSize: 'var(--text-sm)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '6px 0 12px', caretColor: 'var(--accent)' },
  // The active line and the cursor show the focus.
  '.cm-content:focus-visible': { boxShadow: 'none', borderRadius: '0' },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-gutters': { background: 'transparent', color: 'var(--text-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 6px 0 14px', minWidth: '36px' },
  '.cm-activeLine': { background: 'transparent' },
  '&.cm-focused .cm-activeLine': { background: 'color-mix(in srgb, var(--surface-3) 55%, transparent)' },
  '.cm-activeLineGutter': { background: 'transparent' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--text)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 24%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': {
    background: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.cm-tooltip': {
    border: 'none',
    borderRadius: 'var(--radius-md)',
    background: 'var(--surface)',
    boxShadow: 'var(--shadow-2)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '190px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px', lineHeight: '1.5' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent-soft)', color: 'var(--text)' },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent)', fontWeight: '600' },
  '.cm-completionDetail': { color: 'var(--text-3)', fontStyle: 'normal', marginLeft: '8px' },
  '.cm-tooltip.cm-completionInfo': {
    padding: '6px 10px',
    maxWidth: '260px',
    fontFamily: 'var(--font)',
    color: 'var(--text-2)',
  },
});

const editing = [
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  javascript(),
  EditorView.contentAttributes.of({ 'aria-label': 'Playground code' }),
];

const appearance = [
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  EditorView.lineWrapping,
  syntaxHighlighting(highlighting),
  theme,
];
