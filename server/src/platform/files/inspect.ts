import { type FileHandle } from 'node:fs/promises';
import { FileRefused } from './errors.js';
import { type Format } from './media-types.js';
import { inspectOffice } from './office.js';
import { mismatch, readAt, type Inspected } from './reading.js';
import { inspectText } from './text.js';

const EDGE = 4_096;
/** A ZIP reader finds its directory this far from the end, whatever stands before. */
const ZIP_TAIL = 65_557;
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const MARKUP = /<(!doctype|html|head|body|script|svg|iframe|\?php)\b|^\s*#!/i;
const PDF_ACTIONS = /\/(JavaScript|Launch)\b/;
const PNG_START = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');
const JPEG_START = Buffer.from('ffd8ff', 'hex');
const JPEG_END = Buffer.from('ffd9', 'hex');

/**
 * Checks that a file is what its ending says, from the first byte to the last, and nothing else besides.
 * @throws FileRefused CONTENT_MISMATCH or UNSAFE_CONTENT
 */
export async function inspect(handle: FileHandle, size: number, format: Format): Promise<void> {
  const head = await readAt(handle, 0, Math.min(size, EDGE));
  const tail = await readAt(handle, Math.max(0, size - ZIP_TAIL), Math.min(size, ZIP_TAIL));
  const file = { handle, size, head, tail };
  if (format === 'txt' || format === 'csv') return inspectText(file);
  if (format === 'docx' || format === 'xlsx' || format === 'pptx') return inspectOffice(file, format);
  refuseOtherFaces(file, format);
  if (format === 'pdf') return inspectPdf(file);
  const [start, end] = format === 'png' ? [PNG_START, PNG_END] : [JPEG_START, JPEG_END];
  if (!startsWith(head, start) || !endsWith(tail, end)) throw mismatch(format);
}

// One file that several programs read differently is how a harmless upload becomes a page or an archive elsewhere.
function refuseOtherFaces({ head, tail }: Inspected, format: Format): void {
  const edges = `${head.toString('latin1')}\n${tail.subarray(-EDGE).toString('latin1')}`;
  const isAlsoPdf = format !== 'pdf' && head.includes('%PDF-');
  if (isAlsoPdf || tail.includes(ZIP_END) || MARKUP.test(edges)) {
    throw new FileRefused('UNSAFE_CONTENT', 'the file can also be read as another kind of file');
  }
}

async function inspectPdf({ handle, size, head, tail }: Inspected): Promise<void> {
  const ending = tail.subarray(-1_024).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(head.toString('latin1')) || !/%%EOF\s*$/.test(ending)) throw mismatch('pdf');
  const step = 1 << 20;
  for (let offset = 0; offset < size; offset += step) {
    // Overlapping, so that a name across two pieces is seen.
    const piece = await readAt(handle, offset, Math.min(step + 16, size - offset));
    if (PDF_ACTIONS.test(piece.toString('latin1'))) {
      throw new FileRefused('UNSAFE_CONTENT', 'the document carries scripts or starts programs');
    }
  }
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

function endsWith(bytes: Buffer, end: Buffer): boolean {
  return bytes.length >= end.length && bytes.subarray(-end.length).equals(end);
}
