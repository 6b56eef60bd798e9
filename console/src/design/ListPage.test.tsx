import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startI18n } from '@/i18n';
import { ListPage } from './ListPage';

interface Row { id: string; name: string; open: boolean }
const answer = vi.fn<typeof fetch>();
const asked = () => answer.mock.calls.map(([url]) => String(url));
const page = (items: Row[], next: string | null) => new Response(JSON.stringify({ items, next }));

beforeAll(() => startI18n('en'));
beforeEach(() => { answer.mockReset(); vi.stubGlobal('fetch', answer); localStorage.clear(); });

function show(address: string, run = vi.fn(async () => undefined)) {
  render(
    <MemoryRouter initialEntries={[address]}><App><QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ListPage<Row> id="test" title="Rows" source="/api/rows" rowKey={(row) => row.id} filters={[{ key: 'q', label: 'Search', kind: 'text' }]}
        columns={[{ key: 'name', title: 'Name', render: (row) => row.name }]} drawer={(row) => <p>drawer of {row.name}</p>}
        bulk={[{ key: 'close', label: 'Close them', applies: (row) => row.open, preview: (rows) => <p>closes {rows.length}</p>, run }]}
        empty={{ title: 'No rows yet', text: 'Import some' }} />
    </QueryClientProvider></App></MemoryRouter>);
  return run;
}

describe('ListPage', () => {
  it('asks with the filters of the address and pages by the cursor', async () => {
    answer.mockResolvedValueOnce(page([{ id: '1', name: 'One', open: true }], 'c1')).mockResolvedValueOnce(page([{ id: '2', name: 'Two', open: true }], null));
    show('/?q=abc');
    await screen.findByText('One');
    fireEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await screen.findByText('Two');
    expect(asked()[0]).toBe('/api/rows?q=abc&limit=50');
    expect(asked()[1]).toBe('/api/rows?q=abc&limit=50&after=c1');
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  });

  it('tells an empty place from a filter that matches nothing', async () => {
    answer.mockImplementation(async () => page([], null));
    show('/');
    await screen.findByText('No rows yet');
    show('/?q=zzz');
    await screen.findByText('Nothing matches');
  });

  it('opens a drawer beside the list by keyboard or mouse', async () => {
    answer.mockImplementation(async () => page([{ id: '1', name: 'One', open: true }], null));
    show('/');
    fireEvent.click(await screen.findByRole('button', { name: 'One' }));
    await screen.findByText('drawer of One');
  });

  it('previews a bulk action, leaves out rows it does not apply to, and then runs', async () => {
    answer.mockImplementation(async () => page([{ id: '1', name: 'One', open: true }, { id: '2', name: 'Two', open: false }], null));
    const run = show('/');
    await screen.findByText('One');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose all shown' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Close them (1)' }));
    await screen.findByText('closes 1');
    screen.getByText('1 rows do not qualify and are left out.');
    fireEvent.click(screen.getByRole('button', { name: 'Close them' }));
    await waitFor(() => expect(run).toHaveBeenCalledWith([{ id: '1', name: 'One', open: true }]));
  });

  it('shows what the server refused, with its code', async () => {
    answer.mockImplementation(async () => new Response('{"code":"shared.bad-limit","title":"Bad limit","detail":"limit 900 is above 500"}', { status: 400 }));
    show('/');
    await screen.findByText('limit 900 is above 500');
    screen.getByText('shared.bad-limit');
  });
});
