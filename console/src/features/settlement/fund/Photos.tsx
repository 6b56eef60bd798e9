import { Image } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateText } from '@/design';
import { fileUrl, type Evidence } from './fund';
import './fund.css';

const degrees = (e6: number) => (e6 / 1_000_000).toFixed(4);

/** Evidence as pictures with when, where, and who says so. */
export function Photos({ items }: { items: readonly Evidence[] }) {
  const { t } = useTranslation('fund');
  return (
    <ul className="mq-fund-photos">{items.map((item) => (
      <li key={item.id}>
        {item.kind === 'PHOTO' ? <Image src={fileUrl(item.fileId)} alt={item.name} width={160} height={120} /> : <a href={fileUrl(item.fileId)}>{item.name}</a>}
        <small>{item.takenAt ? <DateText value={item.takenAt.slice(0, 10)} /> : t('photo.noTime')} · {item.latitudeE6 === null ? t('photo.noPlace') : `${degrees(item.latitudeE6)}, ${degrees(item.longitudeE6 ?? 0)}`}</small>
        <small>{t(`photo.said.${item.saidBy}`)}</small>
      </li>))}
    </ul>
  );
}
