import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useGet } from '@/api';
import { DateText, PageSkeleton, Panel, ProblemAlert, StatusTag, todayIn } from '@/design';
import { AddLink, EndLink } from './LinkForms';
import { LINKS, toneOf, type LinkRole, type PartnerLink, type PartnerRecord, type Tree, type TreeNode } from './partner';
import './partner.css';

/** Who stands above and below on a day, as a tree. */
export function Hierarchy({ partner, keeper }: { partner: PartnerRecord; keeper: boolean }) {
  const { t } = useTranslation('partner');
  const [date, setDate] = useState(todayIn());
  const [role, setRole] = useState<LinkRole | undefined>();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<PartnerLink | null>(null);
  const tree = useGet<Tree>(`/api/partners/${partner.id}/hierarchy`, { date, role });
  return (
    <Panel title={t('tree.title')} extra={keeper && <Button onClick={() => setAdding(true)}>{t('tree.add')}</Button>}>
      <div className="mq-controls">
        <DatePicker aria-label={t('tree.date')} allowClear={false} value={dayjs(date)} onChange={(day) => { if (day) setDate(day.format('YYYY-MM-DD')); }} />
        <Select aria-label={t('tree.role')} allowClear placeholder={t('tree.role')} style={{ width: 160 }} value={role} onChange={setRole}
          options={LINKS.map((value) => ({ value, label: t(`links.${value}`) }))} />
      </div>
      <ProblemAlert problem={tree.error} onRetry={() => void tree.refetch()} />
      {tree.isPending && <PageSkeleton />}
      {tree.data && <div className="mq-partner-trees">
        <section><h3>{t('tree.above')}</h3>{tree.data.above.length === 0 ? <p className="mq-quiet">{t('tree.nobodyAbove')}</p> : <Branch nodes={tree.data.above} under={partner.id} />}</section>
        <section><h3>{t('tree.below', { count: tree.data.below.length })}</h3>{tree.data.below.length === 0 ? <p className="mq-quiet">{t('tree.nobodyBelow')}</p> : <Branch nodes={tree.data.below} under={partner.id} />}</section>
      </div>}
      {partner.parents.length > 0 && <ul className="mq-partner-links">
        {partner.parents.map((link) => <li key={link.id}>
          <span>{t(`links.${link.role}`)} <Link to={`/partners/${link.partner.id}`}>{link.partner.legalName}</Link> · <DateText value={link.validFrom} /> – {link.validTo ? <DateText value={link.validTo} /> : t('tree.open')}</span>
          {keeper && !link.validTo && <Button size="small" onClick={() => setEnding(link)}>{t('tree.end')}</Button>}
        </li>)}
      </ul>}
      {adding && <AddLink partner={partner} onClose={() => setAdding(false)} />}
      {ending && <EndLink partner={partner} link={ending} onClose={() => setEnding(null)} />}
    </Panel>
  );
}

function Branch({ nodes, under, path = [] }: { nodes: readonly TreeNode[]; under: string; path?: readonly string[] }): ReactNode {
  const { t } = useTranslation('partner');
  const here = nodes.filter((node) => node.parentId === under && node.depth === path.length + 1);
  const once = here.filter((node, index) => here.findIndex((other) => other.id === node.id && other.role === node.role) === index);
  if (once.length === 0) return null;
  return (
    <ul className="mq-partner-branch">
      {once.map((node) => <li key={node.role + node.id}>
        <Link to={`/partners/${node.id}`}>{node.legalName}</Link> <small>{node.code} · {t(`links.${node.role}`)}</small> {node.status !== 'ACTIVE' && <StatusTag tone={toneOf(node.status)}>{t(`states.${node.status}`)}</StatusTag>}
        {!path.includes(node.id) && <Branch nodes={nodes} under={node.id} path={[...path, node.id]} />}
      </li>)}
    </ul>
  );
}
