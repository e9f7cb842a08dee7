import type { LinkProblem } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { Result } from '../../lib/result.ts';
import { allRelations, type Project } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from '../opening/FileDialogs.module.css';

interface SharedProjectDialogProps {
  readonly shared: Result<Project, LinkProblem>;
  readonly onOpen: (project: Project) => void;
  readonly onClose: () => void;
}

/** Shows the project of a link before it is opened. */
export function SharedProjectDialog({ shared, onOpen, onClose }: SharedProjectDialogProps) {
  if (!shared.ok) return <BrokenLink problem={shared.error} onClose={onClose} />;
  const project = shared.value;
  const models = countOf(project.models.length, 'model');
  const open = (): void => {
    onClose();
    onOpen(project);
  };
  return (
    <Dialog
      title={`Someone shared a project with ${models}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={open}>
            Open as a copy
          </Button>
        </>
      }
    >
      <p className={styles['text']}>
        <span className={styles['names']}>{project.name}</span> has {models} and{' '}
        {countOf(allRelations(project).length, 'relation')}. A copy becomes a project of its own beside yours,
        which stay as they are; nothing of it is run.
      </p>
      <ul className={styles['chips']}>
        {project.models.slice(0, MODELS_SHOWN).map(({ id, definition }) => (
          <li key={id}>{definition.name}</li>
        ))}
        {project.models.length > MODELS_SHOWN ? <li>+{project.models.length - MODELS_SHOWN}</li> : null}
      </ul>
    </Dialog>
  );
}

const MODELS_SHOWN = 24;

function BrokenLink({ problem, onClose }: { problem: LinkProblem; onClose: () => void }) {
  const close = (
    <Button look="primary" onClick={onClose}>
      Close
    </Button>
  );
  return (
    <Dialog title="This link can’t be opened" isOpen onClose={onClose} footer={close}>
      <p className={styles['text']}>{problem.message}</p>
    </Dialog>
  );
}
