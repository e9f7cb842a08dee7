import { Eye } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useServices } from '../start/services.ts';
import styles from './FollowerBanner.module.css';
import { takeOver } from './takeOver.ts';

/** Says that another tab edits the project, with a button to take over. */
export function FollowerBanner() {
  const { tab, notices } = useServices();
  return (
    <p className={styles['banner']} data-testid="follower-banner">
      <Eye size={14} aria-hidden />
      <span>
        <strong>Open in another tab.</strong> This one follows what is saved there.
      </span>
      <Button size="small" look="outlined" onClick={() => void takeOver(notices, tab)}>
        Take over
      </Button>
    </p>
  );
}
