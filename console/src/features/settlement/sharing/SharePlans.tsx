import { PolicyPlans } from '../commission/PolicyPlans';

export default function SharePlans() {
  return <PolicyPlans kind="sharing" base="/shares/plans" />;
}
