import { Component, type ComponentType, createElement, lazy, type ReactNode, useState } from 'react';
import { loadForPicture, partsReleased } from '../lib/heldParts.ts';
import { LoadError, loadPart } from '../lib/loadPart.ts';
import { loadFailedStyles } from './loadFailedStyles.ts';
import { PartFailure } from './PartFailure.tsx';

interface LatePartOptions<Props> {
  /** The part, as the start of a sentence: "The playground". */
  readonly name: string;
  /** Whether it is shown over the page like a dialog; with an `onClose` prop it can be closed. */
  readonly isOver?: boolean;
  readonly load: () => Promise<ComponentType<Props>>;
  /** Whether it belongs to the first picture of some projects. */
  readonly isInPicture?: boolean;
  /** Resolves when the download may begin; by default once the first picture is on the screen. */
  readonly whenWanted?: () => Promise<void>;
  /** Shown instead of a sentence if it can't be loaded. */
  readonly failed?: (props: Props, retry: () => void) => ReactNode;
}

/**
 * Creates a component that is loaded when first rendered; a `<Suspense>` above it
 * shows that it is loading. If it can't be loaded, it alone fails, with a button to
 * try again; rendering it the next time tries again too.
 */
export function latePart<Props extends object>(options: LatePartOptions<Props>): ComponentType<Props> {
  const { name, isOver = false, load, isInPicture = false, whenWanted = partsReleased } = options;
  const start = (isAgain: boolean) =>
    lazy(async () => {
      if (isAgain) await loadPart(loadFailedStyles);
      if (isInPicture) return { default: await loadForPicture(() => loadPart(load)) };
      if (!isAgain) await whenWanted();
      return { default: await loadPart(load) };
    });
  let latest = start(false);
  const showFailure = (props: Props, retry: () => void): ReactNode => (
    <PartFailure name={name} isOver={isOver} onRetry={retry} onClose={closingOf(props)} />
  );
  const { failed = showFailure } = options;

  return function LatePart(props: Props) {
    const [part, setPart] = useState(() => latest);
    return (
      <PartBoundary
        // React remembers the failure of a lazy component: the next mount gets a new one.
        onFail={() => {
          if (latest === part) latest = start(true);
        }}
        failed={(reset) =>
          failed(props, () => {
            setPart(latest);
            reset();
          })
        }
      >
        {createElement(part as ComponentType<Props>, props)}
      </PartBoundary>
    );
  };
}

/** Returns the function that closes a part shown over the page. */
function closingOf(props: object): (() => void) | undefined {
  if (!('onClose' in props) || typeof props.onClose !== 'function') return undefined;
  const { onClose } = props;
  return () => onClose();
}

interface PartBoundaryProps {
  readonly onFail: () => void;
  readonly failed: (reset: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Catches load failures; everything else is a bug and goes to the boundary above. */
class PartBoundary extends Component<PartBoundaryProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    if (error instanceof LoadError) this.props.onFail();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!(error instanceof LoadError)) throw error;
    return this.props.failed(() => this.setState({ error: null }));
  }
}
