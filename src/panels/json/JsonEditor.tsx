import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { readOnlyReason, useEditor, useEditorActions } from '../../editor/index.ts';
import { type ModelEntry, printModelFile, readDefinition, replaceDefinition } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { isInJsonOnly } from '../inspector/places.ts';
import { useJump } from '../jump.ts';
import { createJsonEditor, type JsonEditorView, type JsonProblem } from './createJsonEditor.ts';
import styles from './JsonEditor.module.css';

/**
 * A model's file, to be edited in place. Whatever parses is applied while it is
 * typed, all of it one undo step; what does not is marked and applied to nothing.
 */
export function JsonEditor({ entry }: { entry: ModelEntry }) {
  const editor = useEditorActions();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<JsonEditorView | null>(null);
  const [problem, setProblem] = useState<JsonProblem | null>(null);
  const text = printModelFile(entry);

  const type = useEffectEvent((typed: string): JsonProblem | null => {
    const read = readDefinition(typed);
    const found = read.ok ? null : read.error;
    setProblem(found);
    if (found !== null) return found;
    editor.run(
      replaceDefinition,
      { modelId: entry.id, text: typed },
      { step: `json:${entry.id}`, label: 'Edit JSON' },
    );
    return null;
  });
  const finish = useEffectEvent((): void => {
    editor.endStep();
    // A text that could not be applied stays to be mended.
    if (problem === null) view.current?.setText(text);
  });
  const readText = useEffectEvent(() => text);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  useJump(isInJsonOnly(entry.id, entry.definition), ({ key = '' }) => view.current?.show([key]));

  useEffect(() => {
    if (host.current === null) return undefined;
    const created = createJsonEditor({
      parent: host.current,
      text: readText(),
      label: 'Model JSON',
      onType: (typed) => type(typed),
      onDone: () => finish(),
    });
    view.current = created;
    return () => created.destroy();
  }, []);

  useEffect(() => view.current?.setReadOnly(isReadOnly), [isReadOnly]);

  const discard = (): void => {
    setProblem(null);
    view.current?.setText(text);
  };

  useEffect(() => {
    if (problem === null) view.current?.setText(text);
  }, [text, problem]);

  return (
    <>
      <div
        ref={host}
        className={classNames(styles['editor'], problem !== null && styles['invalid'])}
        title={isReadOnly ? readOnlyReason : undefined}
      />
      {problem === null ? null : (
        <p className={styles['problem']} role="alert">
          {problem.line === undefined ? '' : `Line ${problem.line}: `}
          {problem.message}{' '}
          <button type="button" className={styles['discard']} onClick={discard}>
            Back to the file
          </button>
        </p>
      )}
    </>
  );
}
