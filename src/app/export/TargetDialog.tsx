import { Download, FolderOpen } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useProjectFiles } from '../../editor/index.ts';
import { canPickFolders, downloadText, downloadZip } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { JsonValue } from '../../lib/json.ts';
import { describeDesign, readSampleRows } from '../../playground/panel/index.ts';
import {
  type Remark,
  type Rows,
  type Target,
  type TargetId,
  targetEntries,
  toFileName,
} from '../../targets/index.ts';
import { loadTarget } from '../../targets/loadTarget.ts';
import { optionFieldsOf } from '../../targets/optionFields.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { orTryAgain } from '../start/orTryAgain.ts';
import { useServices } from '../start/services.ts';
import { FilePreview } from './FilePreview.tsx';
import { OptionFields } from './OptionFields.tsx';
import { saveToEmptyFolder } from './saveToEmptyFolder.ts';
import styles from './TargetDialog.module.css';
import { useTargetOutput } from './useTargetOutput.ts';

interface TargetDialogProps {
  readonly id: TargetId;
  readonly onClose: () => void;
}

/** Asks for the options of a target, shows what it makes, and exports it. */
export function TargetDialog({ id, onClose }: TargetDialogProps) {
  const { notices } = useServices();
  const [target, setTarget] = useState<Target | null>(null);
  useEffect(() => {
    void orTryAgain(notices, 'The code for this format', async () => setTarget(await loadTarget(id)));
  }, [id, notices]);
  return target === null ? null : <LoadedTargetDialog id={id} target={target} onClose={onClose} />;
}

function LoadedTargetDialog({ id, target, onClose }: TargetDialogProps & { readonly target: Target }) {
  const { notices } = useServices();
  const project = useProjectFiles();
  const fields = useMemo(() => optionFieldsOf(target.options), [target]);
  const [options, setOptions] = useState<Readonly<Record<string, JsonValue>>>({});
  const { rows, problem: rowsProblem } = useRows(fields.some(({ name }) => name === 'rows'));
  const made = useTargetOutput({ target, project, options, rows });
  const problem = made?.problem ?? null;
  const files = made?.files ?? [];
  const label = targetEntries.find((entry) => entry.id === id)?.label.replace('…', '') ?? id;
  const name = `${toFileName(project.name)}-${id}`;
  const finish = (run: () => Promise<void>) => (): void => {
    onClose();
    void run();
  };
  const isReady = files.length > 0 && problem === null;
  const only = files.length === 1 ? files[0] : undefined;
  const download = async (): Promise<void> => {
    if (only !== undefined) return downloadText(only.path, only.text, 'application/octet-stream');
    await downloadZip(`${name}.zip`, files);
    notices.show({ tone: 'info', text: `${countOf(files.length, 'file')} in ${name}.zip` });
  };
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
      <Remarks problems={[problem, rowsProblem]} remarks={made?.remarks ?? []} />
      {problem === null ? <FilePreview files={files} /> : null}
    </Dialog>
  );
}

interface RemarksProps {
  readonly problems: readonly (string | null)[];
  readonly remarks: readonly Remark[];
}

/** What to know before the files are used, and what was chosen; warnings first. */
function Remarks({ problems, remarks }: RemarksProps) {
  const warnings = problems.flatMap((text): Remark[] => (text === null ? [] : [{ kind: 'warning', text }]));
  return (
    <ul className={styles['remarks']} aria-label="What to know">
      {[...warnings, ...remarks].map(({ kind, text }) => (
        <li key={text} data-kind={kind}>
          {text}
        </li>
      ))}
    </ul>
  );
}

/** The rows of the playground, read once; undefined while they are not known. */
function useRows(isWanted: boolean): { readonly rows: Rows | undefined; readonly problem: string | null } {
  const { projectId, editor } = useServices();
  const [found, setFound] = useState<{ readonly rows: Rows | undefined; readonly problem: string | null }>({
    rows: undefined,
    problem: null,
  });
  useEffect(() => {
    if (!isWanted) return;
    let isOpen = true;
    const design = describeDesign(editor.getState().project);
    void readSampleRows(projectId, design).then((read) => {
      if (isOpen)
        setFound(
          read.ok ? { rows: read.value, problem: null } : { rows: undefined, problem: read.error.message },
        );
    });
    return () => {
      isOpen = false;
    };
  }, [isWanted, projectId, editor]);
  return found;
}
