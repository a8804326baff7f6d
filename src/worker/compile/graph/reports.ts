import { sizeOf, type Spec } from '../program';
import { ofInt, ofType } from './attributes';
import type { GraphFunction, GraphRef } from './function';
import { TYPE, type Type } from './messages';

/** How a loop keeps what each turn reports until it ends: `[turns, ...]` of the report's shape. */
export interface Reports {
  /** Of what the loop carries. */
  readonly type: Type;
  /** Before the first turn. */
  begin(into: GraphFunction, turns: GraphRef): GraphRef;
  /** After a turn. */
  put(into: GraphFunction, reports: GraphRef, turn: GraphRef, report: GraphRef): GraphRef;
  /** All reports as one tensor. */
  end(into: GraphFunction, reports: GraphRef): GraphRef;
}

/** A list that is as long as there are turns. */
export function listReports({ shape, dtype }: Spec): Reports {
  const element = ofType(TYPE[dtype]);
  return {
    type: TYPE.variant,
    begin(into, turns) {
      const reserve = { element_dtype: element, shape_type: ofType(TYPE.int32) };
      return into.op('TensorListReserve', [into.integers(shape), turns], reserve, 'handle');
    },
    put: (into, reports, turn, report) =>
      into.op('TensorListSetItem', [reports, turn, report], { element_dtype: element }, 'output_handle'),
    end(into, reports) {
      const stack = { element_dtype: element, num_elements: ofInt(-1) };
      return into.op('TensorListStack', [reports, into.integers(shape)], stack, 'tensor');
    },
  };
}

/** A tensor of a fixed number of turns, which XLA needs to know; those that did not happen stay 0. */
export function fixedReports({ shape, dtype }: Spec, turns: number): Reports {
  const T = ofType(TYPE[dtype]);
  return {
    type: TYPE[dtype],
    begin(into) {
      const spec = { shape: [turns, ...shape], dtype };
      return into.constant(spec, new Float32Array(sizeOf(spec.shape)));
    },
    put(into, reports, turn, report) {
      const places = [turn, ...shape.map(() => into.integer(0))];
      const pack = { N: ofInt(places.length), T: ofType(TYPE.int32), axis: ofInt(0) };
      const row = { T, Tdim: ofType(TYPE.int32) };
      const at = into.op('Pack', places, pack, 'output');
      const update = into.op('ExpandDims', [report, into.integer(0)], row, 'output');
      const types = { T, Tindices: ofType(TYPE.int32) };
      return into.op('XlaDynamicUpdateSlice', [reports, update, at], types, 'output');
    },
    end: (_into, reports) => reports,
  };
}
