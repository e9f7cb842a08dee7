import { type RefObject, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { readOnlyReason, useEditor } from '../../editor/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { useDraft } from '../../ui/drafts.ts';
import { createJsonEditor, type JsonEditorView, type JsonProblem } from './createJsonEditor.ts';
import styles from './JsonText.module.css';

/** The methods of the text for its parents. */
export interface JsonTextHandle {
  /** Brings a key into view and focuses the editor. */
  show(path: readonly string[]): void;
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

const changedSince = 'The JSON has changed since you typed this; a correction here replaces that change.';

/**
 * Edits JSON in place. Text that parses is applied while it is typed; other text
 * is marked and not applied, and kept while something else is shown.
 */
export function JsonText({ label, text, onType, onDone, handle, marked = null }: JsonTextProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<JsonEditorView | null>(null);
  const [problem, setProblem] = useState<JsonProblem | null>(null);
  const isInvalid = useRef(false);
  const kept = useDraft('JSON', () =>
    isInvalid.current && view.current !== null ? { text: view.current.getText(), base: text } : null,
  );
  const [base, setBase] = useState(kept?.base ?? null);
  const change = (found: JsonProblem | null): void => {
    isInvalid.current = found !== null;
    if (found === null) setBase(null);
    setProblem(found);
  };
  const type = useEffectEvent((typed: string): JsonProblem | null => {
    const found = onType(typed);
    change(found);
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
    if (kept !== null) created.type(kept.text);
    return () => created.destroy();
  }, [kept]);

  useEffect(() => view.current?.setReadOnly(isReadOnly), [isReadOnly]);

  const discard = (): void => {
    change(null);
    view.current?.setText(text, { evenWhileTyping: true });
  };
  useImperativeHandle(handle, () => ({ show: (path) => view.current?.show(path) }));

  useEffect(() => {
    // A draft that was kept is invalid before the problem is rendered.
    if (problem === null && !isInvalid.current) view.current?.setText(text);
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
          {problem.message} {base === null || base === text ? '' : `${changedSince} `}
          <button type="button" className={styles['discard']} onClick={discard}>
            Discard changes
          </button>
        </p>
      )}
    </>
  );
}
