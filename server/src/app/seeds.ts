import { type Glossary } from '../platform/search/index.js';
import { type Worlds } from './worlds.js';

/** What the package of seeds brings. */
export interface Seeds {
  readonly worlds: Worlds;
  /** Terms in Chinese and English that find each other. */
  readonly readGlossary: () => Glossary;
}

/** The package of seeds, where it is installed: a server can do without. */
export async function installedSeeds(): Promise<Seeds | null> {
  const name: string = '@duijie/seeds';
  try {
    return (await import(name)) as Seeds;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
