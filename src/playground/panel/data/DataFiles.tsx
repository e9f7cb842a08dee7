import { Dices, Download, FileJson, FileSpreadsheet, HardDrive, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { printCsv, printJson, printMemoryFile, readDataFile } from '../../host/index.ts';
import type { DesignModel } from '../design.ts';
import type { Session } from '../useSession.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { type CheckedRows, checkRows, describeImport } from './importRows.ts';
import { SampleDialog } from './SampleDialog.tsx';
import type { GridRow } from './useGridRows.ts';

interface DataFilesProps {
  readonly session: Session;
  readonly design: readonly DesignModel[];
  readonly model: DesignModel;
}

/** A file that waits for what is to become of its refused rows. */
interface Pending {
  readonly title: string;
  readonly fileName: string;
  readonly checked: CheckedRows;
  readonly unknown: readonly string[];
}

/** Sample data, and data in and out of files. */
export function DataFiles({ session, design, model }: DataFilesProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [pending, setPending] = useState<Pending | null>(null);
  const { rows } = session;

  const read = async (models: readonly DesignModel[]): Promise<ReadonlyMap<string, readonly GridRow[]>> => {
    const all = new Map<string, readonly GridRow[]>();
    for (const one of models) {
      const list: GridRow[] = [];
      if (rows !== null) for await (const page of rows.pages(one)) list.push(...page);
      all.set(one.name, list);
    }
    return all;
  };
  const stored = design.filter(({ isStored }) => isStored);
  const store = ({ title, checked, unknown }: Omit<Pending, 'fileName'>, withRefused: boolean): void => {
    const wanted = checked.rows(withRefused);
    session.replaceRows(title, wanted, describeImport(wanted, checked, unknown, withRefused));
  };
  const bringIn = async (file: File): Promise<void> => {
    const title = `Import ${file.name}`;
    const result = readDataFile(file.name, await file.text(), design, model);
    if (!result.ok) return session.report(title, result.error.message);
    const { rows: found, unknown } = result.value;
    const left = unknown.length === 0 ? '' : ` Not in the design, left out: ${unknown.join(', ')}.`;
    if (found.size === 0) return session.report(title, `Nothing of it is in the design.${left}`);
    const checked = await checkRows(session.check, found);
    if (checked === null) return session.report(title, 'The sandbox could not look at the rows: try again.');
    if (checked.refused.length > 0) setPending({ title, fileName: file.name, checked, unknown });
    else store({ title, checked, unknown }, false);
  };

  return (
    <>
      <Menu
        trigger={
          <Button size="small" disabled={rows === null || session.isRunning}>
            <HardDrive size={12} /> Samples & files
          </Button>
        }
        groups={[
          [
            {
              id: 'samples',
              label: 'Sample data…',
              icon: <Dices size={13} />,
              onSelect: () => setAsking(true),
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
              onSelect: () => void read(stored).then((all) => save('data.json', printJson(all))),
            },
            {
              id: 'memory',
              label: 'Export for the memory connector',
              icon: <Download size={13} />,
              hint: 'db.json',
              onSelect: () => void read(stored).then((all) => save('db.json', printMemoryFile(all, design))),
            },
            {
              id: 'csv',
              label: `Export ${model.name} as CSV`,
              icon: <FileSpreadsheet size={13} />,
              hint: `${model.name}.csv`,
              onSelect: () =>
                void read([model]).then((all) =>
                  save(`${model.name}.csv`, printCsv(model, all.get(model.name) ?? [])),
                ),
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
          if (file !== undefined) void bringIn(file);
        }}
      />
      {pending === null ? null : (
        <ImportDialog
          fileName={pending.fileName}
          checked={pending.checked}
          design={design}
          onClose={() => setPending(null)}
          onImport={(withRefused) => {
            setPending(null);
            store(pending, withRefused);
          }}
        />
      )}
      {isAsking ? (
        <SampleDialog
          models={stored}
          onClose={() => setAsking(false)}
          onMake={(options) => {
            setAsking(false);
            session.reset(options);
          }}
        />
      ) : null}
    </>
  );
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  // The download has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
