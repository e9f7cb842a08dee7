import { boxSize, type PropertyView } from '../../model/index.ts';
import styles from './ModelNode.module.css';

/** So many rows of a box are parts of the page: several screens of them. */
export const MOST_ROWS = 250;

/** The room of the rows that are not made, so that the box keeps its size; it says where they are. */
export function HiddenRows({ properties }: { readonly properties: readonly PropertyView[] }) {
  const count = properties.length - MOST_ROWS;
  if (count <= 0) return null;
  const heightOf = (rows: readonly PropertyView[]) => boxSize('', { properties: rows, loose: [] }).height;
  const height = heightOf(properties) - heightOf(properties.slice(0, MOST_ROWS));
  return (
    <li className={styles['hiddenRows']} style={{ height }}>
      {`and ${count.toLocaleString('en')} more, in the inspector`}
    </li>
  );
}
