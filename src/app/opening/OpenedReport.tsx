import { countOf } from '../../lib/countOf.ts';
import type { OpenedFiles } from '../../sources/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { LongList } from '../../ui/LongList.tsx';
import { describeContents, usedBuiltIns } from './describeOpened.ts';
import styles from './FileDialogs.module.css';
import { RefusedFiles } from './RefusedFiles.tsx';
import { SkippedFiles } from './SkippedFiles.tsx';

/** Lists what was opened, refused and skipped, and why. */
export function OpenedReport({ opened, onClose }: { opened: OpenedFiles; onClose: () => void }) {
  const { models, problems } = opened;
  const scripts = models.filter(({ script }) => script !== undefined).length;
  const builtIns = usedBuiltIns(opened);
  const nothing = models.length === 0 && opened.modelConfig === null && opened.canvas === undefined;
  return (
    <Dialog
      title={nothing ? 'Nothing could be opened' : `Opened ${describeContents(opened)}`}
      isOpen
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <RefusedFiles problems={problems} />
      {builtIns.length === 0 ? null : (
        <section className={styles['part']}>
          <h3>LoopBack’s own models</h3>
          <ul className={styles['facts']}>
            {builtIns.map(({ name, usedBy }) => (
              <li key={name}>
                <span className={styles['names']}>{name}</span> comes with LoopBack and needs no file here;
                used by {usedBy.join(', ')}.
              </li>
            ))}
          </ul>
        </section>
      )}
      {scripts === 0 ? null : (
        <p className={classNames(styles['part'], styles['quiet'])}>
          {countOf(scripts, '.js file')} beside {scripts === 1 ? 'a model is' : 'models are'} kept as{' '}
          {scripts === 1 ? 'it is' : 'they are'} and put back into an exported zip; nothing in{' '}
          {scripts === 1 ? 'it' : 'them'} is run.
        </p>
      )}
      <SkippedFiles opened={opened} />
      {models.length === 0 ? null : (
        <details className={styles['part']}>
          <summary>{countOf(models.length, 'model')} opened</summary>
          <LongList className={styles['paths']} items={models}>
            {({ path, origin, definition }) => (
              <li key={`${origin} ${path}`}>
                {definition.name} · {path}
              </li>
            )}
          </LongList>
        </details>
      )}
    </Dialog>
  );
}
