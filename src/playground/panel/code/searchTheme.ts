import { EditorView } from '@codemirror/view';

const field = {
  margin: '0',
  padding: '2px 6px',
  border: '1px solid var(--line-strong)',
  borderRadius: 'var(--radius-sm)',
  background: 'var(--surface)',
  color: 'var(--text)',
  font: 'var(--text-xs) var(--font)',
};

/** Styles the find and replace panel like the page. */
export const searchTheme = EditorView.theme({
  '.cm-panels': { background: 'var(--surface-2)', color: 'var(--text-2)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    alignItems: 'center',
    padding: '4px 28px 4px 8px',
    font: 'var(--text-xs) var(--font)',
  },
  '.cm-panel.cm-search br': { flexBasis: '100%', height: '0', content: '""' },
  '.cm-panel.cm-search .cm-textfield': { ...field, width: '130px' },
  '.cm-panel.cm-search .cm-button': { ...field, backgroundImage: 'none', cursor: 'pointer' },
  '.cm-panel.cm-search .cm-button:hover': { background: 'var(--surface-3)' },
  '.cm-panel.cm-search label': { display: 'flex', gap: '3px', alignItems: 'center', fontSize: 'inherit' },
  '.cm-panel.cm-search input[type=checkbox]': { margin: '0', accentColor: 'var(--accent)' },
  '.cm-panel.cm-search [name=close]': {
    top: '4px',
    right: '6px',
    width: '20px',
    height: '20px',
    borderRadius: 'var(--radius-sm)',
    color: 'var(--text-2)',
    fontSize: '15px',
    lineHeight: '1',
    cursor: 'pointer',
  },
  '.cm-panel.cm-search [name=close]:hover': { background: 'var(--surface-3)' },
  '.cm-searchMatch': {
    borderRadius: '2px',
    background: 'color-mix(in srgb, var(--warn) 28%, transparent)',
  },
  '.cm-searchMatch.cm-searchMatch-selected': {
    background: 'color-mix(in srgb, var(--warn) 60%, transparent)',
  },
});
