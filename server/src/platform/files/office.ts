import { FileRefused } from './errors.js';
import { mismatch, readAt, type Inspected } from './reading.js';

type OfficeFormat = 'docx' | 'xlsx' | 'pptx';

const MAIN_PART: Record<OfficeFormat, string> = {
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
  pptx: 'ppt/presentation.xml',
};
const FIRST_ENTRY = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LARGEST_DIRECTORY = 2 << 20;
const LARGEST_UNPACKED = 300 * (1 << 20);
const PROGRAMS =
  /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/)|\.(exe|dll|js|vbs|hta|html?|svg|bat|cmd|ps1)$/i;

interface Entry {
  name: string;
  unpacked: number;
  offset: number;
}

/**
 * An Office document is a ZIP whose directory fills the file exactly and names the right main part, without macros or programs.
 * @throws FileRefused
 */
export async function inspectOffice(file: Inspected, format: OfficeFormat): Promise<void> {
  const entries = await directoryOf(file, format);
  const names = new Set(entries.map(({ name }) => name));
  if (!names.has('[Content_Types].xml') || !names.has(MAIN_PART[format])) throw mismatch(format);
  const escapes = entries.some(({ name }) => name.startsWith('/') || name.split(/[/\\]/).includes('..'));
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (escapes || unpacked > LARGEST_UNPACKED || entries.some(({ name }) => PROGRAMS.test(name))) {
    throw new FileRefused('UNSAFE_CONTENT', 'the document carries macros, programs or a bomb');
  }
}

async function directoryOf({ handle, size, head, tail }: Inspected, format: OfficeFormat): Promise<Entry[]> {
  const endOffset = size - DIRECTORY_END_LENGTH;
  const end = tail.subarray(-DIRECTORY_END_LENGTH);
  const isZip =
    endOffset > 0 && head.readUInt32LE(0) === FIRST_ENTRY && end.readUInt32LE(0) === DIRECTORY_END;
  if (!isZip) throw mismatch(format);
  const length = end.readUInt32LE(12);
  const offset = end.readUInt32LE(16);
  // Bytes between or after the parts would be room for a second file.
  if (length > LARGEST_DIRECTORY || offset + length !== endOffset) throw mismatch(format);
  const entries = readEntries(await readAt(handle, offset, length), format);
  if (entries.length !== end.readUInt16LE(10) || !entries.some((entry) => entry.offset === 0))
    throw mismatch(format);
  return entries;
}

function readEntries(directory: Buffer, format: OfficeFormat): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + ENTRY_LENGTH > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw mismatch(format);
    const nameEnd = at + ENTRY_LENGTH + directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + ENTRY_LENGTH, nameEnd),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}
