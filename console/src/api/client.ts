import { currentLanguage } from '@/i18n';
import { ApiProblem, problemFrom } from './problem';

export type Params = Record<string, string | number | boolean | null | undefined | readonly (string | number)[]>;
export interface WriteOptions {
  /** Repeat a write with the same key and the server answers with the first result. Default: a new key per call. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** 128 random bits in UUID form. Not crypto.randomUUID: that one is missing on plain http in a company network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function withParams(path: string, params?: Params): string {
  if (!params) return path;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value)) value.forEach((one) => search.append(name, String(one)));
    else search.append(name, String(value));
  }
  const text = search.toString();
  if (!text) return path;
  return path + (path.includes('?') ? '&' : '?') + text;
}

type SignedOutListener = () => void;
const signedOutListeners = new Set<SignedOutListener>();
/** Told when a request was refused because nobody is signed in (any more). */
export function onSignedOut(listener: SignedOutListener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

async function send(method: string, path: string, init: RequestInit, headers: Record<string, string>): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init, method, credentials: 'same-origin',
      headers: { Accept: 'application/json, application/problem+json', 'Accept-Language': currentLanguage(), ...headers },
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(0, 'offline', '', '');
  }
  if (response.ok) return response;
  const problem = await problemFrom(response);
  if (response.status === 401 && !path.startsWith('/api/session')) signedOutListeners.forEach((listener) => listener());
  throw problem;
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function write<T>(method: string, path: string, body: unknown, options: WriteOptions = {}): Promise<T> {
  const isRaw = body instanceof Blob;
  const headers: Record<string, string> = { 'X-Mingqu': '1', 'Idempotency-Key': options.idempotencyKey ?? newKey() };
  if (isRaw) headers['Content-Type'] = 'application/octet-stream';
  else if (body !== undefined) headers['Content-Type'] = 'application/json';
  const payload = body === undefined ? undefined : isRaw ? body : JSON.stringify(body);
  return read<T>(await send(method, path, { body: payload, signal: options.signal }, headers));
}

/**
 * The one way the console talks to the server: session cookie, the X-Mingqu header a foreign site cannot send (CSRF),
 * an Idempotency-Key on every write, the reader's language, and every refusal as an {@link ApiProblem}.
 */
export const api = {
  get: async <T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> =>
    read<T>(await send('GET', withParams(path, params), { signal }, {})),
  post: <T>(path: string, body?: unknown, options?: WriteOptions) => write<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: WriteOptions) => write<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: WriteOptions) => write<T>('PATCH', path, body, options),
  delete: <T>(path: string, body?: unknown, options?: WriteOptions) => write<T>('DELETE', path, body, options),
  /** Sends one file as the raw body, its name and what it is for beside it: `api.upload('/api/files', file, { purpose: 'evidence' })`. */
  upload: <T>(path: string, file: File, params: Params = {}, options?: WriteOptions): Promise<T> =>
    write<T>('POST', withParams(path, { name: file.name, ...params }), file, options),
  /** Fetches and hands the answer to the browser as a download. */
  download: async (path: string, fileName: string, params?: Params): Promise<void> => {
    const response = await send('GET', withParams(path, params), {}, { Accept: '*/*' });
    saveBlob(await response.blob(), fileName);
  },
};

export function saveBlob(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
