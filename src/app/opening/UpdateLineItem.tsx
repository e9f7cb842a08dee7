import { countOf } from '../../lib/countOf.ts';
import { shorten } from '../../lib/shorten.ts';
import type { FactChange, ModelFile, UpdateLine } from '../../model/index.ts';
import styles from './UpdateLines.module.css';

/** Longer values are cut. Characters. */
const LONGEST_VALUE = 80;

const signs = { added: '+', removed: '−', changed: '~' } as const;
const labels = { added: 'New', removed: 'Gone', changed: 'Changed' } as const;
const notes = {
  source: '',
  both: 'also changed in this project',
  unsure: 'perhaps changed in this project',
  own: 'changed in this project',
} as const;

interface UpdateLineItemProps {
  readonly line: UpdateLine;
  /** The file of a new model. */
  readonly file: ModelFile | undefined;
  /** Whether the name of the model is shown. */
  readonly isFirst: boolean;
  readonly isOn: boolean;
  /** Whether it needs a line that is not ticked. */
  readonly isHeld: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

/** A change of a source, with its tick. */
export function UpdateLineItem({ line, file, isFirst, isOn, isHeld, onToggle }: UpdateLineItemProps) {
  const { kind, part, model, name, facts, origin } = line;
  const title = part === 'model' ? 'model' : `${part} ${name}`;
  const texts = part === 'model' ? contentsOf(file) : facts.map((fact) => describeFact(fact, kind));
  const note = isHeld ? 'needs a change that is not chosen' : notes[origin];
  return (
    <li className={styles['line']} data-first={isFirst}>
      {isFirst ? <h4 className={styles['model']}>{model}</h4> : null}
      <label className={styles['choice']} data-kind={kind}>
        <input
          type="checkbox"
          checked={isOn}
          disabled={isHeld}
          aria-label={`${labels[kind]}: ${model}, ${title}`}
          onChange={({ target }) => onToggle(target.checked)}
        />
        <span className={styles['sign']} aria-hidden="true">
          {signs[kind]}
        </span>
        <span className={styles['name']}>{title}</span>
        {note === '' ? null : <span className={styles['note']}>{note}</span>}
        {texts.length === 0 ? null : <span className={styles['facts']}>{texts.join(' · ')}</span>}
      </label>
    </li>
  );
}

function contentsOf(file: ModelFile | undefined): readonly string[] {
  if (file === undefined) return [];
  const { properties, relations } = file.definition;
  return [
    countOf(Object.keys(properties ?? {}).length, 'property', 'properties'),
    countOf(Object.keys(relations ?? {}).length, 'relation'),
  ];
}

/** "length: 80 → 100"; of something new or gone, its value alone. */
function describeFact({ fact, before, after }: FactChange, kind: UpdateLine['kind']): string {
  const values = kind === 'added' ? [after] : kind === 'removed' ? [before] : [before, after];
  const texts = values.map((value) => (value === null ? 'none' : shorten(value, LONGEST_VALUE)));
  return `${fact}: ${texts.join(' → ')}`;
}
