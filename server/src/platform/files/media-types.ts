import { FileRefused } from './errors.js';
import { extensionOf } from './name.js';

export type Format = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'png' | 'jpeg' | 'txt' | 'csv';

interface FormatDescription {
  mediaType: string;
  extensions: string[];
  /** What clients declare for it besides its own type. */
  aliases: string[];
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const ZIP_TYPES = ['application/zip', 'application/x-zip-compressed'];
const UNDECLARED = ['', 'application/octet-stream', 'binary/octet-stream'];

export const FORMATS: Record<Format, FormatDescription> = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], aliases: ['application/x-pdf'] },
  docx: { mediaType: `${OPEN_XML}.wordprocessingml.document`, extensions: ['docx'], aliases: ZIP_TYPES },
  xlsx: { mediaType: `${OPEN_XML}.spreadsheetml.sheet`, extensions: ['xlsx'], aliases: ZIP_TYPES },
  pptx: { mediaType: `${OPEN_XML}.presentationml.presentation`, extensions: ['pptx'], aliases: ZIP_TYPES },
  png: { mediaType: 'image/png', extensions: ['png'], aliases: ['image/x-png'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], aliases: ['image/jpg', 'image/pjpeg'] },
  txt: { mediaType: 'text/plain', extensions: ['txt'], aliases: [] },
  csv: {
    mediaType: 'text/csv',
    extensions: ['csv'],
    aliases: ['text/plain', 'application/csv', 'application/vnd.ms-excel'],
  },
};

/**
 * The format that a name and a declared type agree on.
 * @throws FileRefused TYPE_NOT_ALLOWED for other endings, CONTENT_MISMATCH where the declared type says something else
 */
export function formatFor(name: string, declaredType: string): Format {
  const extension = extensionOf(name);
  const found = (Object.keys(FORMATS) as Format[]).find((format) =>
    FORMATS[format].extensions.includes(extension),
  );
  if (found === undefined) {
    const allowed = Object.values(FORMATS).flatMap(({ extensions }) => extensions);
    throw new FileRefused('TYPE_NOT_ALLOWED', `files may be: ${allowed.join(', ')}`);
  }
  const declared = (declaredType.split(';')[0] ?? '').trim().toLowerCase();
  const { mediaType, aliases } = FORMATS[found];
  if (![...UNDECLARED, mediaType, ...aliases].includes(declared)) {
    throw new FileRefused('CONTENT_MISMATCH', `the declared type is not that of a .${extension} file`);
  }
  return found;
}
