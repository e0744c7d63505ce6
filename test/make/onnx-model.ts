import protobuf from 'protobufjs'

/** As much of the public onnx.proto as a small network needs; names and numbers are its own. */
const ONNX = protobuf.parse(
  `syntax = "proto3"; package onnx;
message ModelProto { int64 ir_version = 1; string producer_name = 2; GraphProto graph = 7; repeated OperatorSetIdProto opset_import = 8; }
message OperatorSetIdProto { string domain = 1; int64 version = 2; }
message GraphProto { repeated NodeProto node = 1; string name = 2; repeated TensorProto initializer = 5; repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12; }
message NodeProto { repeated string input = 1; repeated string output = 2; string op_type = 4; repeated AttributeProto attribute = 5; string domain = 7; }
message AttributeProto { string name = 1; int64 i = 3; int32 type = 20; }
message TensorProto { repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9; repeated StringStringEntryProto external_data = 13; int32 data_location = 14; }
message StringStringEntryProto { string key = 1; string value = 2; }
message ValueInfoProto { string name = 1; TypeProto type = 2; }
message TypeProto { TensorType tensor_type = 1; }
message TensorType { int32 elem_type = 1; TensorShapeProto shape = 2; }
message TensorShapeProto { repeated Dimension dim = 1; }
message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }`,
  { keepCase: true },
).root

/** Numbers of the types in TensorProto.DataType. */
const TYPES = { float32: 1, uint8: 2, uint16: 4, int64: 7, float64: 11 } as const
const ATTRIBUTE_INT = 2

export type ElementType = keyof typeof TYPES

export interface Value {
  readonly name: string
  readonly type: ElementType
  /** A word stands for any number, as an exporter writes a free batch dimension. */
  readonly dims: readonly (number | string)[]
}

export interface Node {
  readonly operator: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly integers?: Readonly<Record<string, number>>
  readonly domain?: string
}

export interface Graph {
  readonly inputs: readonly Value[]
  readonly outputs: readonly Value[]
  readonly nodes: readonly Node[]
  readonly weights?: readonly {
    readonly name: string
    readonly dims: readonly number[]
    readonly values: Float32Array
  }[]
  /** Of ONNX's own operators; 17 where nothing is said. */
  readonly opset?: number
  readonly opsets?: Readonly<Record<string, number>>
  readonly irVersion?: number
  /** Says of the weights that they lie in another file. */
  readonly external?: boolean
}

/** Bytes of a network as an exporter of somebody else would write them. */
export function encodeOnnx(graph: Graph): Uint8Array {
  const opsets = { '': graph.opset ?? 17, ...graph.opsets }
  const message = {
    ir_version: graph.irVersion ?? 8,
    producer_name: 'somebody else',
    opset_import: Object.entries(opsets).map(([domain, version]) => ({ domain, version })),
    graph: {
      name: 'graph',
      node: graph.nodes.map(({ operator, inputs, outputs, integers = {}, domain = '' }) => ({
        ...{ op_type: operator, input: inputs, output: outputs, domain },
        attribute: Object.entries(integers).map(([name, i]) => ({ name, i, type: ATTRIBUTE_INT })),
      })),
      initializer: (graph.weights ?? []).map(({ name, dims, values }) => ({
        ...{ name, dims, data_type: TYPES.float32 },
        ...(graph.external === true
          ? { data_location: 1, external_data: [{ key: 'location', value: 'model.onnx.data' }] }
          : { raw_data: Buffer.from(values.buffer, values.byteOffset, values.byteLength) }),
      })),
      input: graph.inputs.map(encodeValue),
      output: graph.outputs.map(encodeValue),
    },
  }
  const type = ONNX.lookupType('onnx.ModelProto')
  return type.encode(type.fromObject(message)).finish()
}

function encodeValue({ name, type, dims }: Value) {
  const dim = dims.map((one) => (typeof one === 'string' ? { dim_param: one } : { dim_value: one }))
  return { name, type: { tensor_type: { elem_type: TYPES[type], shape: { dim } } } }
}
