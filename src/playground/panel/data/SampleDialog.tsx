import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { ResetOptions } from '../../wire/control.ts';
import type { DesignModel } from '../design/design.ts';
import { TextField } from '../methods/Field.tsx';
import form from '../methods/Methods.module.css';
import styles from './RowsView.module.css';

const maxRows = 1_000_000;

interface SampleDialogProps {
  readonly models: readonly DesignModel[];
  readonly onClose: () => void;
  readonly onCreate: (options: ResetOptions) => void;
}

/** Asks how many sample rows each model gets, in place of its rows or in addition to them. */
export function SampleDialog({ models, onClose, onCreate }: SampleDialogProps) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [seed, setSeed] = useState('');
  const counts = Object.fromEntries(
    models.flatMap(({ name }) => {
      const count = Number.parseInt(texts[name] ?? '', 10);
      return Number.isNaN(count) ? [] : [[name, Math.max(0, Math.min(maxRows, count))]];
    }),
  );
  const create = (isAdded: boolean): void => onCreate({ counts, seed, isAdded, title: 'Sample data' });
  return (
    <Dialog
      title="Sample data"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={() => create(false)}>Replace all rows</Button>
          <Button look="primary" onClick={() => create(true)}>
            Add rows
          </Button>
        </>
      }
    >
      <div className={`${form['form']} ${styles['samples']}`}>
        <p>
          How many rows per model? Empty = a few. At most {maxRows.toLocaleString('en')}. Every foreign key
          references an existing row. The same seed gives the same rows. Undo restores the current rows.
        </p>
        <div className={form['fields']}>
          {models.map(({ name }) => (
            <TextField
              key={name}
              label={name}
              value={texts[name] ?? ''}
              placeholder="a few"
              onChange={(text) => setTexts({ ...texts, [name]: text.replaceAll(/\D/g, '') })}
            />
          ))}
          <TextField label="Seed" value={seed} placeholder="any text" onChange={setSeed} />
        </div>
      </div>
    </Dialog>
  );
}
