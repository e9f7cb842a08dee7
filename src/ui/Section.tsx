import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

/** A titled part of a panel. */
export function Section({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <header className={styles['header']}>
        <h3 id={id} className={styles['title']}>
          {title}
        </h3>
        {action}
      </header>
      {children}
    </section>
  );
}
