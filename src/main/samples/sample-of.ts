import { AppError } from '../../shared/errors/app-error';
import type { DataSource } from '../../shared/plan';

/** The sample that a shipped plan names: shipped plans use nothing but samples. */
export function sampleOf(data: DataSource, file: string): string {
  if ('sample' in data) return data.sample;
  throw new AppError('plan.value', { file, place: 'data', reason: 'sample-expected' });
}
