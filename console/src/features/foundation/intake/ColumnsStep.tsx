import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { labelIn, type Field, type Look, type Policy, type Spec, type Target } from './intake';

export interface Plan { target: string; name: string; source: string; sheet: number; spec: Spec }
interface Props { look: Look; plan: Plan; targets: readonly Target[]; onPlan: (plan: Plan) => void; onTarget: (kind: string) => void }

const POLICIES: readonly Policy[] = ['HOLD', 'MAP', 'AUTO_DRAFT'];
const ZONES = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Tokyo', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'UTC'];

/** What each column means: guessed, shown beside the file's own first rows, corrected by a person. */
export function ColumnsStep({ look, plan, targets, onPlan, onTarget }: Props) {
  const { t, i18n } = useTranslation('intake');
  const target = targets.find((one) => one.kind === plan.target);
  const sheet = look.sheets[plan.sheet] ?? look.sheets[0];
  const spec = (change: Partial<Spec>) => onPlan({ ...plan, spec: { ...plan.spec, ...change } });
  const column = (key: string, name: string | undefined) => {
    const columns = { ...plan.spec.columns };
    if (name) columns[key] = name; else delete columns[key];
    spec({ columns });
  };
  const missing = (target?.fields ?? []).filter((field) => field.required && !plan.spec.columns[field.key] && !plan.spec.fixed[field.key]);
  return (
    <div className="mq-stack">
      <div className="mq-intake-form">
        <label>{t('target')}<Select value={plan.target} onChange={onTarget} aria-label={t('target')} options={targets.map((one) => ({ value: one.kind, label: labelIn(i18n.language, one) }))} /></label>
        <label>{t('mapping.name')}<Input value={plan.name} maxLength={80} onChange={(event) => onPlan({ ...plan, name: event.target.value })} /></label>
        <label>{t('mapping.source')}<Input value={plan.source} maxLength={40} onChange={(event) => onPlan({ ...plan, source: event.target.value.toLowerCase().replace(/[^a-z0-9_-]/g, '') })} /></label>
        {look.sheets.length > 1 && <label>{t('mapping.sheet')}<Select value={plan.sheet} aria-label={t('mapping.sheet')}
          onChange={(at) => onPlan({ ...plan, sheet: at, spec: { ...plan.spec, columns: look.sheets[at]?.guess ?? {} } })}
          options={look.sheets.map((one, at) => ({ value: at, label: one.name }))} /></label>}
      </div>
      {sheet && <SheetTable sheet={sheet} plan={plan} />}
      {missing.length > 0 && <p className="mq-bad" role="alert">{t('mapping.missing', { fields: missing.map((field) => labelIn(i18n.language, field)).join(', ') })}</p>}
      <div className="mq-intake-fields">
        {(target?.fields ?? []).map((field) => (
          <FieldRow key={field.key} field={field} columns={sheet?.columns ?? []} column={plan.spec.columns[field.key]} fixed={plan.spec.fixed[field.key] ?? ''}
            fill={plan.spec.fillDown.includes(field.key)} onColumn={(name) => column(field.key, name)}
            onFixed={(value) => spec({ fixed: { ...plan.spec.fixed, [field.key]: value } })}
            onFill={(on) => spec({ fillDown: on ? [...plan.spec.fillDown, field.key] : plan.spec.fillDown.filter((one) => one !== field.key) })} />
        ))}
      </div>
      <div className="mq-intake-form">
        {(target?.settings ?? []).map((setting) => {
          const set = (value: string) => spec({ settings: { ...plan.spec.settings, [setting.key]: value } });
          const value = plan.spec.settings[setting.key] ?? setting.otherwise;
          const name = labelIn(i18n.language, setting);
          return <label key={setting.key}>{name}{setting.choices.length > 0
            ? <Select value={value} aria-label={name} onChange={set} options={setting.choices.map((one) => ({ value: one, label: t(`choices.${one}`, { defaultValue: one }) }))} />
            : <Input value={value} onChange={(event) => set(event.target.value)} />}</label>;
        })}
        {(target?.masterData ?? []).map((kind) => (
          <label key={kind}>{t('mapping.unknown', { kind: t(`masters.${kind}`) })}<Select<Policy> value={plan.spec.unknowns[kind] ?? 'HOLD'} aria-label={t('mapping.unknown', { kind: t(`masters.${kind}`) })}
            onChange={(policy) => spec({ unknowns: { ...plan.spec.unknowns, [kind]: policy } })} options={POLICIES.map((value) => ({ value, label: t(`policies.${value}`) }))} /></label>
        ))}
        <label>{t('mapping.zone')}<Select value={plan.spec.zone} aria-label={t('mapping.zone')} onChange={(zone) => spec({ zone })} options={ZONES.map((value) => ({ value, label: value }))} /></label>
        <label>{t('mapping.dateOrder')}<Select value={plan.spec.dateOrder} aria-label={t('mapping.dateOrder')} onChange={(dateOrder) => spec({ dateOrder })}
          options={(['UNDECLARED', 'DAY_FIRST', 'MONTH_FIRST'] as const).map((value) => ({ value, label: t(`dateOrders.${value}`) }))} /></label>
      </div>
    </div>
  );
}

interface FieldProps {
  field: Field; columns: readonly string[]; column: string | undefined; fixed: string; fill: boolean;
  onColumn: (name: string | undefined) => void; onFixed: (value: string) => void; onFill: (on: boolean) => void;
}

function FieldRow({ field, columns, column, fixed, fill, onColumn, onFixed, onFill }: FieldProps) {
  const { t, i18n } = useTranslation('intake');
  const name = labelIn(i18n.language, field);
  return (
    <div className="mq-intake-field">
      <b>{name}{field.required && <span className="mq-bad" aria-label={t('mapping.required')}> *</span>}</b>
      <Select allowClear showSearch aria-label={t('mapping.columnOf', { field: name })} placeholder={t('mapping.noColumn')} value={column} onChange={onColumn}
        options={columns.filter(Boolean).map((one) => ({ value: one, label: one }))} />
      {column ? <label className="mq-intake-fill"><input type="checkbox" checked={fill} onChange={(event) => onFill(event.target.checked)} /> {t('mapping.fillDown')}</label>
        : <Input aria-label={t('mapping.fixedOf', { field: name })} placeholder={t('mapping.fixed')} value={fixed} onChange={(event) => onFixed(event.target.value)} />}
    </div>
  );
}

function SheetTable({ sheet, plan }: { sheet: Look['sheets'][number]; plan: Plan }) {
  const { t } = useTranslation('intake');
  const used = new Set(Object.values(plan.spec.columns));
  return (
    <div className="mq-intake-sheet" tabIndex={0} role="region" aria-label={t('mapping.rows')}>
      <table>
        <thead><tr>{sheet.columns.map((name, at) => <th key={at} scope="col" className={used.has(name) ? 'mq-intake-used' : undefined}>{name}</th>)}</tr></thead>
        <tbody>{sheet.rows.slice(0, 6).map((row) => <tr key={row.number}>{sheet.columns.map((_, at) => <td key={at}>{row.cells[at] ?? ''}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
