import type { Wordings } from './wording';

/** States of runs and studies. */
export const states = {
  queued: { en: 'waiting', zh: '等待中' },
  running: { en: 'running', zh: '运行中' },
  paused: { en: 'paused', zh: '已暂停' },
  interrupted: { en: 'interrupted', zh: '已中断' },
  finished: { en: 'finished', zh: '已完成' },
  stopped: { en: 'stopped', zh: '已停止' },
  cancelled: { en: 'cancelled', zh: '已取消' },
  diverged: { en: 'diverged', zh: '已发散' },
  failed: { en: 'failed', zh: '失败' },
} as const satisfies Wordings;

/** What was asked of a run. */
export const actions = {
  pause: { en: 'be paused', zh: '暂停' },
  resume: { en: 'be resumed', zh: '继续' },
  stop: { en: 'be stopped', zh: '停止' },
  delete: { en: 'be deleted', zh: '删除' },
  cancel: { en: 'be cancelled', zh: '取消' },
} as const satisfies Wordings;
