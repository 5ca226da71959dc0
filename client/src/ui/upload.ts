import { type Refusal } from './acting.js';

/** A file as the server keeps it. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

interface Answered {
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { code?: string; requestId?: string; problems?: Refusal['problems'] };
  }[];
}

/**
 * Sends one file to `POST /files`. `onProgress` is told shares of 1. Gives the kept file, or why it was refused; what is
 * kept is deleted after a while unless a record takes it.
 */
export function uploadFile(file: File, onProgress: (share: number) => void): Promise<KeptFile | Refusal> {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', file);
  request.open('POST', '/files');
  request.setRequestHeader('X-Requested-With', 'fetch');
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  return new Promise((resolve) => {
    request.onload = () =>
      resolve(
        request.status === 201 ? (request.response as KeptFile) : refusalOf(request.response as Answered),
      );
    request.onerror = () => resolve({ kind: 'failed', problems: [] });
    request.send(form);
  });
}

function refusalOf(answer: Answered | null): Refusal {
  const { message, extensions: { code, requestId, problems } = {} } = answer?.errors?.[0] ?? {};
  return {
    kind: problems ? 'invalid' : 'failed',
    problems: problems ?? [],
    ...(code && { code }),
    ...(message && { message }),
    ...(requestId && { requestId }),
  };
}
