import { ChevronDown } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useEditor } from '../../editor/index.ts';
import { Button } from '../../ui/Button.tsx';
import { findAction } from '../actions/actions.ts';
import { useServices } from '../start/services.ts';
import styles from './ProjectButton.module.css';

/** Shows the name of the open project; opens the list of projects. */
export function ProjectButton() {
  const { actions } = useServices();
  const name = useEditor((state) => state.project.name);
  return (
    <Button
      className={styles['button']}
      style={{ '--letters': name.length } as CSSProperties}
      title={`${name}: all projects`}
      aria-label={`${name}, all projects`}
      onClick={() => findAction(actions, 'openProjects').run()}
    >
      <span className={styles['name']}>{name}</span>
      <ChevronDown size={13} aria-hidden />
    </Button>
  );
}
