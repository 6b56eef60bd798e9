import { CloseCircleFilled, SaveOutlined, StarOutlined } from '@ant-design/icons';
import { Button, DatePicker, Dropdown, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Filter {
  /** Also the name of the request parameter and of the address part. */
  key: string;
  label: string;
  kind: 'text' | 'select' | 'date' | 'month' | 'dates';
  options?: readonly { value: string; label: string }[];
  /** `dates`: the two parameters, from inclusive and to inclusive. */
  params?: readonly [string, string];
  width?: number;
}
interface Props { id: string; filters: readonly Filter[]; values: URLSearchParams; onChange: (values: Record<string, string>) => void }
interface View { name: string; values: Record<string, string> }

/** Filters live in the address: a list as one sees it can be sent to a colleague. */
export function FilterBar({ id, filters, values, onChange }: Props) {
  const { t } = useTranslation('design');
  const now = Object.fromEntries(values.entries());
  const set = (changes: Record<string, string | undefined>) => {
    const next: Record<string, string> = { ...now };
    for (const [key, value] of Object.entries(changes)) if (value) next[key] = value; else delete next[key];
    onChange(next);
  };
  const active = filters.some((filter) => (filter.params ?? [filter.key]).some((name) => values.get(name)));
  if (filters.length === 0) return <span />;
  return (
    <div className="mq-filters" role="search">
      {filters.map((filter) => <One key={filter.key} filter={filter} values={values} set={set} />)}
      {active && <Button type="text" icon={<CloseCircleFilled />} onClick={() => onChange({})}>{t('list.clear')}</Button>}
      <SavedViews id={id} values={now} active={active} onApply={onChange} />
    </div>
  );
}

function One({ filter, values, set }: { filter: Filter; values: URLSearchParams; set: (changes: Record<string, string | undefined>) => void }) {
  const value = values.get(filter.key) ?? undefined;
  const common = { 'aria-label': filter.label, placeholder: filter.label, style: { width: filter.width ?? 160 } };
  switch (filter.kind) {
    case 'text': return <TextFilter filter={filter} value={value ?? ''} onText={(text) => set({ [filter.key]: text || undefined })} />;
    case 'select': return <Select {...common} allowClear showSearch={{ optionFilterProp: 'label' }} value={value} onChange={(next?: string) => set({ [filter.key]: next })} options={[...(filter.options ?? [])]} popupMatchSelectWidth={false} />;
    case 'date': return <DatePicker {...common} value={value ? dayjs(value) : null} onChange={(day) => set({ [filter.key]: day?.format('YYYY-MM-DD') })} />;
    case 'month': return <DatePicker {...common} picker="month" value={value ? dayjs(`${value}-01`) : null} onChange={(day) => set({ [filter.key]: day?.format('YYYY-MM') })} />;
    case 'dates': {
      const [from, to] = filter.params ?? ['from', 'to'];
      const start = values.get(from);
      const end = values.get(to);
      return <DatePicker.RangePicker aria-label={filter.label} style={{ width: filter.width ?? 250 }} allowEmpty={[true, true]} value={[start ? dayjs(start) : null, end ? dayjs(end) : null]}
        onChange={(days) => set({ [from]: days?.[0]?.format('YYYY-MM-DD'), [to]: days?.[1]?.format('YYYY-MM-DD') })} />;
    }
  }
}

function TextFilter({ filter, value, onText }: { filter: Filter; value: string; onText: (text: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const wait = setTimeout(() => onText(text.trim()), 350);
    return () => clearTimeout(wait);
  }, [text, value, onText]);
  return <Input allowClear aria-label={filter.label} placeholder={filter.label} style={{ width: filter.width ?? 200 }} value={text}
    onChange={(event) => setText(event.target.value)} onPressEnter={() => onText(text.trim())} />;
}

function SavedViews({ id, values, active, onApply }: { id: string; values: Record<string, string>; active: boolean; onApply: (values: Record<string, string>) => void }) {
  const { t } = useTranslation('design');
  const store = `mingqu.views.${id}`;
  const [views, setViews] = useState<View[]>(() => { try { return JSON.parse(localStorage.getItem(store) ?? '[]') as View[]; } catch { return []; } });
  const [name, setName] = useState<string | null>(null);
  const keep = (next: View[]) => { setViews(next); localStorage.setItem(store, JSON.stringify(next)); };
  if (views.length === 0 && !active) return null;
  const save = () => { if (name?.trim()) keep([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), values }]); setName(null); };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: [
        ...views.map((view) => ({ key: view.name, label: view.name, onClick: () => onApply(view.values) })),
        ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
        ...(active ? [{ key: '+', icon: <SaveOutlined />, label: t('list.saveView'), onClick: () => setName('') }] : []),
        ...(views.length > 0 ? [{ key: '-', label: t('list.forgetViews'), onClick: () => keep([]) }] : []),
      ] }}>
        <Button icon={<StarOutlined />}>{t('list.views')}</Button>
      </Dropdown>
      <Modal open={name !== null} title={t('list.saveView')} okText={t('save')} cancelText={t('cancel')} onOk={save} onCancel={() => setName(null)} okButtonProps={{ disabled: !name?.trim() }}>
        <label className="mq-field"><span>{t('list.viewName')}</span><input value={name ?? ''} maxLength={40} onChange={(event) => setName(event.target.value)} /></label>
      </Modal>
    </>
  );
}
