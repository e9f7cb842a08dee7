import {
  describeMethod,
  previewInverse,
  relationCode,
  relationEndpoints,
  relationJson,
  relationMethods,
} from '../../model/index.ts';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { findHasMany } from './findHasMany.ts';
import styles from './Help.module.css';

/** What LoopBack makes of a hasMany, on the example: names, methods and routes from the catalogue of relations. */
export function HasManyPage({ onClose }: { onClose: () => void }) {
  const { project, relation } = findHasMany();
  const { owner, ref, targetName, foreignKey } = relation;
  const name = owner.definition.name;
  const key = foreignKey?.value ?? '';
  const inverse = previewInverse(project, ref);
  const methods = relationMethods(relation).filter(({ sameAs }) => sameAs === null);
  return (
    <Dialog title="What hasMany gives you" isOpen onClose={onClose}>
      <div className={styles['page']}>
        <p>
          <strong>
            {name} hasMany {ref.name}
          </strong>{' '}
          means: one {name} has any number of rows of {targetName}. This is the whole of it in {name}’s file:
        </p>
        <CodeBlock text={relationJson(relation)} label="JSON of the relation" />
        <p>
          The same in code: <code>{relationCode(relation)}</code>
        </p>
        <h3>A foreign key on {targetName}</h3>
        <p>
          LoopBack derives its name from the model that has many, <code>{key}</code>, and adds the property to{' '}
          {targetName} when it starts; it is not in the file. Each {targetName} holds the id of its {name}{' '}
          there.
        </p>
        <h3>Methods on an instance of {name}</h3>
        <table>
          <tbody>
            {methods.map((method) => (
              <tr key={method.call}>
                <th scope="row">
                  <code>{method.call}</code>
                </th>
                <td>{describeMethod(method)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>REST routes</h3>
        <table>
          <tbody>
            {relationEndpoints(project, ref).map(({ method, path, call }) => (
              <tr key={`${method} ${path}`}>
                <th scope="row">
                  <code>
                    {method} {path}
                  </code>
                </th>
                <td>
                  <code>{call}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {inverse === null ? null : (
          <p>
            The way back, from {targetName} to its {name}, is a belongsTo on the same key: select the line and
            press “+ {targetName}.{inverse.name}”.
          </p>
        )}
      </div>
    </Dialog>
  );
}
