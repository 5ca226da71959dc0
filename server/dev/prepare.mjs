import { areSourcesBuilt, build } from './build.mjs';
import { arePackagesInstalled, install } from './install.mjs';
import { withLock } from './lock.mjs';
import { CommandFailed } from './run.mjs';

/**
 * Makes the checkout ready to run: packages as the lock file says, and the build of the present sources. Several starts at once wait
 * for the first. Gives false, having said why, when that fails.
 */
export async function prepare({ build: wantsBuild, everything }) {
  const isReady = () => arePackagesInstalled() && (!wantsBuild || areSourcesBuilt(everything));
  if (isReady()) return true;
  try {
    await withLock(async () => {
      if (!arePackagesInstalled()) await install();
      if (wantsBuild && !areSourcesBuilt(everything)) await build(everything);
    });
    return true;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    console.error(error.message);
    return false;
  }
}
