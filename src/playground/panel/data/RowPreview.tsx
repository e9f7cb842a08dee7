import { classNames } from '../../../ui/classNames.ts';
import type { BufferedModel } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';
import styles from './ImportDialog.module.css';

/** The first rows of a file, with marks on columns that the model does not declare. */
export function RowPreview({ model, buffered }: { model: DesignModel; buffered: BufferedModel }) {
  const { columns, rows } = buffered.preview;
  const declared = new Set(model.properties.map(({ name }) => name));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard
    <div className={styles['preview']} tabIndex={0} role="group" aria-label={`First rows of ${model.name}`}>
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th
                key={name}
                scope="col"
                className={classNames(!declared.has(name) && styles['extra'])}
                title={declared.has(name) ? undefined : 'Not in the model'}
              >
                {name}
                {declared.has(name) ? null : <span> not in the model</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of the file is its place
            <tr key={index}>
              {row.map((text, at) => (
                <td key={columns[at]} className={classNames(text === null && styles['none'])}>
                  {text ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
