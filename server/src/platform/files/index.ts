export { LARGEST_FILE } from './content.js';
export { FileRefused, FileUnavailable, type FileRefusal } from './errors.js';
export { FileStore, type Upload } from './file-store.js';
export { type Attachment, type StoredFile } from './model.js';
