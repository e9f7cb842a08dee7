/** The files with the routes of a model itself. */

/** controllers/crud.ts for routes as LoopBack 3 serves them. */
export const crudFile = `import {inject} from '@loopback/core';
import {AnyObject, Count, Entity} from '@loopback/repository';
import {del, get, HttpErrors, operation, param, patch, post, put, requestBody} from '@loopback/rest';
import {
  body,
  counted,
  existing,
  found,
  idOf,
  idParam,
  many,
  ModelClass,
  named,
  one,
  rowOrRows,
  rowWithId,
  toFilter,
  Untyped,
  withEmptyLists,
} from './parts';

/** The routes of a model as LoopBack 3 serves them. Extend the class and override a method to change what a route does. */
export function crudController<T extends Entity>(model: ModelClass<T>, path: string) {
  const id = idOf(model);

  class CrudController {
    constructor(@inject(\`repositories.\${model.name}Repository\`) public readonly repository: Untyped) {}

    @get(path, many(model))
    async find(@param.query.object('filter') filter?: AnyObject): Promise<T[]> {
      const wanted = toFilter(filter);
      return withEmptyLists(await this.repository.find(wanted), model, wanted);
    }

    @post(path, one(model))
    async create(@requestBody(rowOrRows(model)) data: AnyObject | AnyObject[]): Promise<T | T[]> {
      return Array.isArray(data) ? this.repository.createAll(data) : this.repository.create(data);
    }

    @patch(path, one(model))
    async patchOrCreate(@requestBody(body(model, {partial: true})) data: AnyObject): Promise<T> {
      if (!(await this.hasRow(data[id]))) return this.repository.create(data);
      return this.patchById(data[id], data);
    }

    @put(path, one(model))
    async replaceOrCreate(@requestBody(body(model)) data: AnyObject): Promise<T> {
      if (!(await this.hasRow(data[id]))) return this.repository.create(data);
      return this.replaceById(data[id], data);
    }

    @post(\`\${path}/replaceOrCreate\`, one(model))
    async postReplaceOrCreate(@requestBody(body(model)) data: AnyObject): Promise<T> {
      return this.replaceOrCreate(data);
    }

    @post(\`\${path}/upsertWithWhere\`, one(model))
    async upsertWithWhere(
      @requestBody(body(model, {partial: true})) data: AnyObject,
      @param.query.object('where') where?: AnyObject,
    ): Promise<T> {
      const [row, ...others] = await this.repository.find({where, limit: 2});
      if (others.length > 0) throw new HttpErrors.BadRequest('There are several rows that match.');
      return row ? this.patchById(row[id], data) : this.repository.create(data);
    }

    @get(\`\${path}/findOne\`, one(model))
    async findOne(@param.query.object('filter') filter?: AnyObject): Promise<T> {
      const [row] = await this.find({...filter, limit: 1});
      return found(row, model, 'of this filter');
    }

    @get(\`\${path}/count\`, counted)
    async count(@param.query.object('where') where?: AnyObject): Promise<Count> {
      return this.repository.count(where);
    }

    @post(\`\${path}/update\`, counted)
    async updateAll(
      @requestBody(body(model, {partial: true})) data: AnyObject,
      @param.query.object('where') where?: AnyObject,
    ): Promise<Count> {
      return this.repository.updateAll(data, where);
    }

    @get(\`\${path}/{id}\`, one(model))
    async findById(
      @idParam(model) key: Untyped,
      @param.query.object('filter') filter?: AnyObject,
    ): Promise<T> {
      const wanted = toFilter(filter);
      const row = await this.repository.findById(key, wanted);
      return withEmptyLists<T>([row], model, wanted)[0];
    }

    @operation('head', \`\${path}/{id}\`, existing)
    async headById(@idParam(model) key: Untyped): Promise<object> {
      return rowWithId(this.repository, key);
    }

    @get(\`\${path}/{id}/exists\`, existing)
    async exists(@idParam(model) key: Untyped): Promise<{exists: boolean}> {
      return {exists: await this.hasRow(key)};
    }

    @patch(\`\${path}/{id}\`, one(model))
    async patchById(
      @idParam(model) key: Untyped,
      @requestBody(body(model, {partial: true})) data: AnyObject,
    ): Promise<T> {
      const {[id]: given, ...changes} = data;
      if (given !== undefined && String(given) !== String(key)) throw new HttpErrors.BadRequest('The id cannot change.');
      if (Object.keys(changes).length > 0) await this.repository.updateById(key, changes);
      return this.repository.findById(key);
    }

    @put(\`\${path}/{id}\`, one(model))
    async replaceById(@idParam(model) key: Untyped, @requestBody(body(model)) data: AnyObject): Promise<T> {
      await this.repository.replaceById(key, data);
      return this.repository.findById(key);
    }

    @post(\`\${path}/{id}/replace\`, one(model))
    async postReplaceById(
      @idParam(model) key: Untyped,
      @requestBody(body(model)) data: AnyObject,
    ): Promise<T> {
      return this.replaceById(key, data);
    }

    @del(\`\${path}/{id}\`, counted)
    async deleteById(@idParam(model) key: Untyped): Promise<Count> {
      return this.repository.deleteAll({[id]: key});
    }

    protected async hasRow(key: unknown): Promise<boolean> {
      return key !== undefined && key !== null && this.repository.exists(key);
    }
  }
  return named(CrudController, \`\${model.name}Controller\`);
}
`;

/** controllers/crud.ts for routes as LoopBack 4 writes them. */
export const plainCrudFile = `import {Constructor, inject} from '@loopback/core';
import {Entity} from '@loopback/repository';
import {CrudRestController, defineCrudRestController} from '@loopback/rest-crud';
import {ModelClass, Untyped} from './parts';

/** The routes of a model as LoopBack 4 writes them. Extend the class and override a method to change what a route does. */
export function crudController<T extends Entity>(
  model: ModelClass<T>,
  basePath: string,
): Constructor<CrudRestController<T, Untyped, keyof T>> {
  const controller = defineCrudRestController(model as Untyped, {basePath}) as Untyped;
  inject(\`repositories.\${model.name}Repository\`)(controller, undefined as Untyped, 0);
  return controller;
}
`;
