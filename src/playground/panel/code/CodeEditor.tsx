import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import type { EngineName } from '../../../model/index.ts';
import type { DesignModel } from '../design/design.ts';
import { type CodeEditorView, createCodeEditor, type LineMark } from './createCodeEditor.ts';

export type CodeEditorHandle = Pick<CodeEditorView, 'selection' | 'goToLine'>;

export interface CodeEditorProps {
  readonly ref: Ref<CodeEditorHandle>;
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
  readonly onFocus: () => void;
  readonly onSelect: (isSelected: boolean) => void;
  /** Called when the user presses undo or redo and there is nothing to undo or redo. */
  readonly onNothingToUndo: (direction: 'undo' | 'redo') => void;
  readonly design: readonly DesignModel[];
  readonly engine: EngineName;
  /** The errors in the lines of the code. */
  readonly marks: readonly LineMark[];
  readonly className?: string | undefined;
}

/** CodeMirror as a controlled field. */
export function CodeEditor(props: CodeEditorProps) {
  const { ref, code, marks, className } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditorView | null>(null);
  const change = useEffectEvent(props.onChange);
  const run = useEffectEvent(props.onRun);
  const focus = useEffectEvent(props.onFocus);
  const select = useEffectEvent(props.onSelect);
  const reportNothingToUndo = useEffectEvent(props.onNothingToUndo);
  const readDesign = useEffectEvent(() => props.design);
  const readEngine = useEffectEvent(() => props.engine);
  const readCode = useEffectEvent(() => code);

  useEffect(() => {
    if (host.current === null) return;
    const view = createCodeEditor({
      parent: host.current,
      code: readCode(),
      onChange: (text) => change(text),
      onRun: () => run(),
      onFocus: () => focus(),
      onSelect: (isSelected) => select(isSelected),
      onNothingToUndo: (direction) => reportNothingToUndo(direction),
      getDesign: () => readDesign(),
      getEngine: () => readEngine(),
    });
    editor.current = view;
    return () => view.destroy();
  }, []);

  useEffect(() => editor.current?.setCode(code), [code]);
  // Marks refer to the text, so set them after it.
  useEffect(() => editor.current?.markLines(marks), [marks]);
  useImperativeHandle(
    ref,
    () => ({
      selection: () => editor.current?.selection() ?? null,
      goToLine: (line) => editor.current?.goToLine(line),
    }),
    [],
  );

  return <div ref={host} className={className} />;
}
