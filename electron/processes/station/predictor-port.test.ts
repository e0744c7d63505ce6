import { describe, expect, it } from 'vitest'
import { serveOpenly } from '../../../test/make/serve-openly.ts'
import { inferenceContract } from '../../contract/inference.ts'
import { silentLogger } from '../../log/logger.ts'
import { PredictorHung } from '../../pipeline/predict/predictor-hung.ts'
import type { ScanImage } from '../../pipeline/scan/scan.ts'
import { connect } from '../../rpc/client.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { predictorOverPort } from './predictor-port.ts'

const { predict } = inferenceContract.methods
const SERVICE = { service: inferenceContract.service, methods: { predict }, events: {} } as const

interface Batch {
  readonly count: number
  readonly budgetMs: number
  /** First pixel of each picture. */
  readonly marks: number[]
}

/** A process that answers p(female) = mark / 100, after what `judge` does with the batch. */
function setUp(judge: (batch: Batch) => Promise<void> | void = () => undefined) {
  const [near, far] = createPortPair()
  const heard: Batch[] = []
  const service = serveOpenly(far, SERVICE, {
    predict: async ({ count, budgetMs, width, height, pixels }) => {
      const each = width * height * 2
      const marks = Array.from({ length: count }, (_, index) => pixels[index * each] ?? -1)
      const batch = { count, budgetMs, marks }
      heard.push(batch)
      await judge(batch)
      const figures = Float32Array.from({ length: count * 10 }, (_, i) =>
        i % 10 === 5 ? (marks[Math.floor(i / 10)] ?? 0) / 100 : 0.1,
      )
      return { modelId: 'one-1.0.0', figures, attention: null }
    },
  })
  let deadlines = 0
  const client = connect(near, SERVICE as unknown as typeof inferenceContract, { parseResults: false })
  const predictor = predictorOverPort(client, 'one-1.0.0', silentLogger, () => deadlines++)
  return { predictor, heard, service, deadlines: () => deadlines }
}

/** Sixteen of these are as large as what is kept for the next batch. */
function picture(mark: number): ScanImage {
  return { width: 64, height: 64, channels: 1, slices: 1, pixels: new Uint8Array(8_192).fill(mark) }
}

function pictures(from: number, count = 16): ScanImage[] {
  return Array.from({ length: count }, (_, index) => picture(from + index))
}

async function femaleOf(answers: Promise<readonly ({ readonly female: number } | undefined)[]>) {
  return (await answers).map((prediction) => Math.round((prediction?.female ?? -1) * 100))
}

describe('the inference process as a predictor', () => {
  it('answers in the order of the pictures, also for batches that are under way together and after each other', async () => {
    const { predictor, heard } = setUp()
    const [one, two] = [femaleOf(predictor.predict(pictures(0))), femaleOf(predictor.predict(pictures(20)))]
    expect(await one).toEqual(pictures(0).map((_, index) => index))
    expect(await two).toEqual(pictures(0).map((_, index) => 20 + index))
    expect(await femaleOf(predictor.predict(pictures(40, 3)))).toEqual([40, 41, 42])
    expect(heard.map(({ budgetMs }) => budgetMs)).toEqual([5_000, 5_000, 5_000])
  })

  it.each(['DEADLINE', 'BUSY'])(
    'blames no scan for %s, and says that the process is not to be asked now',
    async (code) => {
      const { predictor, heard, deadlines } = setUp(() => Promise.reject(new RpcError(code, 'not now')))
      await expect(predictor.predict(pictures(0))).rejects.toBeInstanceOf(PredictorHung)
      expect([heard.length, deadlines()]).toEqual([1, 1])
    },
  )

  it('asks about each picture alone when the process refuses them together', async () => {
    const { predictor } = setUp(({ marks }) => {
      if (marks.includes(2)) throw new Error('TOO_SMALL')
    })
    expect(await femaleOf(predictor.predict(pictures(0, 4)))).toEqual([0, 1, -100, 3])
  })

  it('rejects as it is when the process is gone: its scans are asked again', async () => {
    const { predictor, service } = setUp(() => service.close())
    await expect(predictor.predict(pictures(0))).rejects.toMatchObject({ code: 'CLOSED' })
  })
})
