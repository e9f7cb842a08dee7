import { useMemo, useState } from 'react';
import { useEditor } from '../editor/index.ts';
import {
  allRelations,
  describeProperties,
  type ModelEntry,
  type Project,
  printModelFile,
} from '../model/index.ts';
import { type ExampleRelation, PlaygroundPanel } from '../playground/panel/index.ts';
import { playgroundSnippet } from '../storage/index.ts';
import { useServices } from './services.ts';

/** The playground on the project as it is now. What is typed is kept in the browser. */
export function Playground() {
  const { projectId, settings, snippet } = useServices();
  const project = useEditor((state) => state.project);
  const files = useMemo(() => project.models.map(fileOf), [project.models]);
  const example = useMemo(() => exampleOf(project), [project]);
  const [code, setCode] = useState(snippet ?? '');
  return (
    <PlaygroundPanel
      projectId={projectId}
      files={files}
      exampleRelation={example}
      snippet={code}
      onSnippetChange={(text) => {
        setCode(text);
        void settings.write(playgroundSnippet(projectId), text);
      }}
    />
  );
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

const files = new WeakMap<ModelEntry, NamedText>();

/** What export writes for a model; printed once for each version of it. */
function fileOf(entry: ModelEntry): NamedText {
  const known = files.get(entry);
  if (known !== undefined) return known;
  const file = { name: entry.path.slice(entry.path.lastIndexOf('/') + 1), text: printModelFile(entry) };
  files.set(entry, file);
  return file;
}

/** The first hasMany between two models, for the examples to speak of. */
function exampleOf(project: Project): ExampleRelation | null {
  for (const { type, owner, target, ref, foreignKey, definition } of allRelations(project)) {
    if (type !== 'hasMany' || target === null || foreignKey === null || definition['through']) continue;
    const texts = describeProperties(project, target.id).filter(
      ({ origin, typeLabel, isId }) => origin === 'own' && typeLabel === 'string' && !isId,
    );
    return {
      model: owner.definition.name,
      relation: ref.name,
      target: target.definition.name,
      foreignKey: foreignKey.value,
      property: texts[0]?.name ?? null,
    };
  }
  return null;
}
