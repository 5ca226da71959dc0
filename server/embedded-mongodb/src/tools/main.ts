import { compact } from './compact.js';
import { dump } from './dump.js';
import { restore } from './restore.js';

const USAGE = `usage: embedded-mongodb dump DIRECTORY TARGET      write BSON and metadata, as mongodump does
       embedded-mongodb restore SOURCE DIRECTORY   read them into a directory that is not being served
       embedded-mongodb compact DIRECTORY          give back the space that removed data left`;

async function main([command, first, second]: string[]): Promise<void> {
  if (command === 'dump' && first && second) tell(await dump(first, second));
  else if (command === 'restore' && first && second) tell(await restore(first, second));
  else if (command === 'compact' && first) {
    const { before, after } = await compact(first);
    console.log(`${before} bytes before, ${after} after`);
  } else throw new Error(USAGE);
}

function tell(documents: ReadonlyMap<string, number>): void {
  for (const [namespace, count] of documents) console.log(`${namespace}: ${count} documents`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
