/** controllers/references-many.ts: the routes of a referencesMany. */
export const referencesManyFile = `import {inject} from '@loopback/core';
import {AnyObject, Count} from '@loopback/repository';
import {del, get, operation, post, put, requestBody} from '@loopback/rest';
import {
  body,
  controllerName,
  counted,
  empty,
  existing,
  found,
  idOf,
  idParam,
  many,
  named,
  one,
  RelationRoutes,
  rowWithId,
  Untyped,
} from './parts';

/** The routes of a relation to the rows whose ids a row lists. */
export function referencesManyController(routes: RelationRoutes) {
  const {path, source, relation, target} = routes;
  const foreignKey = routes.foreignKey ?? '';
  const targetId = idOf(target);

  class ReferencesManyController {
    constructor(
      @inject(\`repositories.\${source.name}Repository\`) public readonly repository: Untyped,
      @inject(\`repositories.\${target.name}Repository\`) public readonly targets: Untyped,
    ) {}

    // The accessor of @loopback/repository 8 returns only the first row.
    @get(path, many(target))
    async find(@idParam(source) id: Untyped): Promise<Untyped[]> {
      const owner = await this.repository.findById(id, {include: [{relation}]});
      return owner[relation] ?? [];
    }

    @post(path, one(target))
    async create(@idParam(source) id: Untyped, @requestBody(body(target)) data: AnyObject): Promise<Untyped> {
      await rowWithId(this.repository, id);
      const row = await this.targets.create(data);
      await this.change(id, (ids) => [...ids, row[targetId]]);
      return row;
    }

    @get(\`\${path}/count\`, counted)
    async count(@idParam(source) id: Untyped): Promise<Count> {
      return {count: (await this.find(id)).length};
    }

    @get(\`\${path}/{fk}\`, one(target))
    async findById(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<Untyped> {
      const rows = await this.find(id);
      return found(rows.find((row) => String(row[targetId]) === String(fk)), target, fk);
    }

    @put(\`\${path}/{fk}\`, one(target))
    async updateById(
      @idParam(source) id: Untyped,
      @idParam(target, 'fk') fk: Untyped,
      @requestBody(body(target, {partial: true})) data: AnyObject,
    ): Promise<Untyped> {
      await this.findById(id, fk);
      await this.targets.updateById(fk, data);
      return this.targets.findById(fk);
    }

    @del(\`\${path}/{fk}\`, empty)
    async deleteById(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<void> {
      await this.findById(id, fk);
      await this.remove(id, fk);
      await this.targets.deleteById(fk);
    }

    @del(path, empty)
    async delete(@idParam(source) id: Untyped): Promise<void> {
      for (const row of await this.find(id)) await this.deleteById(id, row[targetId]);
    }

    @operation('head', \`\${path}/rel/{fk}\`, existing)
    async isListed(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<object> {
      return this.findById(id, fk);
    }

    @put(\`\${path}/rel/{fk}\`, one(target))
    async add(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<Untyped> {
      const row = await rowWithId(this.targets, fk);
      await this.change(id, (ids) => (ids.some((each) => String(each) === String(fk)) ? ids : [...ids, fk]));
      return row;
    }

    @del(\`\${path}/rel/{fk}\`, empty)
    async remove(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<void> {
      await this.change(id, (ids) => ids.filter((each) => String(each) !== String(fk)));
    }

    private async change(id: unknown, edit: (ids: unknown[]) => unknown[]): Promise<void> {
      const owner = await rowWithId(this.repository, id);
      await this.repository.updateById(id, {[foreignKey]: edit(owner[foreignKey] ?? [])});
    }
  }
  return named(ReferencesManyController, controllerName(routes));
}
`;
