import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadModelPackage, type ModelPackage } from '../../../model/package.ts'
import { createOnnxSession, type OnnxSession } from './onnx-session.ts'

const SHIPPED = fileURLToPath(new URL('../../../../models/phantomnet-1.0.0', import.meta.url))
const IMAGE = 64 * 64

let shipped: ModelPackage
let session: OnnxSession

beforeAll(async () => {
  const loaded = await loadModelPackage(SHIPPED)
  if (!loaded.ok) throw new Error(loaded.error.detail)
  shipped = loaded.value
  const created = await createOnnxSession(shipped.modelBytes, shipped.manifest, 16)
  if (!created.ok) throw new Error(created.error.detail)
  session = created.value
})

describe('createOnnxSession', () => {
  it.each([1, 3, 16])('runs any batch: %i pictures', async (count) => {
    const output = await session.run({ values: shipped.goldenScans.slice(0, count * IMAGE), dims: [count, 1, 64, 64] })
    expect(output.fertility.length).toBe(5 * count)
    expect(output.female.length).toBe(count)
    expect(output.attention?.length).toBe(256 * count)
  })

  it('hands out copies that a later run does not change', async () => {
    const run = (from: number) =>
      session.run({ values: shipped.goldenScans.slice(from * IMAGE, (from + 1) * IMAGE), dims: [1, 1, 64, 64] })
    const first = await run(0)
    const kept = { fertility: [...first.fertility], attention: [...(first.attention ?? [])] }
    const second = await run(3)
    expect([...first.fertility]).toEqual(kept.fertility)
    expect([...(first.attention ?? [])]).toEqual(kept.attention)
    expect([...second.fertility]).not.toEqual(kept.fertility)
    expect(first.fertility.buffer.byteLength).toBe(20)
  })

  it('refuses a model that cannot take the size its manifest promises', async () => {
    const { manifest } = shipped
    const wrong = { ...manifest, input: { ...manifest.input, width: 32 } }
    const created = await createOnnxSession(shipped.modelBytes, wrong, 4)
    expect(created.ok ? undefined : created.error.code).toBe('MODEL_SHAPE')
  })
})
