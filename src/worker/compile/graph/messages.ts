/**
 * The protocol buffers of TensorFlow graphs, as far as graphs are written here. The classes are the ones that come
 * with the native backend; this file says what it takes from them.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Numbers of `DataType` in types.proto. */
export const TYPE = { float32: 1, int32: 3, bool: 10, variant: 21, uint32: 22, uint64: 23 } as const;
export type Type = (typeof TYPE)[keyof typeof TYPE];

export interface AttrValue {
  setType(type: Type): void;
  setB(value: boolean): void;
  setI(value: number): void;
  setF(value: number): void;
  /** Bytes in base 64. */
  setS(value: string): void;
  setShape(shape: TensorShape): void;
  setFunc(named: NameAttrList): void;
  setTensor(tensor: Tensor): void;
  setList(list: AttrList): void;
  serializeBinary(): Uint8Array;
}
export interface AttrList {
  setTypeList(types: readonly Type[]): void;
  setIList(values: readonly number[]): void;
}
export interface Dim {
  setSize(size: number): void;
}
export interface TensorShape {
  setDimList(dims: readonly Dim[]): void;
}
export interface Tensor {
  setDtype(type: Type): void;
  setTensorShape(shape: TensorShape): void;
  setTensorContent(bytes: Uint8Array): void;
  setFloatValList(values: readonly number[]): void;
  setIntValList(values: readonly number[]): void;
  setBoolValList(values: readonly boolean[]): void;
}
export interface NameAttrList {
  setName(name: string): void;
}
export interface NodeDef {
  setName(name: string): void;
  setOp(op: string): void;
  setInputList(inputs: readonly string[]): void;
  getAttrMap(): { set(name: string, value: AttrValue): void };
}
export interface ArgDef {
  setName(name: string): void;
  setType(type: Type): void;
}
export interface OpDef {
  setName(name: string): void;
  setInputArgList(args: readonly ArgDef[]): void;
  setOutputArgList(args: readonly ArgDef[]): void;
}
export interface FunctionDef {
  setSignature(signature: OpDef): void;
  setNodeDefList(nodes: readonly NodeDef[]): void;
  getRetMap(): { set(name: string, ref: string): void };
}
interface FunctionDefLibrary {
  setFunctionList(functions: readonly FunctionDef[]): void;
}
interface VersionDef {
  setProducer(version: number): void;
}
interface GraphDef {
  setNodeList(nodes: readonly NodeDef[]): void;
  setLibrary(library: FunctionDefLibrary): void;
  setVersions(versions: VersionDef): void;
}
interface MetaInfoDef {
  setTagsList(tags: readonly string[]): void;
}
interface MetaGraphDef {
  setMetaInfoDef(info: MetaInfoDef): void;
  setGraphDef(graph: GraphDef): void;
}
interface SavedModel {
  setSavedModelSchemaVersion(version: number): void;
  setMetaGraphsList(graphs: readonly MetaGraphDef[]): void;
  serializeBinary(): Uint8Array;
}

/** The classes by their names in the native backend's bundle. */
interface Messages {
  AttrValue: (new () => AttrValue) & { ListValue: new () => AttrList };
  TensorShape: (new () => TensorShape) & { Dim: new () => Dim };
  Tensor: new () => Tensor;
  NameAttrList: new () => NameAttrList;
  NodeDef: new () => NodeDef;
  OpDef: (new () => OpDef) & { ArgDef: new () => ArgDef };
  FunctionDef: new () => FunctionDef;
  FunctionDefLibrary: new () => FunctionDefLibrary;
  VersionDef: new () => VersionDef;
  GraphDef: new () => GraphDef;
  MetaGraphDef: (new () => MetaGraphDef) & { MetaInfoDef: new () => MetaInfoDef };
  SavedModel: new () => SavedModel;
}

let loaded: Messages | undefined;

/** Loads the classes at first use: they are there only where the native backend is. */
export function messages(): Messages {
  const load = createRequire(join(__dirname, 'package.json'));
  loaded ??= load('@tensorflow/tfjs-node/dist/proto/api_pb.js') as Messages;
  return loaded;
}
