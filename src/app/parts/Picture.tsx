import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { findAction } from '../actions/actions.ts';
import { useServices } from '../start/services.ts';
import { watchDrawing } from './drawingMark.ts';
import styles from './Part.module.css';
import { Part } from './Part.tsx';

interface PictureProps {
  /** Whether the project opens without its picture, because drawing it did not finish before. */
  readonly isHeld: boolean;
  readonly children: ReactNode;
}

/** The canvas, or, if it can't be drawn, links to what works without it. */
export function Picture({ isHeld: isHeldAtFirst, children }: PictureProps) {
  const { projectId } = useServices();
  const [isHeld, setHeld] = useState(isHeldAtFirst);
  useEffect(() => (isHeld ? undefined : watchDrawing(projectId)), [isHeld, projectId]);
  if (!isHeld) {
    return (
      <Part name="The picture of this project" advice={<Exits />}>
        {children}
      </Part>
    );
  }
  return (
    <div className={styles['failed']} role="alert">
      <p>
        <strong>This project is open without its picture,</strong> because the page ended twice before it was
        drawn. The models, the inspector, the problems and the export work.
      </p>
      <Exits />
      <Button look="outlined" onClick={() => setHeld(false)}>
        Draw the picture
      </Button>
    </div>
  );
}

/** Buttons that save the work and lead away from a picture that can't be drawn. */
function Exits() {
  const { actions } = useServices();
  const exits = [findAction(actions, 'openProjects'), findAction(actions, 'export:files')];
  return (
    <div className={styles['exits']}>
      {exits.map(({ id, label, run }) => (
        <Button key={id} look="outlined" onClick={() => run()}>
          {label}
        </Button>
      ))}
    </div>
  );
}
