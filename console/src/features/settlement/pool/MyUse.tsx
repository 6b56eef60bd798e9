import { useParams } from 'react-router';
import { UseRecord } from './UseView';

export default function MyUse() {
  const { id } = useParams();
  return <UseRecord path={`/api/my/pool/uses/${id}`} />;
}
