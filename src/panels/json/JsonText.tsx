import { type RefObject, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { readOnlyReason, useEditor } from '../../editor/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { createJsonEditor, type JsonEditorView, type JsonProblem } from './createJsonEditor.ts';
import styles from './JsonText.module.css';

/** The methods of the text for its parents. */
export interface JsonTextHandle {
  /** Brings a key into view and focuses the editor. */
  show(path: readonly string[]): void;
  /** Discards what was typed and shows the project’s text, even during typing. */
  reset(): void;
}

interface JsonTextProps {
  readonly label: string;
  /** The text of the project. */
  readonly text: string;
  /** Called with each text while it is typed; returns why it can't be applied, or null. */
  readonly onType: (text: string) => JsonProblem | null;
  /** Called when the focus leaves. */
  readonly onDone: () => void;
  readonly handle?: RefObject<JsonTextHandle | null>;
  /** The path of the marked key. */
  readonly marked?: readonly string[] | null;
}

/**
 * Edits JSON in place. Text that parses is applied while it is typed; other text
 * is marked and not applied.
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
    // A text that could not be applied stays, to be corrected.
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

  // A path is a new array at each render.
  const place = marked === null ? null : JSON.stringify(marked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another text the key is elsewhere
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
            Discard changes
          </button>
        </p>
      )}
    </>
  );
}
