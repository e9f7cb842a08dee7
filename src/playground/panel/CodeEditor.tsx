import { useEffect, useEffectEvent, useRef } from 'react';
import { type CodeEditorView, createCodeEditor } from './createCodeEditor.ts';
import type { DesignModel } from './design.ts';

export interface CodeEditorProps {
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
  readonly onFocus: () => void;
  readonly design: readonly DesignModel[];
  readonly className?: string | undefined;
}

/** CodeMirror as a controlled field. */
export function CodeEditor({ code, onChange, onRun, onFocus, design, className }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditorView | null>(null);
  const change = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  const focus = useEffectEvent(onFocus);
  const readDesign = useEffectEvent(() => design);
  const readCode = useEffectEvent(() => code);

  useEffect(() => {
    if (host.current === null) return;
    const view = createCodeEditor({
      parent: host.current,
      code: readCode(),
      onChange: (text) => change(text),
      onRun: () => run(),
      onFocus: () => focus(),
      getDesign: () => readDesign(),
    });
    editor.current = view;
    return () => view.destroy();
  }, []);

  useEffect(() => editor.current?.setCode(code), [code]);

  return <div ref={host} className={className} />;
}
