import { Dialog } from '../../../ui/Dialog.tsx';
import styles from './EngineDialog.module.css';
import { engineDifferences } from './engineDifferences.ts';

/** Lists what a user can see of the differences between the engines. */
export function EngineDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="What differs between the engines" isOpen onClose={onClose}>
      <p>
        LoopBack 3 applications run juggler 3.36, the engine behind models and relations. Later applications
        run juggler 7. All that is not listed here is the same in both.
      </p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">LoopBack 3</th>
            <th scope="col">juggler 7</th>
          </tr>
        </thead>
        <tbody>
          {engineDifferences.map(({ what, loopback3, juggler7 }) => (
            <tr key={what}>
              <th scope="row">{withCode(what)}</th>
              <td>{withCode(loopback3)}</td>
              <td>{withCode(juggler7)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>Promises are native here with both engines.</p>
    </Dialog>
  );
}

/** Shows what is between backticks as code. */
function withCode(text: string) {
  return text.split('`').map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  );
}
