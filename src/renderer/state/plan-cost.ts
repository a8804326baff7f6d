import type { LabClient } from '../../shared/contract/client';
import type { PlanCost } from '../../shared/cost';
import type { Plan } from '../../shared/plan';
import { Resource } from './resource.svelte';

/** What the plan that is being made costs on this machine; what it was before stays until the answer is there. */
export class Costs {
  readonly #client: LabClient;
  #asked: (() => Promise<PlanCost>) | undefined;
  readonly now = new Resource(() => this.#asked?.() ?? Promise.reject(new Error('no plan was asked about')));

  constructor(client: LabClient) {
    this.#client = client;
  }

  /** @param time whether a few steps are taken where no run tells */
  ask(plan: Plan, time: boolean): Promise<void> {
    this.#asked = () => this.of(plan, time);
    return this.now.load();
  }

  of(plan: Plan, time: boolean): Promise<PlanCost> {
    return this.#client.call('plans.cost', { plan, time });
  }
}
