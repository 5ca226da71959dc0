import manifest from '../../../dist/site/manifest.json';

/** Entry of the browser's part in its build, whose names carry hashes. */
interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
}

const base = '/assets/site/';
const entry = (manifest as unknown as Record<string, Chunk>)['browser/main.ts']!;
const icon = (manifest as unknown as Record<string, Chunk>)['../icon.svg']!;

/** What every public page loads. */
export const assets = {
  script: base + entry.file,
  style: base + entry.css![0]!,
  icon: base + icon.file,
} as const;
