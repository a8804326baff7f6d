/** The pages of the settings of a plan. */
export const PLAN_TABS = ['model', 'graft', 'training', 'more'] as const;
export type PlanTab = (typeof PLAN_TABS)[number];
