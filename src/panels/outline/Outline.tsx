import { Search, Table2 } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { useCheckedFiles, useEditor, useEditorActions } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { shorten } from '../../lib/shorten.ts';
import {
  divideProblems,
  type ModelEntry,
  type ModelId,
  type Problem,
  type Project,
  type ResolvedRelation,
  relationsOf,
} from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { createNameOrder } from './createNameOrder.ts';
import { hasDrawingsLike, OutlineAreas, OutlineNotes } from './lazyAreas.tsx';
import styles from './Outline.module.css';
import { chunksOf, OutlineChunk, OutlineEntry } from './OutlineChunk.tsx';
import { listedLinesOf, OutlineRelations } from './OutlineRelations.tsx';
import { useIncrementalCount } from './useIncrementalCount.ts';
import { useOutlineState } from './useOutlineState.ts';

interface OutlineProps {
  /** Brings an element into view on the canvas. */
  readonly onReveal: (id: string) => void;
}

/** Lists every area, model, relation and note: the canvas for screen readers and the keyboard. */
export function Outline({ onReveal }: OutlineProps) {
  const { project, selection } = useOutlineState();
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

  const starts = useMemo(() => startsOf(project, shown), [project, shown]);
  const lines = useIncrementalCount(starts.at(-1) ?? 0);
  // The models whose first line is mounted.
  const count = Math.min(starts.findLastIndex((start) => start < lines) + 1, shown.length);
  // One subscription for all: thousands of subscribed items would slow every frame of a drag.
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
      {/* One list in parts; what is read aloud does not know of the parts. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a list element can't hold its items in parts */}
      <div role="list" className={styles['list']}>
        <OutlineAreas wanted={wanted} selected={selection.areas} onReveal={onReveal} />
        {chunksOf(shown.slice(0, count)).map((chunk) => (
          <OutlineChunk key={chunk[0]?.id} lines={countLines(project, chunk)}>
            {chunk.map(({ id, definition }) => (
              <OutlineModel
                key={id}
                modelId={id}
                name={definition.name}
                relations={relationsOf(project, id)}
                problems={problems.get(id) ?? 0}
                isSelected={selected.has(id)}
                selectedRelation={selection.relation?.modelId === id ? selection.relation.name : null}
                onReveal={onReveal}
              />
            ))}
          </OutlineChunk>
        ))}
        <OutlineNotes wanted={wanted} selected={selection.notes} onReveal={onReveal} />
      </div>
      {shown.length === 0 && !hasDrawings ? (
        <p className={styles['empty']}>{query === '' ? 'No models yet.' : `No matches for “${query}”.`}</p>
      ) : null}
    </nav>
  );
}

/** Counts a line per model and per listed relation. */
function countLines(project: Project, chunk: readonly ModelEntry[]): number {
  return chunk.reduce((sum, { id }) => sum + 1 + listedLinesOf(relationsOf(project, id)), 0);
}

/** Returns the number of lines before each model, and at the end the total. */
function startsOf(project: Project, models: readonly ModelEntry[]): readonly number[] {
  const starts = [0];
  for (const entry of models) starts.push((starts.at(-1) ?? 0) + countLines(project, [entry]));
  return starts;
}

interface OutlineModelProps extends OutlineProps {
  readonly modelId: ModelId;
  readonly name: string;
  /** The same array as long as nothing in it changes. */
  readonly relations: readonly ResolvedRelation[];
  readonly problems: number;
  readonly isSelected: boolean;
  /** The name of the selected relation, if it is one of these. */
  readonly selectedRelation: string | null;
}

/** A model with its relations, rendered again only when something it shows changes. */
const OutlineModel = memo(function OutlineModel(props: OutlineModelProps) {
  const { modelId, name, relations, problems, isSelected, selectedRelation, onReveal } = props;
  const editor = useEditorActions();
  return (
    <OutlineEntry>
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
      <OutlineRelations relations={relations} selected={selectedRelation} />
    </OutlineEntry>
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
