export { holds, mayBeginTeam, memberRoles, signatoryRoles } from './belonging.js';
export { accountDesk, entrance, peopleDesk } from './desk.js';
export { SignInDocument, SignOutDocument } from './session.generated.js';
export { expectViewer, useViewer, ViewerProvider, type Role, type Viewer } from './viewer.js';
