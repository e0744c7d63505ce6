import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { DATA_SET_KINDS } from '../../../electron/domain/data-set.ts'
import type { Sample } from '../../../models/training/splits.ts'

const splitSchema = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  kinds: z.array(z.enum(DATA_SET_KINDS)),
  kind: z.array(z.int()),
  female: z.array(z.int()),
  broken: z.array(z.int()),
  ageHours: z.array(z.number().nullable()),
})

/** Scans that people on a line labelled, as pictures to judge a model by. */
export interface LabelledSamples {
  readonly count: number
  at(index: number): Sample
}

/** The test split of an exported data set: scans of whole trays that are in no other split. Broken pictures are left out, nobody knows what is in them. */
export function readLabelledSamples(folder: string): LabelledSamples {
  const split = splitSchema.parse(JSON.parse(readFileSync(join(folder, 'test.json'), 'utf8')))
  const { width, height, kinds, kind, female, broken, ageHours } = split
  const pixels = readFileSync(join(folder, 'test.u16'))
  const bytes = 2 * width * height
  const sound = broken.flatMap((one, index) => (one === 0 ? [index] : []))
  return {
    count: sound.length,
    at(position) {
      const index = sound[position] ?? 0
      const sex = ([undefined, 'MALE', 'FEMALE'] as const)[(female[index] ?? -1) + 1]
      return {
        image: {
          ...{ width, height, channels: 1, slices: 1 },
          pixels: new Uint8Array(pixels.subarray(bytes * index, bytes * (index + 1))),
        },
        truth: { kind: kinds[kind[index] ?? -1] ?? 'EMPTY', sex, flags: [], fault: undefined },
        // A line says neither; the figures that are asked for here use neither.
        ...{ noise: 0, ageHours: ageHours[index] ?? 0, breed: 'phantom' },
      }
    },
  }
}
