import { Copy, Download, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { partOfSelection } from '../../canvas/toDrawing.ts';
import { useEditor } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { PictureOptions } from '../../storage/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useServices } from '../start/services.ts';
import choices from './Choices.module.css';
import styles from './PictureDialog.module.css';
import { type PictureContent, picturesOf } from './pictureExports.ts';

const colourNames: readonly (readonly [PictureOptions['colours'], string])[] = [
  ['page', 'Like the page'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Asks what a picture shows and what it looks like, and exports it. */
export function PictureDialog({ onClose }: { readonly onClose: () => void }) {
  const { exporting } = useServices();
  const pictures = picturesOf(exporting.pictureServices);
  const { colours, isTransparent } = useStore(pictures.options);
  const models = useEditor(({ project }) => project.models.length);
  const selected = useEditor(({ project, selection }) => {
    const part = partOfSelection(project, selection);
    return part === null ? null : describePart(part.models.length, part.areas.length + part.notes.length);
  });
  const [chosen, setContent] = useState<PictureContent>('all');
  const content = selected === null ? 'all' : chosen;
  useEffect(() => void pictures.loadOptions(), [pictures]);
  const finish = (run: () => Promise<void>) => (): void => {
    onClose();
    void run();
  };
  return (
    <Dialog
      title="Export the picture"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={finish(() => pictures.print(content))}>
            <Printer size={14} /> Print
          </Button>
          <Button onClick={finish(() => pictures.copy(content))}>
            <Copy size={14} /> Copy as image
          </Button>
          <Button onClick={finish(() => pictures.download('svg', content))}>
            <Download size={14} /> Export SVG
          </Button>
          <Button look="primary" onClick={finish(() => pictures.download('png', content))}>
            <Download size={14} /> Export PNG
          </Button>
        </>
      }
    >
      <Group title="Show">
        <Radio name="content" isChosen={content === 'all'} onChoose={() => setContent('all')}>
          Everything ({countOf(models, 'model')})
        </Radio>
        <Radio
          name="content"
          isChosen={content === 'selection'}
          isDisabled={selected === null}
          onChoose={() => setContent('selection')}
        >
          Only the selection ({selected ?? 'nothing is selected'})
        </Radio>
      </Group>
      <Group title="Colours">
        {colourNames.map(([value, label]) => (
          <Radio
            key={value}
            name="colours"
            isChosen={colours === value}
            onChoose={() => pictures.setOptions({ colours: value })}
          >
            {label}
          </Radio>
        ))}
        <label className={choices['choice']}>
          <input
            type="checkbox"
            checked={isTransparent}
            onChange={({ target }) => pictures.setOptions({ isTransparent: target.checked })}
          />
          Transparent background
        </label>
      </Group>
      <p className={styles['note']}>Printing always uses the light colours, on white paper.</p>
    </Dialog>
  );
}

function describePart(models: number, others: number): string {
  const parts = [
    models > 0 && countOf(models, 'model'),
    others > 0 && countOf(others, 'area or note', 'areas and notes'),
  ];
  return parts.filter(Boolean).join(', ');
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classNames(choices['group'], styles['group'])}>
      <legend className={choices['title']}>{title}</legend>
      {children}
    </fieldset>
  );
}

interface RadioProps {
  readonly name: string;
  readonly isChosen: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Radio({ name, isChosen, isDisabled = false, onChoose, children }: RadioProps) {
  return (
    <label className={choices['choice']} data-disabled={isDisabled || undefined}>
      <input type="radio" name={name} checked={isChosen} disabled={isDisabled} onChange={onChoose} />
      {children}
    </label>
  );
}
