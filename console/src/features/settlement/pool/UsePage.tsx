import { useParams } from 'react-router';
import { UseRecord } from './UseView';

export default function UsePage() {
  const { id } = useParams();
  return <UseRecord path={`/api/pool/uses/${id}`} />;
}
