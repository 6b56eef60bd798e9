import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { api, newKey, type Params } from './client';
import { ApiProblem } from './problem';

/** One page of a keyset list: `next` is the cursor to pass as `after`, null at the end. */
export interface Page<T> { items: T[]; next: string | null }

/** Reads one resource. The key is [path, params]; `invalidate` of useWrite works on path prefixes. */
export function useGet<T>(path: string | null, params?: Params,
  options: Omit<UseQueryOptions<T, ApiProblem>, 'queryKey' | 'queryFn'> = {}) {
  return useQuery<T, ApiProblem>({
    queryKey: [path, params ?? null],
    queryFn: ({ signal }) => api.get<T>(path!, params, signal),
    ...options,
    enabled: path !== null && (options.enabled ?? true),
  });
}

/** Reads a keyset list page by page: `rows` so far, `more` when there are further ones, `loadMore`. */
export function usePages<T>(path: string | null, params?: Params, limit = 50) {
  const query = useInfiniteQuery<Page<T>, ApiProblem, { pages: Page<T>[] }, unknown[], string | null>({
    queryKey: [path, params ?? null, 'pages', limit],
    enabled: path !== null,
    initialPageParam: null,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => api.get<Page<T>>(path!, { ...params, limit, after: pageParam }, signal),
    getNextPageParam: (last) => last.next,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    rows,
    isLoading: query.isPending && path !== null,
    isRefreshing: query.isFetching && !query.isPending && !query.isFetchingNextPage,
    isLoadingMore: query.isFetchingNextPage,
    problem: query.error ? ApiProblem.of(query.error) : null,
    more: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    refresh: () => void query.refetch(),
  };
}

/** Every row of a keyset list, for exports. Stops at `max` rows so that a browser tab cannot be filled. */
export async function allRows<T>(path: string, params: Params | undefined, max = 50_000): Promise<T[]> {
  const rows: T[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await api.get<Page<T>>(path, { ...params, limit: 500, after });
    rows.push(...page.items);
    after = page.next;
  } while (after !== null && rows.length < max);
  return rows;
}

/**
 * A write with its state. A retry of the same input repeats the same Idempotency-Key, so a click after a lost answer
 * never acts twice. `invalidate` names path prefixes whose reads are fetched again after success.
 */
export function useWrite<Input, Output = unknown>(run: (input: Input, options: { idempotencyKey: string }) => Promise<Output>,
  options: { invalidate?: string[]; onSuccess?: (output: Output, input: Input) => void } = {}) {
  const queries = useQueryClient();
  const attempt = useRef<{ input: string; key: string } | null>(null);
  return useMutation<Output, ApiProblem, Input>({
    mutationFn: (input) => {
      const text = safeText(input);
      if (attempt.current?.input !== text) attempt.current = { input: text, key: newKey() };
      return run(input, { idempotencyKey: attempt.current.key });
    },
    onSuccess: async (output, input) => {
      attempt.current = null;
      await invalidatePaths(queries, options.invalidate ?? []);
      options.onSuccess?.(output, input);
    },
    onError: (problem) => { if (problem.status >= 400 && problem.status < 500) attempt.current = null; },
  });
}

function safeText(input: unknown): string {
  try { return JSON.stringify(input) ?? ''; } catch { return newKey(); }
}

export function invalidatePaths(queries: ReturnType<typeof useQueryClient>, prefixes: string[]): Promise<unknown> {
  return queries.invalidateQueries({
    predicate: (query) => typeof query.queryKey[0] === 'string' && prefixes.some((prefix) => (query.queryKey[0] as string).startsWith(prefix)),
  });
}
