import { Dices, Download, FileJson, FileSpreadsheet, HardDrive, ShieldCheck, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { ExportKind } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';
import type { Session } from '../session/useSession.ts';
import { ImportDialog } from './ImportDialog.tsx';
import type { ImportChoice, ImportFindings } from './importData.ts';
import { SampleDialog } from './SampleDialog.tsx';

interface DataFilesProps {
  readonly session: Session;
  readonly design: readonly DesignModel[];
  readonly model: DesignModel;
}

/** A file that waits for the user's choice. */
interface PendingImport {
  readonly fileName: string;
  readonly findings: ImportFindings;
  readonly answer: (choice: ImportChoice) => void;
}

/** The menu for sample data and for import and export of files. */
export function DataFiles({ session, design, model }: DataFilesProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [isSampleDialogOpen, setSampleDialogOpen] = useState(false);
  const [pending, setPending] = useState<PendingImport | null>(null);
  const { rows } = session;

  const stored = design.filter(({ isStored }) => isStored);
  const exportAs = async (name: string, kind: ExportKind, models: readonly DesignModel[]): Promise<void> => {
    if (rows !== null) save(name, await rows.export(kind, models));
  };
  const importFile = (file: File): void =>
    session.importFile({
      file,
      model,
      ask: (findings) =>
        new Promise((resolve) => {
          const answer = (choice: ImportChoice): void => {
            setPending(null);
            resolve(choice);
          };
          setPending({ fileName: file.name, findings, answer });
        }),
    });

  return (
    <>
      <Menu
        trigger={
          <Button size="small" title="Samples & files" disabled={rows === null || session.isRunning}>
            <HardDrive size={12} /> <span data-word="1">Samples & files</span>
          </Button>
        }
        groups={[
          [
            {
              id: 'samples',
              label: 'Sample data…',
              icon: <Dices size={13} />,
              onSelect: () => setSampleDialogOpen(true),
            },
          ],
          [
            {
              id: 'import',
              label: 'Import JSON or CSV…',
              icon: <Upload size={13} />,
              onSelect: () => picker.current?.click(),
            },
          ],
          [
            {
              id: 'json',
              label: 'Export all as JSON',
              icon: <FileJson size={13} />,
              hint: 'data.json',
              onSelect: () => void exportAs('data.json', 'json', stored),
            },
            {
              id: 'memory',
              label: 'Export for the memory connector',
              icon: <Download size={13} />,
              hint: 'db.json',
              onSelect: () => void exportAs('db.json', 'memory', stored),
            },
            {
              id: 'csv',
              label: `Export ${model.name} as CSV`,
              icon: <FileSpreadsheet size={13} />,
              hint: `${model.name}.csv`,
              onSelect: () => void exportAs(`${model.name}.csv`, 'csv', [model]),
            },
            {
              id: 'spreadsheet',
              label: `Export ${model.name} for spreadsheets`,
              icon: <ShieldCheck size={13} />,
              hint: 'CSV without formulas',
              onSelect: () => void exportAs(`${model.name}.spreadsheet.csv`, 'spreadsheet', [model]),
            },
          ],
        ]}
      />
      <input
        ref={picker}
        type="file"
        accept=".json,.csv"
        hidden
        aria-label="Data file"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) importFile(file);
        }}
      />
      {pending === null ? null : (
        <ImportDialog
          fileName={pending.fileName}
          findings={pending.findings}
          design={design}
          onChoose={pending.answer}
        />
      )}
      {isSampleDialogOpen ? (
        <SampleDialog
          models={stored}
          onClose={() => setSampleDialogOpen(false)}
          onCreate={(options) => {
            setSampleDialogOpen(false);
            session.reset(options);
          }}
        />
      ) : null}
    </>
  );
}

function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has started by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
