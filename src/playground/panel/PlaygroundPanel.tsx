import { BookOpen, Play, Square } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { ModelFile } from '../protocol.ts';
import { CodeEditor } from './CodeEditor.tsx';
import { readDesign } from './design.ts';
import { type ExampleRelation, exampleSnippets } from './examples.ts';
import { Output } from './Output.tsx';
import styles from './PlaygroundPanel.module.css';
import { ResetButton } from './ResetButton.tsx';
import { usePlayground } from './usePlayground.ts';

export interface PlaygroundPanelProps {
  /** The model definition files as export writes them. */
  readonly files: readonly ModelFile[];
  /** Names the database that the playground's rows are in. */
  readonly projectId: string;
  /** The code; while it is empty the first example stands there. */
  readonly snippet: string;
  readonly onSnippetChange: (code: string) => void;
  /** What the examples are about: a hasMany of the design; null or absent where there is none. */
  readonly exampleRelation?: ExampleRelation | null;
}

const isApple = /Mac|iP(hone|ad)/.test(navigator.userAgent);
const shortcut = isApple ? '⌘ Enter' : 'Ctrl Enter';

/** Code on the left, what it prints on the right. Nothing runs before the user asks for it. */
export function PlaygroundPanel({
  files,
  projectId,
  snippet,
  onSnippetChange,
  exampleRelation = null,
}: PlaygroundPanelProps) {
  const design = useMemo(() => readDesign(files), [files]);
  const examples = useMemo(() => exampleSnippets(exampleRelation), [exampleRelation]);
  const playground = usePlayground(projectId, files);
  // Until something is typed the example follows the names of the design.
  const [isPristine, setPristine] = useState(snippet === '');
  const code = isPristine && snippet === '' ? (examples[0]?.code ?? '') : snippet;
  const isRunning = playground.output.status === 'running';

  const changeCode = (text: string): void => {
    if (text === code) return;
    setPristine(false);
    onSnippetChange(text);
  };
  const run = (): void => playground.run(code);

  return (
    <div className={styles['frame']}>
      <div className={styles['panel']}>
        <section className={styles['side']} aria-label="Code">
          <header className={styles['bar']}>
            {isRunning ? (
              <Button look="outlined" size="small" onClick={playground.stop}>
                <Square size={11} /> Stop
              </Button>
            ) : (
              <Button
                look="primary"
                size="small"
                disabled={design.length === 0}
                onPointerEnter={playground.warmUp}
                onClick={run}
              >
                <Play size={12} /> Run <kbd>{shortcut}</kbd>
              </Button>
            )}
            <Menu
              trigger={
                <Button size="small">
                  <BookOpen size={13} /> Examples
                </Button>
              }
              groups={[
                examples.map(({ id, title, code: text }) => ({
                  id,
                  label: title,
                  onSelect: () => changeCode(text),
                })),
              ]}
            />
          </header>
          <CodeEditor
            className={styles['editor']}
            code={code}
            design={design}
            onChange={changeCode}
            onRun={run}
            onFocus={playground.warmUp}
          />
        </section>
        <section className={styles['side']} aria-label="Result">
          <header className={styles['bar']}>
            <span className={styles['title']}>Output</span>
            <ResetButton isDisabled={isRunning || design.length === 0} onReset={playground.reset} />
          </header>
          <div className={styles['output']}>
            <Output output={playground.output} shortcut={shortcut} hasModels={design.length > 0} />
          </div>
        </section>
      </div>
    </div>
  );
}
