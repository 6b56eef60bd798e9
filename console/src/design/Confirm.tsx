import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './ProblemAlert';

interface Props {
  open: boolean;
  title: string;
  /** Names the effect: "212 partners, from 2026-01-01". */
  text: ReactNode;
  /** The verb on the button. */
  action: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something that cannot be undone, and stays open with the reason when the server refuses. */
export function Confirm({ open, title, text, action, danger = false, onConfirm, onClose }: Props) {
  const { t } = useTranslation('design');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const close = () => { setProblem(null); onClose(); };
  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    try { await onConfirm(); close(); } catch (error) { setProblem(error); } finally { setBusy(false); }
  };
  return (
    <Modal open={open} title={title} okText={action} cancelText={t('cancel')} okButtonProps={{ danger, loading: busy }} onOk={() => void confirm()} onCancel={close} destroyOnHidden>
      <div className="mq-confirm">{text}</div>
      <ProblemAlert problem={problem} />
    </Modal>
  );
}
