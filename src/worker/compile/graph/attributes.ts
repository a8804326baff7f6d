import { sizeOf, type Spec, type Values } from '../program';
import { messages, TYPE, type AttrValue, type TensorShape, type Type } from './messages';

/** Attributes of a node by name. */
export type Attributes = Readonly<Record<string, AttrValue>>;

function attribute(set: (value: AttrValue) => void): AttrValue {
  const value = new (messages().AttrValue)();
  set(value);
  return value;
}

export const ofType = (type: Type): AttrValue => attribute((value) => value.setType(type));
export const ofBool = (on: boolean): AttrValue => attribute((value) => value.setB(on));
export const ofInt = (number: number): AttrValue => attribute((value) => value.setI(number));
export const ofFloat = (number: number): AttrValue => attribute((value) => value.setF(number));
export const ofBytes = (bytes: Uint8Array): AttrValue =>
  attribute((value) => value.setS(Buffer.from(bytes).toString('base64')));
export const ofShape = (shape: readonly number[]): AttrValue =>
  attribute((value) => value.setShape(shapeOf(shape)));

export function ofTypes(types: readonly Type[]): AttrValue {
  const list = new (messages().AttrValue.ListValue)();
  list.setTypeList(types);
  return attribute((value) => value.setList(list));
}

export function ofInts(values: readonly number[]): AttrValue {
  const list = new (messages().AttrValue.ListValue)();
  list.setIList(values);
  return attribute((value) => value.setList(list));
}

/** The name of a function of the same graph. */
export function ofFunction(name: string): AttrValue {
  const named = new (messages().NameAttrList)();
  named.setName(name);
  return attribute((value) => value.setFunc(named));
}

/** A tensor of fixed values; where all are the same, one is written. */
export function ofValues({ shape, dtype }: Spec, values: Values): AttrValue {
  const tensor = new (messages().Tensor)();
  tensor.setDtype(TYPE[dtype]);
  tensor.setTensorShape(shapeOf(shape));
  const [first] = values;
  if (first === undefined) return attribute((value) => value.setTensor(tensor));
  // 0 and -0 are equal and not the same.
  const written = sizeOf(shape) > 1 && values.every((one) => Object.is(one, first)) ? [first] : [...values];
  if (dtype === 'float32') tensor.setFloatValList(written);
  else if (dtype === 'int32') tensor.setIntValList(written);
  else tensor.setBoolValList(written.map((one) => one !== 0));
  return attribute((value) => value.setTensor(tensor));
}

function shapeOf(shape: readonly number[]): TensorShape {
  const message = new (messages().TensorShape)();
  message.setDimList(
    shape.map((width) => {
      const dim = new (messages().TensorShape.Dim)();
      dim.setSize(width);
      return dim;
    }),
  );
  return message;
}
