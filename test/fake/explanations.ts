import type { EggExplanation } from '../../electron/contract/explain.ts'
import type { Cell } from '../../electron/domain/egg.ts'
import { explainEgg } from '../../electron/review/explain/explain-egg.ts'
import type { ModelFacts } from '../../electron/review/explain/model-facts.ts'
import { generatePhantom, type PhantomTruth } from '../../models/phantom/phantom.ts'
import { fakeEggPage, fakePicture } from './looking-back.ts'

/** A package of four golden scans: a hen, a cock, an infertile egg, an empty cell. */
function fakeFacts(): ModelFacts {
  const truths: readonly PhantomTruth[] = [
    { kind: 'LIVE', sex: 'FEMALE', flags: [], fault: undefined },
    { kind: 'LIVE', sex: 'MALE', flags: [], fault: undefined },
    { kind: 'INFERTILE', sex: undefined, flags: [], fault: undefined },
    { kind: 'EMPTY', sex: undefined, flags: [], fault: undefined },
  ]
  const scans = truths.map((truth, n) => {
    const { image } = generatePhantom({
      seed: 'golden',
      tray: n,
      cell: { row: 0, column: 0 },
      ageHours: 260,
      truth,
      noise: 0.03,
    })
    return [...new Uint16Array(image.pixels.buffer, image.pixels.byteOffset, image.pixels.length / 2)]
  })
  return {
    synthetic: true,
    reference: undefined,
    calibration: { images: 16_000, error: 0.0039, errorImages: 18_585 },
    input: { width: 64, height: 64, maps: 1 },
    goldenScans: Uint16Array.from(scans.flat()),
    goldenExpected: Float32Array.from([
      ...[0.99, 0.004, 0.003, 0.002, 0.001, 0.97],
      ...[0.99, 0.004, 0.003, 0.002, 0.001, 0.04],
      ...[0.01, 0.97, 0.015, 0.003, 0.002, 0.5],
      ...[0.001, 0.002, 0.001, 0.001, 0.995, 0.5],
    ]),
  }
}

let facts: ModelFacts | undefined

/** By the real rules, from the pictures and figures of the scenes. */
export function fakeExplanation(visitId: number, cell: Cell, attempt: number): EggExplanation | null {
  facts ??= fakeFacts()
  const one = fakeEggPage(visitId, cell).attempts.find((known) => known.attempt === attempt)
  if (one === undefined) return null
  const setAtWallMs = one.arrivedWallMs - 266 * 3_600_000
  return explainEgg({
    attempt: one,
    model: one.model === null ? undefined : { modelId: one.model.modelId, facts },
    picture: fakePicture(cell) ?? undefined,
    setAtWallMs,
  })
}
