/** A growing byte buffer. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(128);
  private length = 0;

  get position(): number {
    return this.length;
  }

  /** Makes room for `count` bytes and gives the offset to write them at. */
  reserve(count: number): number {
    const start = this.length;
    if (start + count > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, start + count));
      this.bytes.copy(larger, 0, 0, start);
      this.bytes = larger;
    }
    this.length = start + count;
    return start;
  }

  byte(value: number): void {
    const at = this.reserve(1);
    this.bytes[at] = value;
  }

  append(chunk: Uint8Array): void {
    const at = this.reserve(chunk.length);
    this.bytes.set(chunk, at);
  }

  /** UTF-8, as it is. */
  text(value: string): void {
    const at = this.reserve(value.length * 3);
    this.length = at + this.bytes.write(value, at, 'utf8');
  }

  double(value: number): void {
    const at = this.reserve(8);
    this.bytes.writeDoubleBE(value, at);
  }

  uint32(value: number): void {
    const at = this.reserve(4);
    this.bytes.writeUInt32BE(value, at);
  }

  /** Inverts every bit from `start` on, which reverses the order of what was written there. */
  invertFrom(start: number): void {
    for (let i = start; i < this.length; i++) this.bytes[i] = ~(this.bytes[i] as number) & 0xff;
  }

  /** Flips the sign bit at `start`. */
  flipSign(start: number): void {
    this.bytes[start] = (this.bytes[start] as number) ^ 0x80;
  }

  result(): Buffer {
    return this.bytes.subarray(0, this.length);
  }
}
