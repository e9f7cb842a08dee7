import { useDeferredValue, useRef } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { isJsonObject } from '../../lib/json.ts';
import {
  jsonPathOf,
  type ModelEntry,
  printModelFile,
  readDefinition,
  replaceDefinition,
} from '../../model/index.ts';
import { isInJsonOnly } from '../inspector/places.ts';
import { useJump, useJumpIntoJson } from '../useJump.ts';
import { type JsonProblem, problemOf } from './createJsonEditor.ts';
import { JsonText, type JsonTextHandle } from './JsonText.tsx';

interface ModelJsonProps {
  readonly entry: ModelEntry;
  /** The name of the selected property, marked in the file that declares it. */
  readonly property: string | null;
}

/** Edits the file of a model in place; typing is one undo step. */
export function ModelJson({ entry, property }: ModelJsonProps) {
  const editor = useEditorActions();
  const handle = useRef<JsonTextHandle>(null);
  const { definition } = entry;
  // Deferred: printing and highlighting a long file can follow a letter typed elsewhere.
  const shown = useDeferredValue(entry);
  useJump(isInJsonOnly(entry.id, definition), ({ key = '' }) => handle.current?.show([key]));
  useJumpIntoJson(entry.id, (place) => handle.current?.show(jsonPathOf(definition, place)));

  const type = (text: string): JsonProblem | null => {
    const read = readDefinition(text);
    if (!read.ok) return problemOf(read.error);
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
      marked={isDeclared(entry, property) ? ['properties', property] : null}
      label="Model JSON"
      text={printModelFile(shown)}
      onType={type}
      onDone={() => editor.endStep()}
    />
  );
}

function isDeclared({ definition }: ModelEntry, property: string | null): property is string {
  return (
    property !== null && isJsonObject(definition.properties) && Object.hasOwn(definition.properties, property)
  );
}
