import { Download, FolderOpen } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useProjectFiles } from '../../editor/index.ts';
import { canPickFolders, downloadText, downloadZip } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { JsonValue } from '../../lib/json.ts';
import { loadPart } from '../../lib/loadPart.ts';
import { databases, setDatabases } from '../../model/index.ts';
import {
  type Remark,
  type Target,
  type TargetId,
  type TextFile,
  targetEntries,
  toFileName,
} from '../../targets/index.ts';
import { loadTarget } from '../../targets/loadTarget.ts';
import { type OptionField, optionFieldsOf } from '../../targets/optionFields.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import type { Notices } from '../shell/notices.ts';
import { withCancel } from '../shell/withCancel.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import { useServices } from '../start/services.ts';
import { FilePreview } from './FilePreview.tsx';
import { OptionFields } from './OptionFields.tsx';
import { saveToEmptyFolder } from './saveToEmptyFolder.ts';
import styles from './TargetDialog.module.css';
import { type Making, useTargetOutput } from './useTargetOutput.ts';

interface TargetDialogProps {
  readonly id: TargetId;
  readonly onClose: () => void;
}

/** Asks for the options of a target, shows what it makes, and exports it. */
export function TargetDialog({ id, onClose }: TargetDialogProps) {
  const { notices } = useServices();
  const [target, setTarget] = useState<Target | null>(null);
  useEffect(() => {
    void orTryAgain(notices, 'The code for this format', async () =>
      setTarget(await loadPart(() => loadTarget(id))),
    );
  }, [id, notices]);
  return target === null ? null : <LoadedTargetDialog id={id} target={target} onClose={onClose} />;
}

function LoadedTargetDialog({ id, target, onClose }: TargetDialogProps & { readonly target: Target }) {
  const { notices, projectId } = useServices();
  const project = useProjectFiles();
  const fields = useMemo(() => optionFieldsOf(target.options), [target]);
  const [options, setOptions] = useOptions(fields);
  const making = useTargetOutput({ id, project, options, projectId });
  const problem = making.made?.problem ?? null;
  const files = making.made?.files ?? [];
  const label = targetEntries.find((entry) => entry.id === id)?.label.replace('…', '') ?? id;
  const name = `${toFileName(project.name)}-${id}.zip`;
  const finish = (run: () => Promise<void>) => (): void => {
    onClose();
    void run();
  };
  const only = files.length === 1 ? files[0] : undefined;
  const download = async (): Promise<void> => {
    if (only !== undefined) downloadText(only.path, only.text, 'application/octet-stream');
    else await downloadFiles(notices, name, files);
  };
  // What was made last belongs to other options while it is made again.
  const isReady = files.length > 0 && problem === null && making.filesSoFar === null && !making.isCancelled;
  return (
    <Dialog
      title={label}
      isOpen
      onClose={onClose}
      footer={
        <>
          {canPickFolders() && only === undefined ? (
            <Button disabled={!isReady} onClick={finish(() => saveToEmptyFolder(notices, files))}>
              <FolderOpen size={14} /> Save to an empty folder…
            </Button>
          ) : null}
          <Button look="primary" disabled={!isReady} onClick={finish(download)}>
            <Download size={14} /> {only === undefined ? 'Download zip' : `Download ${only.path}`}
          </Button>
        </>
      }
    >
      <OptionFields fields={fields} options={options} onChange={setOptions} />
      <MakingLine making={making} />
      <Remarks problem={problem} remarks={making.made?.remarks ?? []} />
      {problem === null ? <FilePreview files={files} /> : null}
    </Dialog>
  );
}

type Options = Readonly<Record<string, JsonValue>>;

/** The options of a target. The databases among them are kept with the project, and problems are looked for with them in view. */
function useOptions(fields: readonly OptionField[]): readonly [Options, (options: Options) => void] {
  const { editor } = useServices();
  const { databases: stored } = useProjectFiles();
  const hasDatabases = fields.some(({ name }) => name === 'databases');
  const [changed, setChanged] = useState<Options>({});
  const options = useMemo(
    () => ({ ...(hasDatabases && stored !== undefined ? { databases: [...stored] } : {}), ...changed }),
    [hasDatabases, stored, changed],
  );
  const change = (next: Options): void => {
    setChanged(next);
    const { databases: wanted } = next;
    if (!hasDatabases || !Array.isArray(wanted)) return;
    const chosen = databases.filter((database) => wanted.includes(database));
    editor.run(setDatabases, { chosen }, { label: 'Choose the databases' });
  };
  return [options, change];
}

async function downloadFiles(notices: Notices, name: string, files: readonly TextFile[]): Promise<void> {
  const work = { doing: 'Writing the zip', cancelled: 'The export was cancelled.' };
  await withCancel(notices, work, async (signal) => {
    await downloadZip(name, files, signal);
    notices.show({ tone: 'info', text: `${countOf(files.length, 'file')} in ${name}` });
  });
}

/** Says how far the making is, with a button to cancel it. */
function MakingLine({ making: { filesSoFar, isCancelled, cancel, restart } }: { readonly making: Making }) {
  if (isCancelled)
    return (
      <p className={styles['making']} role="status">
        The files were not made. <Button onClick={restart}>Make them</Button>
      </p>
    );
  if (filesSoFar === null) return null;
  const soFar = filesSoFar === 0 ? '' : ` ${countOf(filesSoFar, 'file')} so far.`;
  return (
    <p className={classNames(styles['making'], styles['late'])}>
      Making the files…{soFar} <Button onClick={cancel}>Cancel</Button>
    </p>
  );
}

interface RemarksProps {
  readonly problem: string | null;
  readonly remarks: readonly Remark[];
}

/** What to know before the files are used, and what was chosen; warnings first. */
function Remarks({ problem, remarks }: RemarksProps) {
  const first: readonly Remark[] = problem === null ? [] : [{ kind: 'warning', text: problem }];
  return (
    <ul className={styles['remarks']} aria-label="What to know">
      {[...first, ...remarks].map(({ kind, text }) => (
        <li key={text} data-kind={kind}>
          {text}
        </li>
      ))}
    </ul>
  );
}
