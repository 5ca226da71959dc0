export { factModel, type FactRow } from './model/fact.js';
export {
  declaredEditionModel,
  type DeclaredEditionRecord,
  type DeclaredFigure,
} from './model/declared-edition.js';
export { publicationModel, type FrozenFigure, type PublicationRecord } from './model/publication.js';
