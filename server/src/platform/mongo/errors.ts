/** The database cannot be used as it is; the message says what to do and never quotes credentials. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** A transaction lost so many races, or the database was so slow, that its time ran out; nothing was written. */
export class TransactionTimeout extends Error {
  override readonly name = 'TransactionTimeout';
}

/** A document to be changed is not there, or not in the state in which it was to be changed; nothing was written. */
export class DocumentChanged extends Error {
  override readonly name = 'DocumentChanged';
}
