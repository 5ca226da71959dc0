import { NO_WORLD, type Configuration } from '../platform/configuration/index.js';
import { type Services } from './core.js';
import { type DemoAccount, type Progress } from './worlds.js';

/** What a person at the terminal is told once requests are served. */
export async function announcement(
  base: string,
  { world }: Configuration,
  demoAccounts: readonly DemoAccount[],
  accounts: Services['accounts'],
): Promise<string> {
  const lines = [`Duijie serves at ${base}  (GraphiQL: ${base}/graphiql/)`];
  if (world !== NO_WORLD) lines.push(...demoLines(world, demoAccounts));
  else lines.push(...(await firstAdministratorLines(base, accounts)));
  return lines.join('\n');
}

function demoLines(world: string, accounts: readonly DemoAccount[]): string[] {
  if (accounts.length === 0) return [`World: ${world}`];
  const width = (key: keyof DemoAccount) => Math.max(...accounts.map((account) => account[key].length));
  const table = accounts.map(
    ({ role, login, password }) =>
      `  ${role.padEnd(width('role'))}  ${login.padEnd(width('login'))}  ${password}`,
  );
  return [`World: ${world}, a demonstration; everybody may know these accounts:`, ...table];
}

/** Without anybody who could let others in, a one-time link lets the first one in. */
async function firstAdministratorLines(base: string, accounts: Services['accounts']): Promise<string[]> {
  const link = await accounts.createFirstAdministratorLink();
  if (!link) return [];
  return [
    `Nobody is administrator yet. This link lets one in, once, until ${link.expiresAt.toISOString()}:`,
    `  ${base}/desk/invitation#link=${link.secret}`,
    `  Choose a password there. You sign in as "${link.login}" afterwards.`,
  ];
}

/** Shows how far a world is: in place on a terminal, else a line at each tenth. */
export function progressOn(out: NodeJS.WriteStream, world: string): Progress {
  let shown = -1;
  return (done, total, what) => {
    const tenth = Math.floor((10 * done) / Math.max(1, total));
    const line = `Loading the world ${world}: ${done} of ${total}, ${what}`;
    if (out.isTTY) out.write(`\r\u001b[2K${line}${done === total ? '\n' : ''}`);
    else if (tenth > shown) out.write(`${line}\n`);
    shown = Math.max(shown, tenth);
  };
}
