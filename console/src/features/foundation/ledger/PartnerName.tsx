import { Link } from 'react-router';
import { useGet } from '@/api';

/** The partner's name with the way to its page; its number until the name is there, or where the reader may not see the partner. */
export function PartnerName({ id }: { id: string | null }) {
  const partner = useGet<{ shortName?: string; legalName?: string; code?: string }>(id ? `/api/partners/${id}` : null);
  if (!id) return <>—</>;
  const name = partner.data?.shortName || partner.data?.legalName || partner.data?.code || id;
  return <Link to={`/partners/${id}`}>{name}</Link>;
}
