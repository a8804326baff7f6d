import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ofBool, ofBytes, ofFunction, ofShape, ofType, ofTypes } from './attributes';
import { nodeDef, type Port } from './function';
import { messages, type FunctionDef } from './messages';
import { nativeBackend } from './native-backend';

export interface EntryInput extends Port {
  /** -1 where a width is another at each call. */
  readonly shape: readonly number[];
}

/** The function that is called from outside. */
export interface Entry {
  readonly name: string;
  readonly inputs: readonly EntryInput[];
  readonly outputs: readonly Port[];
}

/**
 * How the entry runs: `as-written`, operation by operation; `fused`, compiled whole by XLA at the first call for each
 * set of shapes, and refused where XLA does not know an operation.
 */
export type Manner = 'as-written' | 'fused';

/** A graph with these functions, whose nodes named like the entry's inputs are fed and `results` gives its outputs. */
export function savedModel(functions: readonly FunctionDef[], entry: Entry, manner: Manner): Uint8Array {
  const { GraphDef, FunctionDefLibrary, VersionDef, MetaGraphDef, SavedModel } = messages();
  const graph = new GraphDef();
  const library = new FunctionDefLibrary();
  library.setFunctionList(functions);
  graph.setLibrary(library);
  const versions = new VersionDef();
  versions.setProducer(GRAPH_VERSION);
  graph.setVersions(versions);
  graph.setNodeList([...entry.inputs.map(placeholder), call(entry, manner)]);
  const meta = new MetaGraphDef();
  const info = new MetaGraphDef.MetaInfoDef();
  info.setTagsList([TAG]);
  meta.setMetaInfoDef(info);
  meta.setGraphDef(graph);
  const model = new SavedModel();
  model.setSavedModelSchemaVersion(1);
  model.setMetaGraphsList([meta]);
  return model.serializeBinary();
}

/** Loads a model into the native backend, which keeps it: what is on the disk meanwhile is gone afterwards. */
export function loadModel(model: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-program-'));
  try {
    writeFileSync(join(folder, 'saved_model.pb'), model);
    return nativeBackend().loadSavedModelMetaGraph(folder, TAG);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The node whose outputs are the entry's. */
export const RESULTS = 'results';

const TAG = 'serve';

const NOTHING = new Uint8Array(0);

/**
 * A ConfigProto that says `graph_options { rewrite_options { disable_meta_optimizer: true } }`: operations run as they
 * are written. TensorFlow's own rewriting, such as dividing by a constant as multiplying by its inverse, would change
 * last bits, and what it could save is already taken out of a program.
 */
const AS_WRITTEN = Uint8Array.of(0x52, 5, 0x52, 3, 0x98, 1, 1);

/** Any version from 2020 on reads graphs of these operations alike. */
const GRAPH_VERSION = 1087;

function placeholder({ name, type, shape }: EntryInput): ReturnType<typeof nodeDef> {
  return nodeDef(name, 'Placeholder', [], { dtype: ofType(type), shape: ofShape(shape) });
}

function call(entry: Entry, manner: Manner): ReturnType<typeof nodeDef> {
  return nodeDef(
    RESULTS,
    'StatefulPartitionedCall',
    entry.inputs.map((input) => input.name),
    {
      Tin: ofTypes(entry.inputs.map((input) => input.type)),
      Tout: ofTypes(entry.outputs.map((output) => output.type)),
      f: ofFunction(entry.name),
      config: ofBytes(NOTHING),
      config_proto: ofBytes(AS_WRITTEN),
      executor_type: ofBytes(NOTHING),
      ...(manner === 'fused' ? { _XlaMustCompile: ofBool(true) } : {}),
    },
  );
}
