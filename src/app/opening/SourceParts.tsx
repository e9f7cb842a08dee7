import { countOf } from '../../lib/countOf.ts';
import type { JsonValue } from '../../lib/json.ts';
import type { ReportPart, SourceReport } from '../../sources/index.ts';
import { Button } from '../../ui/Button.tsx';
import { LongList } from '../../ui/LongList.tsx';
import styles from './SourcePreview.module.css';

type Options = Readonly<Record<string, JsonValue>>;

interface SourcePartsProps {
  readonly report: SourceReport;
  readonly isWorking: boolean;
  readonly options: Options;
  readonly onChange: (options: Options) => void;
}

/** The tables or models, each with what it becomes and whether it is opened. */
export function SourceParts({ report, isWorking, options, onChange }: SourcePartsProps) {
  const { parts, unit, choice } = report;
  const chosen = parts.filter(({ model }) => model !== null).map(({ id }) => id);
  const choose = (ids: readonly string[]): void => onChange({ ...options, [choice]: ids });
  const onToggle = (id: string, isOn: boolean): void =>
    // In the order of the list, so that the same choice gives the same models.
    choose(parts.map((part) => part.id).filter((each) => (each === id ? isOn : chosen.includes(each))));
  return (
    <section aria-busy={isWorking}>
      <div className={styles['bar']}>
        <span className={styles['quiet']}>
          {chosen.length.toLocaleString('en')} of {countOf(parts.length, unit)} chosen
        </span>
        <Button onClick={() => choose(parts.map(({ id }) => id))}>All</Button>
        <Button onClick={() => choose([])}>None</Button>
      </div>
      <LongList className={styles['parts']} items={parts} aria-label="What is opened">
        {(part) => <Part key={part.id} part={part} onToggle={(isOn) => onToggle(part.id, isOn)} />}
      </LongList>
    </section>
  );
}

function Part({ part, onToggle }: { part: ReportPart; onToggle: (isOn: boolean) => void }) {
  const { id, model, facts, relations } = part;
  return (
    <li className={styles['part']}>
      <label className={styles['choice']}>
        <input type="checkbox" checked={model !== null} onChange={({ target }) => onToggle(target.checked)} />
        <span className={styles['name']}>{id}</span>
        {model === null ? null : <span className={styles['model']}>→ {model}</span>}
        <span className={styles['quiet']}>{facts.join(' · ')}</span>
      </label>
      {relations.length === 0 ? null : <p className={styles['relations']}>{relations.join(' · ')}</p>}
    </li>
  );
}
