import { TextDecoder } from 'node:util';
import { FileRefused } from './errors.js';
import { mismatch, readAt, type Inspected } from './reading.js';

const STEP = 1 << 20;
/** Spreadsheets of Chinese offices save in GB 18030; everything else is UTF-8. */
const ENCODINGS = ['utf-8', 'gb18030'];
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;
const PAGE = /<(!doctype|html|script|svg|iframe|object|embed|\?php|\?xml)\b/i;
// eslint-disable-next-line no-control-regex -- the signature of a ZIP entry
const BINARY_START = /^(%PDF-|PK\x03\x04|#!)/;

/**
 * Plain text only: decodable, without control characters, and no page, drawing or program under another name.
 * @throws FileRefused
 */
export async function inspectText(file: Inspected): Promise<void> {
  if (BINARY_START.test(file.head.subarray(0, 8).toString('latin1'))) throw mismatch('text');
  for (const encoding of ENCODINGS) {
    if (await isTextIn(encoding, file)) return;
  }
  throw mismatch('text');
}

async function isTextIn(encoding: string, { handle, size }: Inspected): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let carried = '';
  for (let offset = 0; offset < size; offset += STEP) {
    const piece = await readAt(handle, offset, Math.min(STEP, size - offset));
    const text = decodeOrUndefined(decoder, piece, offset + STEP < size);
    if (text === undefined || CONTROLS.test(text)) return false;
    if (PAGE.test(carried + text))
      throw new FileRefused('UNSAFE_CONTENT', 'the text holds markup or a script');
    carried = text.slice(-16);
  }
  return true;
}

function decodeOrUndefined(decoder: TextDecoder, bytes: Buffer, stream: boolean): string | undefined {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    return undefined;
  }
}
