import type { LabClient } from '../../shared/contract/client';
import type { CallOutput } from '../../shared/contract/contract';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';

export type PlanCheck = CallOutput<'plans.check'>;

/** How long typing rests before the lab is asked about the plan, in milliseconds. */
const REST = 250;

/** What the lab says of a plan that keeps changing; only the answer about the newest counts. */
export class PlanChecker {
  /** The newest good answer. */
  check = $state.raw<PlanCheck>();
  /** The plan that `check` is about: the present one, or an earlier one while the lab has not answered. */
  plan = $state.raw<Plan>();
  failure = $state.raw<ErrorReport>();
  checking = $state(false);
  readonly #client: LabClient;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  constructor(client: LabClient) {
    this.#client = client;
  }

  /** Asks once changes rest; answers about an earlier plan no longer count. */
  askSoon(plan: Plan): void {
    this.#stop();
    this.checking = true;
    this.#timer = setTimeout(() => void this.ask(plan), REST);
  }

  async ask(plan: Plan): Promise<void> {
    const turn = this.#stop();
    this.checking = true;
    try {
      const check = await this.#client.call('plans.check', { plan });
      if (turn !== this.#latest) return;
      this.plan = plan;
      this.#settle(check, undefined);
    } catch (thrown) {
      if (turn === this.#latest) this.#settle(this.check, reportOf(thrown));
    }
  }

  /** There is no plan. */
  forget(): void {
    this.#stop();
    this.#settle(undefined, undefined);
  }

  #stop(): number {
    clearTimeout(this.#timer);
    return ++this.#latest;
  }

  #settle(check: PlanCheck | undefined, failure: ErrorReport | undefined): void {
    this.check = check;
    this.failure = failure;
    this.checking = false;
  }
}
