import { Plus, Waypoints } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { ProjectSummary, RemovedProject, UnreadableProject } from '../../storage/index.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { NoticeList } from '../shell/NoticeList.tsx';
import { useServices } from '../start/services.ts';
import { ProjectLine } from './ProjectLine.tsx';
import styles from './ProjectsPage.module.css';
import { describeTime, fullTime } from './times.ts';

/** Lists every project of this browser, to be opened, created, renamed, duplicated and removed. */
export function ProjectsPage({ onClose }: { onClose: () => void }) {
  const { projects, autosave } = useServices();
  const { survey, failure } = useStore(projects.store);
  const savedAt = useStore(autosave.status, (status) => status.savedAt);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save changes what is listed
  useEffect(() => void projects.refresh(), [projects, savedAt]);
  const create = (kind: 'empty' | 'example') => async () => {
    await projects.create(kind);
    onClose();
  };
  return (
    <FullPage
      title="Projects"
      onClose={onClose}
      actions={
        <>
          <Button look="outlined" onClick={() => void create('example')()}>
            <Waypoints size={14} /> New from the example
          </Button>
          <Button look="primary" onClick={() => void create('empty')()}>
            <Plus size={15} /> New project
          </Button>
        </>
      }
    >
      {failure === null ? null : (
        <p className={styles['failure']} role="alert">
          {failure.message} {failure.advice}
        </p>
      )}
      {survey === null ? null : (
        <>
          <ProjectList projects={survey.projects} onOpened={onClose} />
          <RemovedList removed={survey.removed} />
          <UnreadableList unreadable={survey.unreadable} projects={survey.projects} />
          <StoragePlace />
        </>
      )}
      {/* The notices of the page are behind this dialog, out of reach. */}
      <div className={styles['notices']}>
        <NoticeList />
      </div>
    </FullPage>
  );
}

interface ProjectListProps {
  readonly projects: readonly ProjectSummary[];
  readonly onOpened: () => void;
}

function ProjectList({ projects: listed, onOpened }: ProjectListProps) {
  const { projects, projectId } = useServices();
  // The open project is described as it is on the canvas, saved or not.
  const name = useEditor((state) => state.project.name);
  const modelCount = useEditor((state) => state.project.models.length);
  const now = Date.now();
  return (
    <ul className={styles['list']} aria-label="Projects">
      {listed.map((summary) => {
        const isOpen = summary.id === projectId;
        return (
          <ProjectLine
            key={summary.id}
            summary={isOpen ? { ...summary, name, modelCount } : summary}
            isOpen={isOpen}
            saved={describeTime(summary.savedAt, now)}
            onOpen={async () => {
              if (await projects.open(summary.id)) onOpened();
            }}
          />
        );
      })}
    </ul>
  );
}

function RemovedList({ removed }: { removed: readonly RemovedProject[] }) {
  const { projects } = useServices();
  const now = Date.now();
  if (removed.length === 0) return null;
  return (
    <Part title="Recently removed" text="Kept until you have used the designer on thirty more days.">
      {removed.map(({ id, name, modelCount, removedAt }) => (
        <li key={id} className={styles['line']}>
          <span className={styles['removed']}>{name}</span>
          <span className={styles['fact']}>{countOf(modelCount, 'model')}</span>
          <span className={styles['fact']} title={fullTime(removedAt)}>
            removed {describeTime(removedAt, now)}
          </span>
          <span className={styles['buttons']}>
            <Button size="small" look="outlined" onClick={() => void projects.restore(id)}>
              Restore
            </Button>
            <Button size="small" look="danger" onClick={() => void projects.deleteForGood(id)}>
              Delete permanently
            </Button>
          </span>
        </li>
      ))}
    </Part>
  );
}

interface UnreadableListProps {
  readonly unreadable: readonly UnreadableProject[];
  readonly projects: readonly ProjectSummary[];
}

function UnreadableList({ unreadable, projects: listed }: UnreadableListProps) {
  const { projects } = useServices();
  if (unreadable.length === 0) return null;
  return (
    <Part
      title="Could not be read"
      text="Kept as found. A download holds everything that is there; the model files are inside as text."
    >
      {unreadable.map((found) => (
        <li key={`${found.projectId} ${found.setAsideId}`} className={styles['line']}>
          <span className={styles['removed']}>{nameOf(found, listed)}</span>
          <span className={styles['why']} title={found.reason}>
            {found.reason}
          </span>
          <span className={styles['buttons']}>
            <Button size="small" look="outlined" onClick={() => projects.downloadUnreadable(found)}>
              Download
            </Button>
            {found.setAsideId === null ? null : (
              <Button size="small" look="danger" onClick={() => void projects.forgetUnreadable(found)}>
                Delete permanently
              </Button>
            )}
          </span>
        </li>
      ))}
    </Part>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className={styles['part']} aria-label={title}>
      <h2>
        {title} <span>{text}</span>
      </h2>
      <ul className={styles['list']}>{children}</ul>
    </section>
  );
}

/** Says where the projects are stored. */
function StoragePlace() {
  const { persistence } = useServices();
  const state = useStore(persistence.store, (found) => found.state);
  return (
    <p className={styles['kept']}>
      Projects are stored in this browser, on this device.{' '}
      {state === 'granted'
        ? 'The browser does not clear them automatically.'
        : 'The browser may clear them when the disk is full: download what matters.'}
    </p>
  );
}

/** Returns the name that a broken record still shows, or else its id. */
function nameOf({ record, projectId, part }: UnreadableProject, listed: readonly ProjectSummary[]): string {
  if (part === 'snippets') {
    const owner = listed.find(({ id }) => id === projectId);
    return owner === undefined ? 'Snippets of the playground' : `Snippets of ${owner.name}`;
  }
  const name: unknown =
    typeof record === 'object' && record !== null && 'name' in record ? record.name : null;
  return typeof name === 'string' && name !== '' ? name : projectId;
}
