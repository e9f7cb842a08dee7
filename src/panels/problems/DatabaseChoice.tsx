import { useEditorActions, useProjectFiles } from '../../editor/index.ts';
import { choosableDatabases, databaseNames, setDatabases } from '../../model/index.ts';
import styles from './Problems.module.css';

/** Chooses the SQL databases that problems are looked for with; nothing where datasources.json names the database. */
export function DatabaseChoice() {
  const editor = useEditorActions();
  // Not the project of the shown problems, which is a moment older.
  const project = useProjectFiles();
  const chosen = project.databases ?? [];
  // No problem depends on MongoDB.
  const offered = (choosableDatabases(project) ?? []).filter((database) => database !== 'mongodb');
  if (offered.length === 0) return null;
  return (
    <fieldset className={styles['databases']}>
      <legend className="visually-hidden">Look for problems with a database</legend>
      <span aria-hidden="true">Also check for</span>
      {offered.map((database) => (
        <label key={database}>
          <input
            type="checkbox"
            checked={chosen.includes(database)}
            onChange={({ target }) =>
              editor.run(
                setDatabases,
                {
                  chosen: target.checked
                    ? [...chosen, database]
                    : chosen.filter((other) => other !== database),
                },
                { label: 'Choose the databases' },
              )
            }
          />
          {databaseNames[database]}
        </label>
      ))}
    </fieldset>
  );
}
