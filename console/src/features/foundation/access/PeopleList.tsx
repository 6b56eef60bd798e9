import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRole } from '@/app/session';
import { ListPage, StatusTag } from '@/design';
import { PersonDrawer } from './PersonDrawer';
import { PersonForm } from './PersonForm';
import { masked, type Person } from './people';

/** Everyone who may sign in: staff with roles and scope, partners' users with the partners they speak for. */
export default function PeopleList() {
  const { t } = useTranslation('access');
  const [editing, setEditing] = useState<Person | 'new' | null>(null);
  const admin = useRole('ADMIN');
  const add = <Button type="primary" onClick={() => setEditing('new')}>{t('people.add')}</Button>;
  const roles = (row: Person) => row.roles.map((role) => t(`role.${role}`)).join(t('comma'));
  const scope = (row: Person) => (row.seesAll ? t('people.seesAll') : t('people.seesSome', { units: row.unitIds.length, partners: row.partnerIds.length }));
  return (
    <>
      <ListPage<Person> id="access.people" title={t('people.title')} lead={t('people.lead')} source="/api/people" rowKey={(row) => row.id} actions={add}
        filters={[{ key: 'q', label: t('people.search'), kind: 'text' },
          { key: 'partner', label: t('people.kind'), kind: 'select', options: [{ value: 'false', label: t('people.staff') }, { value: 'true', label: t('people.partnerUser') }] }]}
        columns={[
          { key: 'name', title: t('people.name'), card: 'title', render: (row) => row.name, csv: (row) => row.name },
          { key: 'login', title: t('people.login'), render: (row) => row.login || masked(row.phone) || '–', csv: (row) => row.login },
          { key: 'kind', title: t('people.kind'), render: (row) => t(row.partner ? 'people.partnerUser' : 'people.staff'), csv: (row) => (row.partner ? 'partner' : 'staff') },
          { key: 'roles', title: t('people.roles'), render: roles, csv: roles },
          { key: 'scope', title: t('people.scope'), render: scope, csv: scope },
          { key: 'state', title: t('people.state'), card: 'figure', csv: (row) => (row.disabled ? 'disabled' : 'active'),
            render: (row) => <StatusTag tone={row.disabled ? 'neutral' : 'good'}>{t(row.disabled ? 'people.disabled' : 'people.active')}</StatusTag> },
        ]}
        drawerTitle={(row) => row.name}
        drawer={(row) => <PersonDrawer id={row.id} onEdit={setEditing} mayEdit={admin || row.partner} />}
        empty={{ title: t('people.empty'), text: t('people.emptyText'), action: add }} />
      {editing && <PersonForm person={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
