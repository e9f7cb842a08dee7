import { useEffect, useMemo, useState } from 'react';
import type { OpenFiles } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { JsonValue } from '../../lib/json.ts';
import { LoadError } from '../../lib/loadPart.ts';
import type { Project } from '../../model/index.ts';
import type { OpenedFiles, SourceReport } from '../../sources/index.ts';
import { optionFieldsOf } from '../../targets/optionFields.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LongList } from '../../ui/LongList.tsx';
import { OptionFields } from '../export/OptionFields.tsx';
import { type ChosenUpdate, chosenOf, type Ticked } from './chosenUpdate.ts';
import { RefusedFiles } from './RefusedFiles.tsx';
import { SkippedFiles } from './SkippedFiles.tsx';
import { SourceParts } from './SourceParts.tsx';
import styles from './SourcePreview.module.css';
import { UpdateChoice } from './UpdateChoice.tsx';
import { UpdateLines } from './UpdateLines.tsx';
import { useUpdate } from './useUpdate.ts';

type Options = Readonly<Record<string, JsonValue>>;

/** What is opened, and how: as an update of the models of the project, or as new ones. */
export interface PreviewAnswer {
  readonly opened: OpenedFiles;
  readonly update?: ChosenUpdate;
}

interface SourcePreviewProps {
  readonly files: OpenFiles;
  readonly project: Project;
  readonly onAnswer: (answer: PreviewAnswer | null) => void;
}

/** Shows what a source makes of its files, with its choices, before it is imported. */
export function SourcePreview({ files, project, onAnswer }: SourcePreviewProps) {
  const fields = useMemo(() => optionFieldsOf(files.source.options), [files]);
  const [options, setOptions] = useState<Options>(files.options ?? {});
  const { opened, isWorking, failure } = useReopened(files, options);
  const found = useUpdate(project, opened);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [ticked, setTicked] = useState<Ticked | null>(null);
  const { report, models } = opened;
  if (report === undefined) return null;
  const canUpdate = found?.isPossible === true;
  const isUpdate = canUpdate && (wanted ?? found.isLikely);
  const chosen = isUpdate ? chosenOf(found.update, ticked) : null;
  const total = countOf(report.parts.length, report.unit);
  const isReady = !isWorking && found?.opened === opened;
  const count = chosen === null ? models.length : chosen.lines.length;
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
            disabled={!isReady || failure !== null || count === 0}
            onClick={() => onAnswer({ opened: withoutProblems(opened), ...(chosen && { update: chosen }) })}
          >
            {chosen === null ? `Open ${countOf(count, 'model')}` : `Take over ${countOf(count, 'change')}`}
          </Button>
        </>
      }
    >
      <p className={styles['text']} aria-live="polite">
        {report.title}: {total}, {countOf(countRelations(report), 'relation')}.
      </p>
      {canUpdate ? (
        <UpdateChoice
          found={found}
          unit={report.unit}
          isUpdate={isUpdate}
          onChoose={(isWanted) => {
            setWanted(isWanted);
            // An update is of all parts.
            if (isWanted) setOptions(({ [report.choice]: _chosen, ...rest }) => rest);
          }}
        />
      ) : null}
      {chosen === null ? null : <UpdateLines chosen={chosen} isWorking={!isReady} onChange={setTicked} />}
      {failure === null ? null : (
        <p className={styles['failure']} role="alert">
          {failure}
        </p>
      )}
      <OptionFields fields={fields} options={options} onChange={setOptions} />
      {chosen === null ? (
        <SourceParts report={report} isWorking={isWorking} options={options} onChange={setOptions} />
      ) : null}
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

interface Found {
  readonly opened: OpenedFiles;
  readonly options: Options;
  /** Why they could not be opened with these options. */
  readonly failure: string | null;
}

/** Opens the files again for each change of the options. Returns what was opened last. */
function useReopened(files: OpenFiles, options: Options) {
  const [found, setFound] = useState<Found>({ opened: files.opened, options, failure: null });
  const isWorking = found.options !== options;
  useEffect(() => {
    if (!isWorking) return;
    const controller = new AbortController();
    const { signal } = controller;
    void files.reopen(options, { signal }).then(
      (opened) => setFound({ opened, options, failure: null }),
      (error: unknown) => {
        if (signal.aborted) return;
        if (!(error instanceof LoadError)) throw error;
        setFound(({ opened }) => ({ opened, options, failure: error.message }));
      },
    );
    return () => controller.abort();
  }, [files, options, isWorking]);
  return { opened: found.opened, failure: found.failure, isWorking };
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
