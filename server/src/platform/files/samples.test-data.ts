import { crc32 } from 'node:zlib';

/** The smallest well-formed files of each kind, for tests. */
export function pdf(extra = ''): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${extra} >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`,
  );
}

export function png(): Buffer {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return Buffer.from(pixel, 'base64');
}

export function jpeg(comment = 'x'): Buffer {
  const text = Buffer.from(comment);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  return Buffer.concat([Buffer.from('ffd8fffe', 'hex'), length, text, Buffer.from('ffd9', 'hex')]);
}

export function office(mainPart: string, more: string[] = []): Buffer {
  return zip(['[Content_Types].xml', mainPart, ...more]);
}

/** A ZIP whose entries hold their own names, stored. */
export function zip(names: string[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const content = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    describeEntry(local, 14, content);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    describeEntry(entry, 16, content);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, content, content);
    directory.push(entry, content);
    offset += local.length + 2 * content.length;
  }
  return Buffer.concat([
    ...locals,
    ...directory,
    directoryEnd(names.length, Buffer.concat(directory).length, offset),
  ]);
}

// Checksum, packed and unpacked size, length of the name: the same row of fields in both headers.
function describeEntry(header: Buffer, at: number, content: Buffer): void {
  header.writeUInt32LE(crc32(content), at);
  header.writeUInt32LE(content.length, at + 4);
  header.writeUInt32LE(content.length, at + 8);
  header.writeUInt16LE(content.length, at + 12);
}

function directoryEnd(entries: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
