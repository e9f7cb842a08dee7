import { describe, expect, it } from 'vitest';
import { fileNameOf, freePath, modelNameFromFile, modelPathOf } from './fileName.ts';

describe('file names', () => {
  it.each([
    ['OrderItem', 'order-item'],
    ['order_item', 'order-item'],
    ['Order-Item', 'order-item'],
    ['HTTPServer', 'http-server'],
    ['URL', 'url'],
    ['Model2', 'model-2'],
    ['Order2Item', 'order-2-item'],
    ['S3', 's3'],
    ['S3Bucket', 's-3-bucket'],
    ['myModel', 'my-model'],
    ['ABTest', 'ab-test'],
    ['iPhone', 'i-phone'],
    ['_Private', 'private'],
    ['ORDER_ITEM', 'order_item'],
    ['FileURLs', 'file-ur-ls'],
    ['userID', 'user-id'],
    ['OAuthToken', 'o-auth-token'],
    ['Person', 'person'],
    ['Round2nd', 'round-2nd'],
  ])('NM8: %s is kept in %s.json', (name, base) => {
    expect(fileNameOf(name)).toBe(`${base}.json`);
  });

  it('NM8: accents fall away', () => {
    expect(fileNameOf('Übung')).toBe('ubung.json');
    expect(modelPathOf('Order')).toBe('common/models/order.json');
  });

  it.each([
    ['order-item.json', 'OrderItem'],
    ['common/models/HTTPServer.json', 'HttpServer'],
    ['thing.json', 'Thing'],
    ['s-3-bucket.json', 'S3Bucket'],
  ])('NM9: %s without a name holds the model %s', (file, name) => {
    expect(modelNameFromFile(file)).toBe(name);
  });

  it('NM10: a taken path gets the next free number', () => {
    const taken = new Set(['a/order-item.json', 'a/order-item-2.json']);
    expect(freePath('a/order-item.json', taken)).toBe('a/order-item-3.json');
    expect(freePath('a/order.json', taken)).toBe('a/order.json');
  });
});
