import { trunkPlace } from '../../shared/parts';
import type { Graft } from '../../shared/plan';
import type { ParameterSpec } from '../model/parameter';
import { isGrafted } from './graft';

/** Whether a parameter stays as it was grafted: all of the trunk, or its encoders and so many of its first layers. */
export function isFrozen(graft: Graft | undefined, spec: Pick<ParameterSpec, 'name' | 'role'>): boolean {
  if (!graft || graft.freeze === 'none' || !isGrafted(spec)) return false;
  return graft.freeze === 'trunk' || spec.role === 'encoder' || trunkPlace(spec.name) <= graft.freeze;
}
