import { Search, Table2 } from 'lucide-react';
import { type Dispatch, memo, type SetStateAction, useMemo, useState } from 'react';
import { useCheckedFiles, useEditor, useEditorActions, useProjectFiles } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { shorten } from '../../lib/shorten.ts';
import {
  divideProblems,
  type ModelEntry,
  type ModelId,
  type Problem,
  type ResolvedRelation,
  relationsOf,
} from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { createNameOrder } from './createNameOrder.ts';
import { hasDrawingsLike, OutlineAreas, OutlineNotes } from './lazyAreas.tsx';
import { type ListedRelations, linesOf, listRelations } from './listRelations.ts';
import { startsOf } from './listWindow.ts';
import { moveFocus } from './moveFocus.ts';
import styles from './Outline.module.css';
import { OutlineRelations } from './OutlineRelations.tsx';
import { onlyOne } from './onlyOne.ts';
import { WindowedList } from './WindowedList.tsx';

interface OutlineProps {
  /** Brings an element into view on the canvas. */
  readonly onReveal: (id: string) => void;
}

/** Lists every area, model, relation and note: the canvas for screen readers and the keyboard. */
export function Outline({ onReveal }: OutlineProps) {
  const project = useProjectFiles();
  const selection = useEditor((state) => state.selection);
  const [query, setQuery] = useState('');
  // Badges may follow a typed letter a moment later; names may not.
  const settled = useCheckedFiles();
  const problems = useMemo(() => countByModel(divideProblems(settled).counted), [settled]);
  const wanted = query.trim().toLowerCase();
  const hasDrawings = useEditor((state) => hasDrawingsLike(state.project, wanted));
  const [sortByName] = useState(() => createNameOrder());
  const shown = useMemo(() => {
    return sortByName(project.models.filter((entry) => matches(entry, wanted)));
  }, [project, wanted, sortByName]);
  // The models of which more relations are listed than at first.
  const [parts, setParts] = useState<ReadonlyMap<ModelId, number>>(new Map());
  const { relation } = selection;
  const listedOf = (id: ModelId): ListedRelations =>
    listRelations(relationsOf(project, id), parts.get(id), relation?.modelId === id ? relation.name : null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: listedOf depends on these
  const starts = useMemo(
    () => startsOf(shown.map(({ id }) => linesOf(listedOf(id)))),
    [project, shown, parts, relation],
  );
  // One subscription for all: a subscription of each line would slow every frame of a drag.
  const selected = new Set(selection.models);

  return (
    <nav className={styles['outline']} aria-label="Models">
      <label className={styles['search']}>
        <Search size={13} />
        <span className="visually-hidden">Find a model</span>
        <input
          type="search"
          placeholder="Find a model"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its buttons have the focus */}
      <div className={styles['list']} onKeyDown={moveFocus}>
        <div>
          <OutlineAreas wanted={wanted} selected={selection.areas} onReveal={onReveal} />
          {shown.length > 0 ? (
            <WindowedList
              label="Models"
              items={shown}
              keyOf={idOf}
              starts={starts}
              current={relation?.modelId ?? onlyOne(selection.models)}
            >
              {({ id, definition }) => (
                <OutlineModel
                  modelId={id}
                  name={definition.name}
                  relations={relationsOf(project, id)}
                  part={parts.get(id)}
                  problems={problems.get(id) ?? 0}
                  isSelected={selected.has(id)}
                  selectedRelation={relation?.modelId === id ? relation.name : null}
                  onReveal={onReveal}
                  onParts={setParts}
                />
              )}
            </WindowedList>
          ) : null}
          <OutlineNotes wanted={wanted} selected={selection.notes} onReveal={onReveal} />
        </div>
      </div>
      {shown.length === 0 && !hasDrawings ? (
        <p className={styles['empty']}>{query === '' ? 'No models yet.' : `No matches for “${query}”.`}</p>
      ) : null}
    </nav>
  );
}

const idOf = ({ id }: ModelEntry): ModelId => id;

interface OutlineModelProps extends OutlineProps {
  readonly modelId: ModelId;
  readonly name: string;
  /** The same array as long as nothing in it changes. */
  readonly relations: readonly ResolvedRelation[];
  /** How many of them are listed; those of the first part by default. */
  readonly part: number | undefined;
  readonly problems: number;
  readonly isSelected: boolean;
  /** The name of the selected relation, if it is one of these. */
  readonly selectedRelation: string | null;
  readonly onParts: Dispatch<SetStateAction<ReadonlyMap<ModelId, number>>>;
}

/** A model with its relations, rendered again only when something it shows changes. */
const OutlineModel = memo(function OutlineModel(props: OutlineModelProps) {
  const { modelId, name, relations, part, problems, isSelected, selectedRelation, onReveal, onParts } = props;
  const editor = useEditorActions();
  return (
    <>
      <button
        type="button"
        className={classNames(styles['item'], styles['model'])}
        data-outline-model={shorten(name)}
        aria-current={isSelected}
        onClick={() => {
          editor.select({ models: [modelId] });
          onReveal(modelId);
        }}
      >
        <Table2 size={14} />
        <span className={styles['text']} title={shorten(name)}>
          {shorten(name)}
        </span>
        {problems > 0 ? (
          <span className={styles['count']} title={countOf(problems, 'problem')}>
            {problems}
          </span>
        ) : null}
      </button>
      <OutlineRelations
        listed={listRelations(relations, part, selectedRelation)}
        selected={selectedRelation}
        onMore={(more) => onParts((before) => new Map(before).set(modelId, more))}
      />
    </>
  );
});

function matches(entry: ModelEntry, wanted: string): boolean {
  if (wanted === '') return true;
  const { name, properties, relations } = entry.definition;
  const names = [name, ...Object.keys(properties ?? {}), ...Object.keys(relations ?? {})];
  return names.some((text) => text.toLowerCase().includes(wanted));
}

function countByModel(problems: readonly Problem[]): Map<ModelId, number> {
  const counts = new Map<ModelId, number>();
  for (const { place } of problems) counts.set(place.modelId, (counts.get(place.modelId) ?? 0) + 1);
  return counts;
}
