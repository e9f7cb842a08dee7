import { useEffect, useMemo, useState } from 'react';
import type { OpenFiles } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { JsonValue } from '../../lib/json.ts';
import type { OpenedFiles, ReportPart, SourceReport } from '../../sources/index.ts';
import { optionFieldsOf } from '../../targets/optionFields.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LongList } from '../../ui/LongList.tsx';
import { OptionFields } from '../export/OptionFields.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import { SkippedFiles } from './SkippedFiles.tsx';
import styles from './SourcePreview.module.css';

type Options = Readonly<Record<string, JsonValue>>;

interface SourcePreviewProps {
  readonly files: OpenFiles;
  readonly onAnswer: (opened: OpenedFiles | null) => void;
}

/** Shows what a source makes of its files, with its choices, before it is imported. */
export function SourcePreview({ files, onAnswer }: SourcePreviewProps) {
  const fields = useMemo(() => optionFieldsOf(files.source.options), [files]);
  const [options, setOptions] = useState<Options>({});
  const { opened, isWorking } = useReopened(files, options);
  const { report, models } = opened;
  if (report === undefined) return null;
  const total = countOf(report.parts.length, report.unit);
  return (
    <Dialog
      title={`Open ${opened.name ?? `${total} of ${report.title}`}`}
      isOpen
      onClose={() => onAnswer(null)}
      footer={
        <>
          <Button onClick={() => onAnswer(null)}>Cancel</Button>
          <Button
            look="primary"
            disabled={isWorking || models.length === 0}
            onClick={() => onAnswer(withoutProblems(opened))}
          >
            Open {countOf(models.length, 'model')}
          </Button>
        </>
      }
    >
      <p className={styles['text']} aria-live="polite">
        {report.title}: {total}, {countOf(countRelations(report), 'relation')}.
      </p>
      <OptionFields fields={fields} options={options} onChange={setOptions} />
      <Parts report={report} isWorking={isWorking} options={options} onChange={setOptions} />
      <Remarks report={report} />
      <RefusedFiles
        problems={opened.problems}
        title={`${countOf(opened.problems.length, 'part')} could not be read`}
      />
      <SkippedFiles opened={opened} />
    </Dialog>
  );
}

/** They have been seen here. */
const withoutProblems = (opened: OpenedFiles): OpenedFiles => ({ ...opened, problems: [] });

const countRelations = ({ parts }: SourceReport): number =>
  parts.reduce((sum, { relations }) => sum + relations.length, 0);

/** Opens the files again for each change of the options. Returns what was opened last. */
function useReopened(files: OpenFiles, options: Options) {
  const [found, setFound] = useState({ opened: files.opened, options: {} as Options });
  const isWorking = found.options !== options && Object.keys(options).length > 0;
  useEffect(() => {
    if (Object.keys(options).length === 0) return;
    const controller = new AbortController();
    const { signal } = controller;
    void files.reopen(options, { signal }).then(
      (opened) => setFound({ opened, options }),
      (error: unknown) => {
        if (!signal.aborted) throw error;
      },
    );
    return () => controller.abort();
  }, [files, options]);
  return { opened: found.opened, isWorking };
}

interface PartsProps {
  readonly report: SourceReport;
  readonly isWorking: boolean;
  readonly options: Options;
  readonly onChange: (options: Options) => void;
}

/** The tables or models, each with what it becomes and whether it is opened. */
function Parts({ report, isWorking, options, onChange }: PartsProps) {
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
          {chosen.length} of {countOf(parts.length, unit)} chosen
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

/** What was guessed, and what to know; warnings first. */
function Remarks({ report: { remarks } }: { report: SourceReport }) {
  if (remarks.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3>What to know</h3>
      <LongList className={styles['remarks']} items={remarks} aria-label="What to know">
        {({ kind, text }, index) => (
          <li key={`${index} ${text}`} data-kind={kind}>
            {text}
          </li>
        )}
      </LongList>
    </section>
  );
}
