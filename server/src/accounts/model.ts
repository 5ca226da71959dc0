import { type Kernel } from '../kernel/index.js';
import { accountModel, credentialModel } from './model/accounts.js';
import { identityModel, personModel } from './model/people.js';
import { roleAssignmentModel } from './model/roles.js';
import { accessTokenModel, oneTimeLinkModel, sessionModel } from './model/secrets.js';

export * from './model/accounts.js';
export * from './model/people.js';
export * from './model/roles.js';
export * from './model/secrets.js';

/** Registers every collection of the slice, so that the start can make them and their indexes. */
export function registerModels(kernel: Kernel): void {
  const models = [personModel, identityModel, accountModel, credentialModel, roleAssignmentModel];
  for (const model of [...models, sessionModel, accessTokenModel, oneTimeLinkModel]) model(kernel);
}
