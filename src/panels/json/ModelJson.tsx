import { useRef } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import {
  jsonPathOf,
  type ModelEntry,
  printModelFile,
  readDefinition,
  replaceDefinition,
} from '../../model/index.ts';
import { isInJsonOnly } from '../inspector/places.ts';
import { useJump, useJumpIntoJson } from '../jump.ts';
import type { JsonProblem } from './createJsonEditor.ts';
import { JsonText, type JsonTextHandle } from './JsonText.tsx';

/** A model's file, to be edited in place; all that is typed at a time is one undo step. */
export function ModelJson({ entry }: { entry: ModelEntry }) {
  const editor = useEditorActions();
  const handle = useRef<JsonTextHandle>(null);
  const { definition } = entry;
  useJump(isInJsonOnly(entry.id, definition), ({ key = '' }) => handle.current?.show([key]));
  useJumpIntoJson(entry.id, (place) => handle.current?.show(jsonPathOf(definition, place)));

  const type = (text: string): JsonProblem | null => {
    const read = readDefinition(text);
    if (!read.ok) return read.error;
    editor.run(
      replaceDefinition,
      { modelId: entry.id, text },
      { step: `json:${entry.id}`, label: 'Edit JSON' },
    );
    return null;
  };
  return (
    <JsonText
      handle={handle}
      label="Model JSON"
      text={printModelFile(entry)}
      onType={type}
      onDone={() => editor.endStep()}
    />
  );
}
