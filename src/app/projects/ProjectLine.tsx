import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { countOf } from '../../lib/countOf.ts';
import type { ProjectSummary } from '../../storage/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { CommitField } from '../../ui/CommitField.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useServices } from '../start/services.ts';
import styles from './ProjectsPage.module.css';
import { fullTime } from './times.ts';

interface ProjectLineProps {
  readonly summary: ProjectSummary;
  readonly isOpen: boolean;
  /** When it was saved, as people say it. */
  readonly saved: string;
  readonly onOpen: () => Promise<void>;
}

/** One project of the list. */
export function ProjectLine({ summary, isOpen, saved, onOpen }: ProjectLineProps) {
  const { projects } = useServices();
  const { id, name, modelCount, savedAt } = summary;
  const [isRenaming, setRenaming] = useState(false);
  return (
    <li className={styles['line']} data-project={name}>
      {isRenaming ? (
        <CommitField
          autoFocus
          aria-label="Project name"
          value={name}
          isValid={() => true}
          onFocus={(event) => event.currentTarget.select()}
          onCommit={(text) => void projects.rename(id, text)}
          onBlur={() => setRenaming(false)}
        />
      ) : (
        <button type="button" className={styles['open']} onClick={() => void onOpen()}>
          <span className={styles['name']} title={name}>
            {name}
          </span>
          {isOpen ? <Badge>open</Badge> : null}
        </button>
      )}
      <span className={styles['fact']}>{countOf(modelCount, 'model')}</span>
      <time className={styles['fact']} dateTime={new Date(savedAt).toISOString()} title={fullTime(savedAt)}>
        saved {saved}
      </time>
      <span className={styles['buttons']}>
        <IconButton size="small" label={`Rename ${name}`} onClick={() => setRenaming(true)}>
          <Pencil size={14} />
        </IconButton>
        <IconButton size="small" label={`Duplicate ${name}`} onClick={() => void projects.duplicate(id)}>
          <Copy size={14} />
        </IconButton>
        <IconButton size="small" label={`Remove ${name}`} onClick={() => void projects.remove(id)}>
          <Trash2 size={14} />
        </IconButton>
      </span>
    </li>
  );
}
