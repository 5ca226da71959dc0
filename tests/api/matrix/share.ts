import { thorough } from '../../setup/thorough.js';
import { type RoleName, roleNames } from './world.js';

/** Of the roles that are answered alike every fifth, other ones in the next turn, never none; all of them in a thorough run. */
export function aShare(answerTo: (role: RoleName) => unknown, turn: number): RoleName[] {
  const alike = new Map<string, RoleName[]>();
  for (const role of roleNames) {
    const answer = JSON.stringify(answerTo(role));
    alike.set(answer, [...(alike.get(answer) ?? []), role]);
  }
  const share = (roles: readonly RoleName[]) =>
    roles.filter((_each, index) => index % 5 === turn % Math.min(5, roles.length));
  return thorough ? [...roleNames] : [...alike.values()].flatMap(share);
}
