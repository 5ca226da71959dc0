/** The hosts of a connection string, without credentials, for messages. */
export function hostsOf(uri: string): string {
  const withoutScheme = uri.replace(/^[a-z0-9+.-]*:\/\//i, '');
  // A password may contain unescaped marks, so everything up to the last "@" counts as credentials.
  const afterCredentials = withoutScheme.slice(withoutScheme.lastIndexOf('@') + 1);
  return afterCredentials.split(/[/?]/)[0] || 'an unnamed host';
}

/** The database that a connection string names, if it names one. */
export function databaseOf(uri: string): string | undefined {
  return /^[a-z0-9+.-]*:\/\/[^/]*\/([^?/]+)/i.exec(uri)?.[1];
}
