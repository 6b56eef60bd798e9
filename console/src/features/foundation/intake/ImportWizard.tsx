import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, useGet } from '@/api';
import { JobProgress, ProblemAlert, UploadDrop, WizardPage } from '@/design';
import { ColumnsStep, type Plan } from './ColumnsStep';
import { Counts } from './Counts';
import { HeldRows } from './HeldRows';
import { codeFrom, EMPTY_SPEC, isRunning, type Batch, type Look, type Mapping } from './intake';
import { useTargets } from './useTargets';
import './intake.css';

interface Upload { id: string; name: string }

/** From a file to facts: choose it, say what its columns mean, see what would happen, import. */
export default function ImportWizard() {
  const { t } = useTranslation('intake');
  const { targets, nameOf } = useTargets();
  const mappings = useGet<Mapping[]>('/api/intake/mappings');
  const [at, setAt] = useState(0);
  const [upload, setUpload] = useState<Upload | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [look, setLook] = useState<Look | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [batchId, setBatchId] = useState<string | null>(null);
  const query = useGet<Batch>(batchId ? `/api/intake/batches/${batchId}` : null, undefined,
    { refetchInterval: (state) => (isRunning(state.state.data) ? 1_000 : false) });
  const batch = batchId ? query.data : undefined;

  const take = async (files: File[]) => {
    setBusy(true);
    setProblem(null);
    try {
      const file = await api.upload<Upload>('/api/files', files[0]!, { purpose: 'intake' });
      const seen = await api.get<Look>(`/api/intake/files/${file.id}/look`);
      setUpload(file);
      setLook(seen);
      setSaved(seen.fittingMappings[0] ?? null);
      setPlan(firstPlan(file, seen, mappings.data ?? []));
    } catch (refused) { setProblem(refused); } finally { setBusy(false); }
  };
  const retarget = async (kind: string) => {
    if (!upload) return;
    setProblem(null);
    try {
      const seen = await api.get<Look>(`/api/intake/files/${upload.id}/look`, { target: kind });
      setLook(seen);
      setPlan((old) => ({ ...firstPlan(upload, seen, mappings.data ?? []), name: old?.name ?? '', source: old?.source ?? '', sheet: old?.sheet ?? 0 }));
    } catch (refused) { setProblem(refused); }
  };
  const start = async (mapping: string) => {
    const begun = await api.post<Batch>('/api/intake/batches', { fileId: upload!.id, mapping, dryRun: true });
    setBatchId(begun.id);
    setAt(2);
  };
  const useSaved = async () => {
    if (!saved) return;
    const mapping = await api.get<Mapping>(`/api/intake/mappings/${encodeURIComponent(saved)}`);
    await start(mapping.name);
  };
  const saveAndStart = async () => {
    const body = { target: plan!.target, source: plan!.source, spec: plan!.spec };
    await api.put(`/api/intake/mappings/${encodeURIComponent(plan!.name)}`, body);
    await start(plan!.name);
  };
  const changes = batch ? batch.added + batch.changed + batch.removed : 0;

  const steps = [
    { key: 'file', title: t('wizard.file'), canNext: upload !== null && !busy, onNext: saved ? useSaved : undefined,
      nextLabel: saved ? t('wizard.check') : undefined, effect: saved && t('wizard.savedEffect', { name: saved }),
      content: (
        <div className="mq-stack">
          <UploadDrop accept=".csv,.tsv,.txt,.xlsx,.xls,.html,.htm,.zip,.gz" maxBytes={512 * 1_048_576} disabled={busy} label={t('wizard.drop')} hint={t('wizard.dropHint')} onFiles={(files) => void take(files)} />
          {busy && <p role="status">{t('wizard.reading')}</p>}
          <ProblemAlert problem={problem} />
          {upload && look && <p><b>{upload.name}</b> · {look.kind} · {t('wizard.sheets', { count: look.sheets.length })} · {t('wizard.guess', { target: nameOf(look.targetKind) })}</p>}
          {look && look.fittingMappings.length > 0 && (
            <Radio.Group value={saved} onChange={(event) => setSaved(event.target.value as string | null)} className="mq-stack"
              options={[...look.fittingMappings.map((name) => ({ value: name, label: t('wizard.useSaved', { name }) })), { value: null as unknown as string, label: t('wizard.newMapping') }]} />
          )}
        </div>) },
    { key: 'columns', title: t('wizard.columns'), canNext: plan !== null && plan.name.trim() !== '' && plan.source !== '', onNext: saveAndStart, nextLabel: t('wizard.check'),
      effect: t('wizard.columnsEffect'),
      content: look && plan ? <><ProblemAlert problem={problem} /><ColumnsStep look={look} plan={plan} targets={targets} onPlan={setPlan} onTarget={(kind) => void retarget(kind)} /></> : null },
    { key: 'check', title: t('wizard.preview'), noBack: true, canNext: batch?.state === 'COMPARED' && changes > 0,
      onNext: async () => { await api.post(`/api/intake/batches/${batchId}/apply`, {}); await query.refetch(); },
      nextLabel: t('wizard.import'), effect: batch?.state === 'COMPARED' ? (changes > 0 ? t('wizard.importEffect', { count: changes }) : t('wizard.nothing')) : undefined,
      content: <Result batch={batch} onDone={() => void query.refetch()} onAgain={(next) => setBatchId(next.id)} /> },
    { key: 'done', title: t('wizard.done'), noBack: true, content: <Result batch={batch} onDone={() => void query.refetch()} onAgain={(next) => setBatchId(next.id)} final /> },
  ];
  return <WizardPage title={t('wizard.title')} lead={t('wizard.lead')} back={{ to: '/intake', label: t('list.title') }} steps={steps} at={at} onAt={setAt} />;
}

/** A mapping of the same name keeps its source: its line ids and values belong to that source. */
function firstPlan(file: Upload, look: Look, known: readonly Mapping[]): Plan {
  const name = file.name.replace(/\.[^.]+$/, '').replace(/[\d._-]+$/, '') || file.name;
  return { target: look.targetKind, name, source: known.find((one) => one.name === name)?.source ?? (codeFrom(name) || 'erp'), sheet: 0, spec: { ...EMPTY_SPEC, columns: look.sheets[0]?.guess ?? {} } };
}

function Result({ batch, onDone, onAgain, final = false }: { batch: Batch | undefined; onDone: () => void; onAgain: (batch: Batch) => void; final?: boolean }) {
  const { t } = useTranslation('intake');
  if (!batch) return <p role="status">{t('wizard.reading')}</p>;
  return (
    <div className="mq-stack">
      {isRunning(batch) && batch.jobId && <JobProgress id={batch.jobId} onDone={onDone} cancellable={false} />}
      {batch.problemDetail && <p className="mq-bad" role="alert">{batch.problemDetail}</p>}
      {!isRunning(batch) && <p><b>{t(`result.${batch.state}`, { seal: batch.sealNo })}</b></p>}
      <Counts batch={batch} />
      {batch.heldOpen > 0 && !isRunning(batch) && <HeldRows batch={batch} onRetried={onAgain} />}
      {final && !isRunning(batch) && <p className="mq-intake-acts"><Link to={`/intake/${batch.id}`}><Button>{t('wizard.open')}</Button></Link>
        <Link to="/intake/new" reloadDocument><Button>{t('wizard.another')}</Button></Link></p>}
    </div>
  );
}
