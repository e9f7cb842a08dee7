import { BookOpen, FileText, Pencil, Play, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { EngineName } from '../../../model/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useCrowding } from '../../../ui/useCrowding.ts';
import type { DesignModel } from '../design/design.ts';
import styles from '../PlaygroundPanel.module.css';
import { ariaDisabled } from '../session/ariaDisabled.ts';
import type { Session } from '../session/useSession.ts';
import { CodeEditor, type CodeEditorHandle } from './CodeEditor.tsx';
import type { LineMark } from './createCodeEditor.ts';
import type { ExampleSnippet } from './examples.ts';
import { addSnippet, currentSnippet, removeSnippet, type SnippetBook, writeSnippet } from './snippets.ts';
import type { EditedCode } from './useEditedCode.ts';

export interface CodeViewProps {
  readonly session: Session;
  readonly design: readonly DesignModel[];
  readonly engine: EngineName;
  readonly examples: readonly ExampleSnippet[];
  readonly book: SnippetBook;
  readonly editor: EditedCode;
  /** The errors in the lines of the code. */
  readonly marks: readonly LineMark[];
  /** The line to go to; a new object for each request. */
  readonly lineRequest: LineRequest | null;
  readonly onBookChange: (book: SnippetBook) => void;
  readonly shortcut: string;
  /** Whether the tour holds the primary button; “Run” is outlined then. */
  readonly isSecondary: boolean;
  /** Shows a notice that is not an entry of the log. */
  readonly onNotice: (text: string) => void;
}

export interface LineRequest {
  readonly line: number;
}

/** The snippets of the project in a code editor. */
export function CodeView(props: CodeViewProps) {
  const { session, design, examples, book, onBookChange, shortcut, isSecondary, lineRequest } = props;
  const { code, isPristine, change } = props.editor;
  const view = useRef<CodeEditorHandle>(null);
  const [hasSelection, setSelection] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const snippet = currentSnippet(book);
  const bar = useRef<HTMLDivElement>(null);
  useCrowding(bar, 2);

  useEffect(() => {
    if (lineRequest !== null) view.current?.goToLine(lineRequest.line);
  }, [lineRequest]);

  /** Opens the example as a snippet of its own, so that the edited code is kept. */
  const showExample = (title: string, text: string): void => {
    const existing = book.snippets.find((one) => one.code === text);
    if (existing !== undefined) onBookChange({ ...book, current: existing.id });
    else onBookChange(addSnippet(isPristine ? book : writeSnippet(book, { code }), text, title));
  };
  const run = (): void => {
    const selected = view.current?.selection() ?? null;
    void session.run(selected?.text ?? code, { firstLine: selected?.line ?? 1 });
  };

  return (
    <>
      <div ref={bar} className={styles['tools']}>
        <Button
          look={isSecondary ? 'outlined' : 'primary'}
          size="small"
          disabled={design.length === 0}
          {...ariaDisabled(session.isRunning)}
          onPointerEnter={session.warmUp}
          onClick={run}
        >
          <Play size={12} /> {hasSelection ? 'Run selection' : 'Run'} <kbd data-goes="1">{shortcut}</kbd>
        </Button>
        {isNaming ? (
          <SnippetNameField
            name={snippet.name}
            onDone={(name) => {
              setNaming(false);
              if (name !== null) onBookChange(writeSnippet(book, { code, name }));
            }}
          />
        ) : (
          <Menu
            trigger={
              <Button
                size="small"
                className={styles['shrinking']}
                title={`${snippet.name} (snippets of this project)`}
              >
                <FileText size={12} /> <span className={styles['snippet-name']}>{snippet.name}</span>
              </Button>
            }
            groups={[
              book.snippets.map(({ id, name }) => ({
                id,
                label: name,
                hint: id === snippet.id ? 'open' : undefined,
                onSelect: () => onBookChange({ ...book, current: id }),
              })),
              [
                {
                  id: 'new',
                  label: 'New snippet',
                  icon: <Plus size={13} />,
                  onSelect: () => onBookChange(addSnippet(writeSnippet(book, { code }), '')),
                },
                {
                  id: 'rename',
                  label: 'Rename…',
                  icon: <Pencil size={13} />,
                  onSelect: () => setNaming(true),
                },
                {
                  id: 'remove',
                  label: `Remove ${snippet.name}`,
                  icon: <Trash2 size={13} />,
                  onSelect: () => onBookChange(removeSnippet(book)),
                },
              ],
            ]}
          />
        )}
        <Menu
          trigger={
            <Button size="small" title="Examples">
              <BookOpen size={12} /> <span data-word="2">Examples</span>
            </Button>
          }
          groups={[
            examples.map(({ id, title, code: text }) => ({
              id,
              label: title,
              onSelect: () => showExample(title, text),
            })),
          ]}
        />
      </div>
      <CodeEditor
        ref={view}
        className={styles['editor']}
        code={code}
        design={design}
        engine={props.engine}
        marks={props.marks}
        onChange={change}
        onRun={run}
        onFocus={session.warmUp}
        onSelect={setSelection}
        onNothingToUndo={(direction) => props.onNotice(`Nothing to ${direction} in the code.`)}
      />
    </>
  );
}

function SnippetNameField({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const [text, setText] = useState(name);
  return (
    <input
      className={styles['naming']}
      aria-label="Snippet name"
      autoFocus
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onDone(text.trim() || null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') onDone(null);
      }}
    />
  );
}
