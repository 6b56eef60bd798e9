import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startI18n } from '@/i18n';
import { api } from './client';
import { useWrite } from './hooks';

const answer = vi.fn<typeof fetch>();
const keys = () => answer.mock.calls.map(([, init]) => (init!.headers as Record<string, string>)['Idempotency-Key']);
const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>;

beforeAll(() => startI18n('en'));
beforeEach(() => { answer.mockReset(); vi.stubGlobal('fetch', answer); });

describe('useWrite', () => {
  it('repeats the key when an answer was lost, so that nothing happens twice', async () => {
    answer.mockRejectedValueOnce(new TypeError('lost')).mockImplementation(async () => new Response('{}'));
    const { result } = renderHook(() => useWrite((input: { a: number }, options) => api.post('/api/x', input, options)), { wrapper });
    act(() => result.current.mutate({ a: 1 }));
    await waitFor(() => expect(result.current.isError).toBe(true));
    act(() => result.current.mutate({ a: 1 }));
    await waitFor(() => expect(result.current.isSuccess).toBe(true));
    act(() => result.current.mutate({ a: 1 }));
    await waitFor(() => expect(answer).toHaveBeenCalledTimes(3));
    const [first, second, third] = keys();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('takes a new key for another input and after a refusal', async () => {
    answer.mockImplementation(async () => new Response('{"code":"x.refused"}', { status: 422 }));
    const { result } = renderHook(() => useWrite((input: { a: number }, options) => api.post('/api/x', input, options)), { wrapper });
    for (const a of [1, 1, 2]) {
      act(() => result.current.mutate({ a }));
      await waitFor(() => expect(result.current.isError).toBe(true));
      await waitFor(() => expect(result.current.isPending).toBe(false));
    }
    await waitFor(() => expect(answer).toHaveBeenCalledTimes(3));
    expect(new Set(keys()).size).toBe(3);
  });
});
