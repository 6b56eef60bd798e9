import { PolicyPlans } from './PolicyPlans';

export default function PlanList() {
  return <PolicyPlans kind="commission" base="/commissions/plans" />;
}
