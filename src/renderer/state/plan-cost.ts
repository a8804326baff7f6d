import type { LabClient } from '../../shared/contract/client';
import type { PlanCost } from '../../shared/cost';
import type { Plan } from '../../shared/plan';
import { Resource } from './resource.svelte';

/** What the plan that is being made costs on this machine; what it was before stays until the answer is there. */
export class Costs {
  readonly #client: LabClient;
  #asked: (() => Promise<PlanCost>) | undefined;
  #plan: Plan | undefined;
  readonly now = new Resource(() => this.#asked?.() ?? Promise.reject(new Error('no plan was asked about')));

  constructor(client: LabClient) {
    this.#client = client;
  }

  /** @param time whether a few steps are taken where no run tells */
  ask(plan: Plan, time: boolean): Promise<void> {
    this.#plan = plan;
    this.#asked = () => this.of(plan, time);
    return this.now.load();
  }

  /**
   * Asks; where no run tells how long the plan takes, a few of its steps are taken by themselves.
   * @param idle whether nothing trains: it would disturb the steps, and they it
   */
  async follow(plan: Plan, idle: () => boolean): Promise<void> {
    await this.ask(plan, false);
    const basis = this.now.value?.epoch?.basis ?? 'estimated';
    if (this.#plan === plan && !this.now.failure && basis === 'estimated' && idle())
      await this.ask(plan, true);
  }

  of(plan: Plan, time: boolean): Promise<PlanCost> {
    return this.#client.call('plans.cost', { plan, time });
  }
}
