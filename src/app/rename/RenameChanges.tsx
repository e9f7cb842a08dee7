import {
  findModel,
  type NameUnit,
  type Project,
  type RenameChange,
  type RenamePreview,
} from '../../model/index.ts';
import { LongList } from '../../ui/LongList.tsx';
import type { TickedNames } from './NameChoices.tsx';
import styles from './Rename.module.css';

/** The titles of the kinds of changes, in the order shown. */
const titles: readonly (readonly [RenameChange['kind'], string])[] = [
  ['reference', 'References to the model'],
  ['kept', 'Written down, so that nothing else changes'],
  ['derived', 'Names derived from it'],
  ['custom', 'Set by hand and based on the old name'],
];

interface RenameChangesProps {
  readonly project: Project;
  readonly preview: RenamePreview;
  readonly ticked: TickedNames;
}

/** Lists everything that a rename changes, with checkboxes for names that the user chooses. */
export function RenameChanges({ project, preview, ticked }: RenameChangesProps) {
  const { changes, units } = preview;
  const isChosen = ticked.choice === 'some';
  const nameOf = ({ modelId }: Pick<RenameChange, 'modelId'>): string =>
    findModel(preview.result, modelId)?.definition.name ?? findModel(project, modelId)?.definition.name ?? '';
  return (
    <>
      {isChosen ? <Units units={units} nameOf={nameOf} ticked={ticked} /> : null}
      {titles.map(([kind, title]) => {
        const ofKind = changes.filter((change) => change.kind === kind);
        const isTicked = isChosen && (kind === 'derived' || kind === 'custom');
        return ofKind.length === 0 || isTicked ? null : (
          <section key={kind} className={styles['changes']} aria-label={title}>
            <h3>{title}</h3>
            <LongList items={ofKind}>
              {(change) => (
                <li key={keyOfChange(change)} className={styles['change']}>
                  <NameChange {...change} place={`${nameOf(change)} ${change.place}`} />
                </li>
              )}
            </LongList>
          </section>
        );
      })}
    </>
  );
}

const isApiName = ({ change: { of } }: NameUnit): boolean => of === 'relation' || of === 'path';

const groups = [
  ['API names derived from it: relations and paths', (unit: NameUnit) => !unit.isCustom && isApiName(unit)],
  ['Keys and stored names derived from it', (unit: NameUnit) => !unit.isCustom && !isApiName(unit)],
  ['Set by hand and based on the old name. Rename these too?', (unit: NameUnit) => unit.isCustom],
] as const;

interface UnitsProps {
  readonly units: readonly NameUnit[];
  readonly nameOf: (change: Pick<RenameChange, 'modelId'>) => string;
  readonly ticked: TickedNames;
}

/** The names that change together, with a checkbox each. */
function Units({ units, nameOf, ticked: { ids, setIds } }: UnitsProps) {
  const ticked = new Set(ids);
  const toggle = (id: string): void =>
    setIds(ticked.has(id) ? ids.filter((each) => each !== id) : [...ids, id]);
  return groups.map(([title, isIn]) => {
    const these = units.filter(isIn);
    return these.length === 0 ? null : (
      <section key={title} className={styles['changes']} aria-label={title}>
        <h3>{title}</h3>
        <LongList items={these}>
          {(unit) => (
            <li key={unit.id}>
              <Unit
                unit={unit}
                nameOf={nameOf}
                isTicked={ticked.has(unit.id)}
                onToggle={() => toggle(unit.id)}
              />
            </li>
          )}
        </LongList>
      </section>
    );
  });
}

interface UnitProps {
  readonly unit: NameUnit;
  readonly nameOf: UnitsProps['nameOf'];
  readonly isTicked: boolean;
  readonly onToggle: () => void;
}

function Unit({ unit: { places }, nameOf, isTicked, onToggle }: UnitProps) {
  const [{ before, after }] = places;
  const where = places.map((place) => `${nameOf(place)} ${place.place}`).join(', ');
  return (
    <label className={styles['change']}>
      <input
        type="checkbox"
        aria-label={`${where}: ${before} to ${after}`}
        checked={isTicked}
        onChange={onToggle}
      />
      <NameChange place={where} before={before} after={after} />
    </label>
  );
}

/** One name before and after. */
export function NameChange({ place, before, after }: Pick<RenameChange, 'place' | 'before' | 'after'>) {
  return (
    <>
      <span className={styles['place']}>{place}</span>
      <span>
        {before === '' ? null : <del>{before}</del>} {after === '' ? null : <ins>{after}</ins>}
      </span>
    </>
  );
}

function keyOfChange({ modelId, place, before, kind }: RenameChange): string {
  return JSON.stringify([modelId, place, before, kind]);
}
