import { type RefObject, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { readOnlyReason, useEditor } from '../../editor/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { createJsonEditor, type JsonEditorView, type JsonProblem } from './createJsonEditor.ts';
import styles from './JsonText.module.css';

/** What can be asked of the text from outside. */
export interface JsonTextHandle {
  /** Brings a key into view and takes the focus. */
  show(path: readonly string[]): void;
  /** Drops what was typed and shows the text as it is, even while somebody is typing. */
  reset(): void;
}

interface JsonTextProps {
  readonly label: string;
  /** The text as it is in the project. */
  readonly text: string;
  /** Takes each text while it is typed; answers why it can't be applied, or null. */
  readonly onType: (text: string) => JsonProblem | null;
  /** The focus went elsewhere. */
  readonly onDone: () => void;
  readonly handle?: RefObject<JsonTextHandle | null>;
  /** The key that is marked, by the keys that lead to it. */
  readonly marked?: readonly string[] | null;
}

/**
 * JSON to be edited in place. Whatever parses is applied while it is typed;
 * what does not is marked and applied to nothing.
 */
export function JsonText({ label, text, onType, onDone, handle, marked = null }: JsonTextProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<JsonEditorView | null>(null);
  const [problem, setProblem] = useState<JsonProblem | null>(null);
  const type = useEffectEvent((typed: string): JsonProblem | null => {
    const found = onType(typed);
    setProblem(found);
    return found;
  });
  const finish = useEffectEvent((): void => {
    onDone();
    // A text that could not be applied stays to be mended.
    if (problem === null) view.current?.setText(text);
  });
  const readText = useEffectEvent(() => text);
  const readLabel = useEffectEvent(() => label);
  const isReadOnly = useEditor((state) => state.isReadOnly);

  useEffect(() => {
    if (host.current === null) return undefined;
    const created = createJsonEditor({
      parent: host.current,
      text: readText(),
      label: readLabel(),
      onType: (typed) => type(typed),
      onDone: () => finish(),
    });
    view.current = created;
    return () => created.destroy();
  }, []);

  useEffect(() => view.current?.setReadOnly(isReadOnly), [isReadOnly]);

  const discard = (): void => {
    setProblem(null);
    view.current?.setText(text, { evenWhileTyping: true });
  };
  useImperativeHandle(handle, () => ({ show: (path) => view.current?.show(path), reset: discard }));

  useEffect(() => {
    if (problem === null) view.current?.setText(text);
  }, [text, problem]);

  // A path is another list each time.
  const place = marked === null ? null : JSON.stringify(marked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another text the key stands elsewhere
  useEffect(() => view.current?.mark(place === null ? null : JSON.parse(place)), [place, text]);

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
