import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startI18n } from '@/i18n';
import { api, withParams } from './client';
import { ApiProblem } from './problem';

const answer = vi.fn<typeof fetch>();
beforeAll(() => startI18n('zh'));
beforeEach(() => { answer.mockReset(); vi.stubGlobal('fetch', answer); });

describe('api client', () => {
  it('sends the key, the anti-forgery header and the language with every write', async () => {
    answer.mockResolvedValue(new Response('{"id":"7"}', { status: 201 }));
    expect(await api.post('/api/things', { a: 1 })).toEqual({ id: '7' });
    const [, init] = answer.mock.calls[0]!;
    const headers = init!.headers as Record<string, string>;
    expect(headers['X-Mingqu']).toBe('1');
    expect(headers['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['Accept-Language']).toBe('zh');
    expect(init!.body).toBe('{"a":1}');
  });

  it('turns a refusal into a problem with its stable code and parameters', async () => {
    answer.mockResolvedValue(new Response('{"code":"movement.unknown-partner","title":"T","detail":"D","status":422,"params":{"code":"X1"}}', { status: 422 }));
    const problem = await api.get('/api/things').catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 422, code: 'movement.unknown-partner', detail: 'D', params: { code: 'X1' } });
  });

  it('says offline when no answer comes, and copes with an answer that is no JSON', async () => {
    answer.mockRejectedValueOnce(new TypeError('failed to fetch'));
    expect(await api.get('/api/things').catch((error: unknown) => error)).toMatchObject({ code: 'offline' });
    answer.mockResolvedValueOnce(new Response('<html>', { status: 502 }));
    expect(await api.get('/api/things').catch((error: unknown) => error)).toMatchObject({ status: 502, code: 'http-502' });
  });

  it('leaves out empty parameters and repeats lists', () => {
    expect(withParams('/api/x', { a: '', b: undefined, c: 0, d: ['1', '2'] })).toBe('/api/x?c=0&d=1&d=2');
  });
});
