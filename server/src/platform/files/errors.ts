export type FileRefusal = 'TOO_LARGE' | 'EMPTY' | 'TYPE_NOT_ALLOWED' | 'CONTENT_MISMATCH' | 'UNSAFE_CONTENT';

/** An upload that is not kept; `refusal` says why, `message` says it in a sentence without naming the file. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(
    readonly refusal: FileRefusal,
    message: string,
  ) {
    super(message);
  }
}

/** The file does not exist, or belongs to another subject already. */
export class FileUnavailable extends Error {
  override readonly name = 'FileUnavailable';

  constructor(readonly fileId: string) {
    super(`file ${fileId} cannot be attached`);
  }
}
