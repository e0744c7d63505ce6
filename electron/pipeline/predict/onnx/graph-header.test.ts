import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { InferenceSession } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { encodeOnnx, type Graph } from '../../../../test/make/onnx-model.ts'
import { SHIPPED_PACKAGE } from '../../../../test/make/signed-package.ts'
import { headerProblem, IR_VERSION_MAX, OPSETS } from './check-interface.ts'
import { readGraphHeader } from './graph-header.ts'

const VALUE = { type: 'float32', dims: ['n', 4] } as const

function network(change: Partial<Graph>, operator = 'Relu', domain = ''): Uint8Array {
  return encodeOnnx({
    inputs: [{ name: 'x', ...VALUE }],
    outputs: [{ name: 'y', ...VALUE }],
    nodes: [{ operator, inputs: ['x'], outputs: ['y'], domain }],
    ...change,
  })
}

async function runs(bytes: Uint8Array): Promise<boolean> {
  try {
    await InferenceSession.create(bytes, { logSeverityLevel: 4 })
    return true
  } catch {
    return false
  }
}

describe('the header of a network', () => {
  it('tells the shipped model’s operators', () => {
    const header = readGraphHeader(readFileSync(join(SHIPPED_PACKAGE, 'model.onnx')))
    expect(header?.opsets.get('')).toBeGreaterThanOrEqual(7)
    expect(header?.hasExternalData).toBe(false)
  })

  it('knows the newest operators that the runtime knows, and no newer ones', async () => {
    const newest = OPSETS.get('')?.to ?? 0
    const sklearn = OPSETS.get('ai.onnx.ml')?.to ?? 0
    const ml = (version: number) => network({ opsets: { 'ai.onnx.ml': version } }, 'Normalizer', 'ai.onnx.ml')
    const tried = [
      network({ opset: newest }),
      network({ opset: newest + 1 }),
      ml(sklearn),
      ml(sklearn + 1),
      network({ irVersion: IR_VERSION_MAX }),
      network({ irVersion: IR_VERSION_MAX + 1 }),
    ]
    const runtime = await Promise.all(tried.map(runs))
    expect(runtime).toEqual([true, false, true, false, true, false])
    expect(tried.map((bytes) => headerProblem(bytes)?.code)).toEqual([
      ...[undefined, 'MODEL_OPSET', undefined, 'MODEL_OPSET', undefined, 'MODEL_OPSET'],
    ])
  })

  it('takes anything for no network without falling over it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const header = readGraphHeader(bytes)
        expect(header === undefined || header.opsets.size > 0).toBe(true)
      }),
    )
    const whole = network({})
    fc.assert(fc.property(fc.nat(whole.length), (length) => void headerProblem(whole.subarray(0, length))))
    expect(headerProblem(Buffer.from('no network'))?.code).toBe('MODEL_UNREADABLE')
  })
})
