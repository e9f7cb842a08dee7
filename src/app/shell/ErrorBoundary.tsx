import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './ErrorBoundary.module.css';

interface ErrorBoundaryProps {
  /** Whether everything is saved. */
  readonly isSaved: () => boolean;
  /** Downloads the work before the page is reloaded. */
  readonly onRescue: () => void;
  /** The way to the other projects, shown over the error page. */
  readonly otherProjects: ReactNode;
  readonly children: ReactNode;
}

interface ErrorState {
  readonly error: unknown;
  /** Whether another project is being chosen. */
  readonly isLeaving: boolean;
}

/** Replaces a page that failed to draw: the project is still in memory and in storage. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorState> {
  override state: ErrorState = { error: null, isLeaving: false };

  static getDerivedStateFromError(error: unknown): ErrorState {
    // The list of projects may fail too: show this page again then.
    return { error, isLeaving: false };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('The page failed to draw.', error, info.componentStack);
  }

  override render(): ReactNode {
    const { error, isLeaving } = this.state;
    if (error === null) return this.props.children;
    return (
      <>
        <div className={styles['page']} role="alert">
          <h1>The designer failed to draw this page</h1>
          <p>
            {this.props.isSaved()
              ? 'Your project is saved in this browser. Download its files to be safe, then reload.'
              : 'Your project is not saved. Download its files before you reload.'}
          </p>
          <pre>{error instanceof Error ? error.message : String(error)}</pre>
          <div>
            <Button look="outlined" onClick={this.props.onRescue}>
              Download the files
            </Button>{' '}
            <Button look="outlined" onClick={() => this.setState({ isLeaving: true })}>
              All projects
            </Button>{' '}
            <Button look="primary" onClick={() => window.location.reload()}>
              Reload
            </Button>
          </div>
        </div>
        {isLeaving ? this.props.otherProjects : null}
      </>
    );
  }
}
