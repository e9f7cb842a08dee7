/** controllers/relations.ts: the routes of each kind of relation. */
export const relationControllerFile = `import {inject} from '@loopback/core';
import {AnyObject, Count} from '@loopback/repository';
import {del, get, HttpErrors, operation, param, patch, post, put, requestBody} from '@loopback/rest';
import {
  body,
  bodyOptions,
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
  rowOrRows,
  rowsOf,
  rowWithId,
  toFilter,
  Untyped,
  withEmptyLists,
} from './parts';

export * from './references-many';


/** The routes of a relation to many rows. */
export function hasManyController(routes: RelationRoutes) {
  const {path, source, target} = routes;
  const targetId = idOf(target);

  class HasManyController {
    constructor(@inject(\`repositories.\${source.name}Repository\`) public readonly repository: Untyped) {}

    @get(path, many(target))
    async find(
      @idParam(source) id: Untyped,
      @param.query.object('filter') filter?: AnyObject,
    ): Promise<Untyped[]> {
      const wanted = toFilter(filter);
      const rows = await rowsOf(this.repository, routes, id);
      return withEmptyLists(await rows.find(wanted), target, wanted);
    }

    @post(path, one(target))
    async create(
      @idParam(source) id: Untyped,
      @requestBody(rowOrRows(target, bodyOptions(routes))) data: AnyObject | AnyObject[],
    ): Promise<Untyped> {
      const rows = await rowsOf(this.repository, routes, id);
      if (!Array.isArray(data)) return rows.create(data);
      const created = [];
      for (const row of data) created.push(await rows.create(row));
      return created;
    }

    @patch(path, counted)
    async patch(
      @idParam(source) id: Untyped,
      @requestBody(body(target, {partial: true})) data: AnyObject,
      @param.query.object('where') where?: AnyObject,
    ): Promise<Count> {
      return (await rowsOf(this.repository, routes, id)).patch(data, where);
    }

    @del(path, counted)
    async delete(
      @idParam(source) id: Untyped,
      @param.query.object('where') where?: AnyObject,
    ): Promise<Count> {
      return (await rowsOf(this.repository, routes, id)).delete(where);
    }

    @get(\`\${path}/count\`, counted)
    async count(
      @idParam(source) id: Untyped,
      @param.query.object('where') where?: AnyObject,
    ): Promise<Count> {
      const rows = await this.find(id, {where, fields: [targetId]});
      return {count: rows.length};
    }

    @get(\`\${path}/{fk}\`, one(target))
    async findById(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<Untyped> {
      const [row] = await this.find(id, {where: {[targetId]: fk}});
      return found(row, target, fk);
    }

    @put(\`\${path}/{fk}\`, one(target))
    async updateById(
      @idParam(source) id: Untyped,
      @idParam(target, 'fk') fk: Untyped,
      @requestBody(body(target, {partial: true})) data: AnyObject,
    ): Promise<Untyped> {
      await this.findById(id, fk);
      await this.patch(id, data, {[targetId]: fk});
      return this.findById(id, fk);
    }

    @del(\`\${path}/{fk}\`, empty)
    async deleteById(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<void> {
      await this.findById(id, fk);
      await this.delete(id, {[targetId]: fk});
    }
  }
  return named(HasManyController, controllerName(routes));
}

/** The routes of a relation to many rows with a through model or join model. */
export function hasManyThroughController(routes: RelationRoutes) {
  const {path, source, target} = routes;
  const targetId = idOf(target);

  class HasManyThroughController extends hasManyController(routes) {
    constructor(
      @inject(\`repositories.\${source.name}Repository\`) repository: Untyped,
      @inject(\`repositories.\${target.name}Repository\`) public readonly targets: Untyped,
    ) {
      super(repository);
    }

    /** As in LoopBack 3, the rows stay: only what links them goes. LoopBack 4 would delete the rows. */
    async delete(id: Untyped, where?: AnyObject): Promise<Count> {
      const linked = await this.find(id, {where});
      const rows = await rowsOf(this.repository, routes, id);
      for (const row of linked) await rows.unlink(row[targetId]);
      return {count: linked.length};
    }

    /** As in LoopBack 3, the row goes with its link. */
    async deleteById(id: Untyped, fk: Untyped): Promise<void> {
      await this.delete(id, {[targetId]: (await this.findById(id, fk))[targetId]});
      await this.targets.deleteById(fk);
    }

    @put(\`\${path}/rel/{fk}\`, empty)
    async link(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<void> {
      await rowWithId(this.targets, fk);
      await (await rowsOf(this.repository, routes, id)).link(fk);
    }

    @del(\`\${path}/rel/{fk}\`, empty)
    async unlink(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<void> {
      await (await rowsOf(this.repository, routes, id)).unlink(fk);
    }

    @operation('head', \`\${path}/rel/{fk}\`, existing)
    async isLinked(@idParam(source) id: Untyped, @idParam(target, 'fk') fk: Untyped): Promise<object> {
      return this.findById(id, fk);
    }
  }
  return named(HasManyThroughController, controllerName(routes));
}

/** The routes of a relation to one row that holds the key. */
export function hasOneController(routes: RelationRoutes) {
  const {path, source, target} = routes;

  class HasOneController {
    constructor(@inject(\`repositories.\${source.name}Repository\`) public readonly repository: Untyped) {}

    @get(path, one(target))
    async get(@idParam(source) id: Untyped): Promise<Untyped> {
      return found(await this.row(id), target, \`of \${source.name} \${id}\`);
    }

    @post(path, one(target))
    async create(
      @idParam(source) id: Untyped,
      @requestBody(body(target, bodyOptions(routes))) data: AnyObject,
    ): Promise<Untyped> {
      // LoopBack 4 does not keep it to one.
      if (await this.row(id)) throw new HttpErrors.Conflict(\`\${source.name} \${id} has one already.\`);
      return (await rowsOf(this.repository, routes, id)).create(data);
    }

    @put(path, one(target))
    async update(
      @idParam(source) id: Untyped,
      @requestBody(body(target, {partial: true})) data: AnyObject,
    ): Promise<Untyped> {
      await this.get(id);
      await (await rowsOf(this.repository, routes, id)).patch(data);
      return this.get(id);
    }

    @del(path, empty)
    async delete(@idParam(source) id: Untyped): Promise<void> {
      await this.get(id);
      await (await rowsOf(this.repository, routes, id)).delete();
    }

    private async row(id: unknown): Promise<Untyped> {
      const rows = await rowsOf(this.repository, routes, id);
      try {
        return await rows.get();
      } catch (error) {
        if ((error as {code?: string}).code === 'ENTITY_NOT_FOUND') return undefined;
        throw error;
      }
    }
  }
  return named(HasOneController, controllerName(routes));
}

/** The route to the row that a row belongs to. */
export function belongsToController(routes: RelationRoutes) {
  const {path, source, relation, member, target} = routes;

  class BelongsToController {
    constructor(@inject(\`repositories.\${source.name}Repository\`) public readonly repository: Untyped) {}

    @get(path, one(target))
    async get(@idParam(source) id: Untyped): Promise<Untyped> {
      return found(await this.repository[member ?? relation](id), target, \`of \${source.name} \${id}\`);
    }
  }
  return named(BelongsToController, controllerName(routes));
}
`;
