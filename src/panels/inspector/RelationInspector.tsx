import { Trash2 } from 'lucide-react';
import { Suspense, useMemo } from 'react';
import { useEditorActions, useProjectFiles } from '../../editor/index.ts';
import { withArticle } from '../../lib/withArticle.ts';
import {
  type ProblemPlace,
  type ResolvedRelation,
  relationCode,
  relationEndpoints,
  relationJson,
  relationMethods,
  removeRelation,
} from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { latePart } from '../../ui/latePart.tsx';
import { Section } from '../../ui/Section.tsx';
import { Editable } from '../Editable.tsx';
import { useJump, useShowInJson } from '../useJump.ts';
import { Endpoints } from './Endpoints.tsx';
import styles from './Inspector.module.css';
import { InspectorTabs } from './InspectorTabs.tsx';
import { type TabMemory, useInspectorTab } from './inspectorTab.ts';
import { KeepDrafts } from './KeepDrafts.tsx';
import { MethodList } from './MethodList.tsx';
import { isRelation } from './places.ts';
import { attributeFieldsOf, RelationAttributes } from './RelationAttributes.tsx';
import { RelationKindField } from './RelationKindField.tsx';
import { namedKeysOf, RelationNames } from './RelationNames.tsx';
import { RelationPolymorphic } from './RelationPolymorphic.tsx';
import { useRelationCount } from './useRelationCount.ts';

// CodeMirror is loaded when the JSON is first shown.
const RelationJson = latePart({
  name: 'The editor of the JSON',
  load: async () => (await import('../json/RelationJson.tsx')).RelationJson,
});

interface RelationInspectorProps {
  readonly relation: ResolvedRelation;
  readonly tabMemory: TabMemory;
}

/** Shows a relation in full: its names and their origin, its JSON, its routes, its code and its methods. */
export function RelationInspector({ relation, tabMemory }: RelationInspectorProps) {
  const project = useProjectFiles();
  const { ref, kind, isEditable, definition } = relation;
  const endpoints = useMemo(() => relationEndpoints(project, ref), [project, ref]);
  // An unknown kind can be changed to one that LoopBack knows.
  const canChangeKind = isEditable || kind === null;
  const isInJson = ({ key = 'name', ...place }: ProblemPlace): boolean =>
    isRelation(ref)(place) && !fieldsOf(relation, canChangeKind).includes(key);
  const [tab, setTab] = useInspectorTab(tabMemory, (place) => {
    if (!isRelation(ref)(place)) return null;
    return isInJson(place) ? 'json' : 'fields';
  });
  const json = useJump<HTMLDivElement>(isInJson);
  const count = useRelationCount(project, ref);
  return (
    <KeepDrafts owner={JSON.stringify([ref.modelId, ref.name])}>
      <RelationHeading relation={relation} />
      <InspectorTabs
        tab={tab}
        onChoose={setTab}
        panels={{
          fields: () => (
            <>
              {isEditable ? null : <ReadOnly relation={relation} />}
              {canChangeKind ? <RelationKindField relation={relation} /> : null}
              <RelationNames relation={relation} isEditable={isEditable} />
              {definition['polymorphic'] ? <RelationPolymorphic relation={relation} /> : null}
              {isEditable ? <RelationAttributes key={count} relation={relation} /> : null}
              {isEditable ? <RelationActions relation={relation} /> : null}
            </>
          ),
          json: () => (
            <div ref={json}>
              {isEditable ? null : <ReadOnly relation={relation} />}
              <Section title="JSON">
                {isEditable ? (
                  <Suspense fallback={<CodeBlock label="relation JSON" text={relationJson(relation)} />}>
                    <RelationJson key={count} relation={relation} />
                  </Suspense>
                ) : (
                  <CodeBlock label="relation JSON" text={relationJson(relation)} />
                )}
              </Section>
            </div>
          ),
          rest: () => <Endpoints endpoints={endpoints} />,
          methods: () => (
            <>
              <Section title="In code">
                <CodeBlock label="relation code" text={relationCode(relation)} />
              </Section>
              <Methods relation={relation} />
            </>
          ),
        }}
      />
    </KeepDrafts>
  );
}

function RelationHeading({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const { owner, ref, kind, type, target, targetName, throughName } = relation;
  return (
    <header className={styles['heading']}>
      <p className={styles['kind']}>Relation · {type}</p>
      <h2 className={styles['title']}>
        {owner.definition.name}.{ref.name}
      </h2>
      <p className={styles['hint']}>
        <ModelLink name={owner.definition.name} onOpen={() => editor.select({ models: [owner.id] })} />{' '}
        {kind?.label ?? type}{' '}
        {target === null ? (
          <span>{targetName ?? 'any model'}</span>
        ) : (
          <ModelLink name={target.definition.name} onOpen={() => editor.select({ models: [target.id] })} />
        )}
        {throughName === null ? null : <span> through {throughName}</span>}
      </p>
    </header>
  );
}

function ReadOnly({ relation: { owner, ref } }: { relation: ResolvedRelation }) {
  const showInJson = useShowInJson();
  return (
    <Section title="Read-only">
      <p className={styles['readonly']}>
        This kind of relation can’t be edited in fields yet.{' '}
        <button
          type="button"
          className={styles['linkButton']}
          onClick={() => showInJson({ modelId: owner.id, relation: ref.name })}
        >
          Edit it in the JSON of {owner.definition.name}
        </button>
      </p>
    </Section>
  );
}

function RelationActions({ relation: { ref } }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  return (
    <footer className={styles['actions']}>
      <Editable>
        <Button
          look="danger"
          onClick={() => editor.run(removeRelation, { ref }, { label: 'Delete relation' })}
        >
          <Trash2 size={14} /> Delete relation
        </Button>
      </Editable>
    </footer>
  );
}

/** Returns the attributes that have a field here. */
function fieldsOf(relation: ResolvedRelation, canChangeKind: boolean): readonly string[] {
  const { definition, storedIn, isEditable } = relation;
  const { foreignKey, keyThrough } = namedKeysOf(relation);
  return [
    'name',
    ...(definition['polymorphic'] ? ['polymorphic', 'idName'] : []),
    ...(canChangeKind ? ['type'] : []),
    ...(foreignKey === null ? [] : ['foreignKey']),
    ...(keyThrough === null ? [] : ['keyThrough']),
    ...(storedIn === null ? [] : ['property']),
    ...(isEditable ? attributeFieldsOf(relation) : []),
  ];
}

function ModelLink({ name, onOpen }: { name: string; onOpen: () => void }) {
  return (
    <button type="button" className={styles['linkButton']} onClick={onOpen}>
      {name}
    </button>
  );
}

function Methods({ relation }: { relation: ResolvedRelation }) {
  const methods = relationMethods(relation);
  if (methods.length === 0) return null;
  return (
    <Section title={`What ${withArticle(relation.owner.definition.name)} gets`}>
      <MethodList label="Methods" methods={methods} />
    </Section>
  );
}
