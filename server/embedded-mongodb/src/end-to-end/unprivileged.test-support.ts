// Run as a process of its own: gives up its privileges, opens the directories it is given, and says for each what came of it.
import { argv, setgid, setuid } from 'node:process';
import { startEmbeddedMongo } from '../index.js';

const [user = '', ...paths] = argv.slice(2);
if (user !== '') {
  setgid?.(Number(user));
  setuid?.(Number(user));
}
for (const path of paths)
  try {
    const server = await startEmbeddedMongo({ path });
    await server.close();
    console.log('OPENED');
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    console.log(`${code} ${message.replaceAll('\n', ' ')}`);
  }
