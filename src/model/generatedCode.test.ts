import { describe, expect, it } from 'vitest';
import {
  classOf,
  literalOf,
  memberOf,
  objectKeyOf,
  objectLiteralOf,
  RawCode,
  variableOf,
} from './generatedCode.ts';

describe('generated code', () => {
  it.each([
    ['Customer', 'customer', 'Customer'],
    ['order_item', 'orderItem', 'order_item'],
    ['order-item', 'instance', "app.models['order-item']"],
    ['HTTPServer', 'hTTPServer', 'HTTPServer'],
    // The variable would hide the class.
    ['customer', 'instance', 'customer'],
    ['Class', 'instance', 'Class'],
    // The examples use a variable of that name.
    ['List', 'instance', 'List'],
    ['result', 'instance', "app.models['result']"],
    ["it's", 'instance', "app.models['it\\'s']"],
  ])('RC5: calls an instance of %s %s, and the class %s', (model, variable, inCode) => {
    expect(variableOf(model)).toBe(variable);
    expect(classOf(model)).toBe(inCode);
  });

  it('RC5: writes a name that is not an identifier in quotes', () => {
    expect([memberOf('a', 'b'), memberOf('a', 'line-items')]).toEqual(['a.b', "a['line-items']"]);
    expect([objectKeyOf('b'), objectKeyOf('line-items')]).toEqual(['b', "'line-items'"]);
  });

  it('RC5: writes a value as JavaScript', () => {
    const value = { a: [1, "it's"], 'b-c': { at: new RawCode('new Date()') }, none: undefined };
    expect(literalOf(value)).toBe("{a: [1, 'it\\'s'], 'b-c': {at: new Date()}, none: undefined}");
    expect(objectLiteralOf('a: 1', '', 'b: 2')).toBe('{a: 1, b: 2}');
  });
});
