/** Content that cannot be used, with the file and the key where it is wrong. */
export class ContentError extends Error {
  constructor(where: string, what: string) {
    super(`${where}: ${what}`);
    this.name = 'ContentError';
  }
}
