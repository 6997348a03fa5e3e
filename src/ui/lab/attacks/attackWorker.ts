// Attacks rounds of honest donors before every mechanism.
import {
  type Attack,
  type AttackSummary,
  planAttacks,
  runAttackTasks,
  summariseAttacks,
} from "~/core/simulation";
import { answerRequests } from "../workerSide";
import { type AttackNumbers, accountSteps } from "./attackParams";

export interface AttackRequest {
  readonly values: AttackNumbers;
  readonly seed: string;
}

export interface AttackAnswer {
  readonly request: AttackRequest;
  readonly attacks: readonly AttackSummary[];
}

answerRequests((request: AttackRequest, onProgress): AttackAnswer => {
  const { values, seed } = request;
  const plan = planAttacks({
    ...{ donors: values.donors, projects: values.projects, amount: values.amount },
    ...{ donationsEach: values.donations, experts: values.experts, pool: values.pool },
    ...{ accountCost: values.cost, repeats: values.repeats, seed },
    attacks: attacksOf(values),
  });
  const trials = runAttackTasks(plan, 0, plan.tasks, onProgress);
  return { request, attacks: summariseAttacks(plan, trials) };
});

/** A whale, and sybils and rings of growing size. */
function attacksOf({ budget, camouflage, accounts }: AttackNumbers): Attack[] {
  const sizes = accountSteps(accounts);
  return [
    { kind: "whale", budget, camouflage, accounts: 1 },
    ...sizes.map((size): Attack => ({ kind: "sybils", budget, camouflage, accounts: size })),
    ...sizes.map((size): Attack => ({ kind: "ring", budget, camouflage, accounts: size })),
  ];
}
