import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { MODEL_REFUSALS } from '../electron/contract/model-refusals.ts'
import { COLUMN_LABELS } from '../electron/model/model-interface.ts'
import { IR_VERSION_MAX, OPSETS } from '../electron/pipeline/predict/onnx/check-interface.ts'
import { encodeNpy } from '../test/make/npy.ts'
import { encodeOnnx } from '../test/make/onnx-model.ts'
import { withFolder } from '../test/make/temporary-folder.ts'

const PAGE = readFileSync(join(import.meta.dirname, '../docs/models.md'), 'utf8')
const EXAMPLE = /```yaml\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? ''
const SIDE = 48
const PIXELS = SIDE * SIDE

/** Bright above is male, bright below female, dark all over infertile: three classes in the order of the page's example. */
const HALVES = Float32Array.from({ length: PIXELS * 3 }, (_, at) => {
  const isAbove = Math.floor(at / 3) < PIXELS / 2
  return [isAbove ? 2 / PIXELS : 0, 0, isAbove ? 0 : 2 / PIXELS][at % 3] ?? 0
})

function scanOf(call: string): number[] {
  return Array.from({ length: PIXELS }, (_, at) => {
    const isAbove = at < PIXELS / 2
    return (call === 'male' && isAbove) || (call === 'female' && !isAbove) ? 60_000 : 0
  })
}

it('the page’s own example is taken as it stands', () =>
  withFolder((folder) => {
    const example = z.object({ golden: z.object({ calls: z.array(z.string()) }) }).parse(parse(EXAMPLE))
    const { calls } = example.golden
    const scans = Uint16Array.from(calls.flatMap(scanOf))
    const scaled = Float32Array.from(scans, (count) => (count / 65_535 - 0.45) / 0.22)
    const logits = Float32Array.from({ length: calls.length * 3 }, (_, at) => {
      const scan = scaled.subarray(Math.floor(at / 3) * PIXELS, (Math.floor(at / 3) + 1) * PIXELS)
      return scan.reduce((sum, value, pixel) => sum + value * (HALVES[pixel * 3 + (at % 3)] ?? 0), 0)
    })
    const network = encodeOnnx({
      inputs: [{ name: 'image', type: 'float32', dims: ['n', 1, SIDE, SIDE] }],
      outputs: [{ name: 'logits', type: 'float32', dims: ['n', 3] }],
      nodes: [
        { operator: 'Flatten', inputs: ['image'], outputs: ['row'], integers: { axis: 1 } },
        { operator: 'MatMul', inputs: ['row', 'halves'], outputs: ['logits'] },
      ],
      weights: [{ name: 'halves', dims: [PIXELS, 3], values: HALVES }],
    })
    writeFileSync(join(folder, 'eggnet.onnx'), network)
    writeFileSync(join(folder, 'golden.npy'), encodeNpy(scans, [calls.length, 1, SIDE, SIDE]))
    writeFileSync(join(folder, 'golden-logits.npy'), encodeNpy(logits, [calls.length, 3]))
    writeFileSync(join(folder, 'model.yaml'), EXAMPLE)
    const made = spawnSync(process.execPath, [join(import.meta.dirname, 'make.ts'), join(folder, 'model.yaml')])
    expect([made.status, made.stdout.toString() + made.stderr.toString()]).toEqual([
      0,
      expect.stringContaining('agrees with the maker'),
    ])
  }))

it('the page names every refusal, every label and what the runtime takes', () => {
  expect(MODEL_REFUSALS.filter((code) => !PAGE.includes(`\`${code}\``))).toEqual([])
  expect(PAGE).toContain(`\`${COLUMN_LABELS.join(' ')}\``)
  const [onnx, sklearn] = [OPSETS.get(''), OPSETS.get('ai.onnx.ml')]
  expect(PAGE).toContain(
    `opset ${onnx?.from}–${onnx?.to} of ai.onnx, ${sklearn?.from}–${sklearn?.to} of ai.onnx.ml; IR up to ${IR_VERSION_MAX}`,
  )
})
