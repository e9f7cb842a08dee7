import { memberOf } from '../../../model/index.ts';

/** Writes the type of a property of a class: `typeof Order.prototype.id`. */
export function typeOfMember(className: string, name: string): string {
  const prototype = `${className}.prototype`;
  const member = memberOf(prototype, name);
  return member.startsWith(`${prototype}.`)
    ? `typeof ${member}`
    : `(typeof ${prototype})${member.slice(prototype.length)}`;
}
