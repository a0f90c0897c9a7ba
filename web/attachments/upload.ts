import { ApiProblem, NoConnection } from '../app/fetch.ts';
import type { Attachment } from './views.ts';

/**
 * Sends a file as it is. `fetch` does not tell how far it has come; this does.
 *
 * @param key   the idempotency key: sent again after a lost answer, it is the same file
 * @param tell  told how much of it is there, from 0 to 1
 * @throws      ApiProblem for a refusal, NoConnection when there is no answer or it was called off
 */
export function uploadFile(
  file: File,
  key: string,
  tell: (sent: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  return new Promise((arrive, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/attachments?name=${encodeURIComponent(file.name.slice(-300))}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('idempotency-key', key);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const { status, response } = request;
      if (status < 300 && response) return arrive(response);
      const requestId = request.getResponseHeader('x-request-id') ?? undefined;
      fail(new ApiProblem(status, response ?? {}, requestId));
    };
    const silence = () => fail(new NoConnection('The file did not arrive'));
    request.onerror = silence;
    request.ontimeout = silence;
    request.onabort = silence;
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
