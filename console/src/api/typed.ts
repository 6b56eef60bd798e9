import { api, type Params, type WriteOptions } from './client';
import type { Paths } from './schema';

type PathsWith<Method extends string> = { [P in keyof Paths]: Paths[P] extends Record<Method, unknown> ? P : never }[keyof Paths];
type AnswerOf<P extends keyof Paths, Method extends string> = Paths[P] extends Record<Method, { answer: infer Answer }> ? Answer : never;
type BodyOf<P extends keyof Paths, Method extends string> = Paths[P] extends Record<Method, { body: infer Body }> ? Body : undefined;
type At = Record<string, string | number>;

/** `/api/partners/{id}` with the ids put in; an id that is missing is a fault of the page. */
export function fill(path: string, at: At = {}): string {
  return path.replace(/{(\w+)}/g, (_, name: string) => {
    const value = at[name];
    if (value === undefined) throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
}

/** The client with paths, bodies and answers checked against the server's OpenAPI description (src/api/schema.d.ts). */
export const typed = {
  get: <P extends PathsWith<'get'>>(path: P, at?: At, params?: Params) => api.get<AnswerOf<P, 'get'>>(fill(path, at), params),
  post: <P extends PathsWith<'post'>>(path: P, at: At | undefined, body: BodyOf<P, 'post'>, options?: WriteOptions) => api.post<AnswerOf<P, 'post'>>(fill(path, at), body, options),
  put: <P extends PathsWith<'put'>>(path: P, at: At | undefined, body: BodyOf<P, 'put'>, options?: WriteOptions) => api.put<AnswerOf<P, 'put'>>(fill(path, at), body, options),
  patch: <P extends PathsWith<'patch'>>(path: P, at: At | undefined, body: BodyOf<P, 'patch'>, options?: WriteOptions) => api.patch<AnswerOf<P, 'patch'>>(fill(path, at), body, options),
  delete: <P extends PathsWith<'delete'>>(path: P, at?: At, options?: WriteOptions) => api.delete<AnswerOf<P, 'delete'>>(fill(path, at), undefined, options),
};
