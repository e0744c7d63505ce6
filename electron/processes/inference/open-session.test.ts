import { beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_PACKAGE } from '../../../test/make/signed-package.ts'
import { err, ok } from '../../base/result.ts'
import { INFERENCE_PROVIDERS, type InferenceProvider, inferenceWishSchema } from '../../contract/inference-settings.ts'
import { loadModelPackage, type ModelPackage } from '../../model/package.ts'
import { bundledProviders, type OnnxSession } from '../../pipeline/predict/onnx/onnx-session.ts'
import type { RunOn } from '../../pipeline/predict/onnx/run-on.ts'
import type { SessionError } from '../../pipeline/predict/onnx/session-error.ts'
import { onnxRuntime, openSession, ProviderFailed, type SessionMaker } from './open-session.ts'

let model: ModelPackage

beforeAll(async () => {
  const loaded = await loadModelPackage(SHIPPED_PACKAGE)
  if (!loaded.ok) throw new Error(loaded.error.detail)
  model = loaded.value
})

/** Answers the golden scans with what the package expects, p(female) so far off towards a half. */
function goldenSession(offBy: number): OnnxSession {
  let from = 0
  return {
    run: ({ dims: [count] }) => {
      const at = (scan: number, figure: number) => model.goldenExpected[(from + scan) * 6 + figure] ?? 0
      const female = Float32Array.from({ length: count }, (_, scan) => {
        const expected = at(scan, 5)
        return expected + (expected > 0.5 ? -offBy : offBy)
      })
      const fertility = Float32Array.from({ length: count * 5 }, (_, i) => at(Math.floor(i / 5), i % 5))
      from += count
      return Promise.resolve({ fertility, female, attention: undefined })
    },
  }
}

/** A machine with such a provider beside the CPU. */
function machineWith(provider: string, answer: { readonly offBy: number } | SessionError) {
  const made: RunOn[] = []
  const maker: SessionMaker = {
    bundled: () => ['cpu', provider],
    create: (_model, on) => {
      made.push(on)
      if (on.provider === 'cpu') return Promise.resolve(ok(goldenSession(0)))
      return Promise.resolve('code' in answer ? err(answer) : ok(goldenSession(answer.offBy)))
    },
  }
  return { maker, made }
}

const wish = (provider: InferenceProvider, threads = 1) => inferenceWishSchema.parse({ provider, threads })

describe('openSession', () => {
  it('runs on the provider that agrees with the CPU within the tolerance of the manifest', async () => {
    const { maker, made } = machineWith('coreml', { offBy: model.manifest.golden.tolerance / 2 })
    const opened = await openSession(model, wish('coreml', 2), maker)
    expect(opened).toMatchObject({ ok: true, value: { on: { provider: 'coreml', threads: 2 }, refused: null } })
    expect(made).toEqual([{ provider: 'coreml', threads: 2 }])
  })

  it('ends the process when the provider computes other figures: it has the one session of its life', async () => {
    const { maker, made } = machineWith('dml', { offBy: model.manifest.golden.tolerance * 2 })
    await expect(openSession(model, wish('dml'), maker)).rejects.toThrow(/dml is not used, GOLDEN_MISMATCH: .* apart/)
    await expect(openSession(model, wish('dml'), maker)).rejects.toBeInstanceOf(ProviderFailed)
    expect(made.some(({ provider }) => provider === 'cpu')).toBe(false)
  })

  it('ends the process when the provider begins and cannot run', async () => {
    const { maker } = machineWith('webgpu', { code: 'MODEL_RUN', detail: 'device lost' })
    await expect(openSession(model, wish('webgpu'), maker)).rejects.toThrow('NOT_AVAILABLE: device lost')
  })

  it('falls back to the CPU at once where there is none, and says why', async () => {
    const { maker, made } = machineWith('webgpu', { offBy: 0 })
    const opened = await openSession(model, wish('coreml', 2), maker)
    const refused = { provider: 'coreml', code: 'NOT_BUNDLED', detail: 'there are: cpu, webgpu' }
    expect(opened).toMatchObject({ ok: true, value: { on: { provider: 'cpu', threads: 2 }, refused } })
    expect(made).toEqual([{ provider: 'cpu', threads: 2 }])
  })

  it('falls back likewise when there is no device for it: no session was left behind', async () => {
    const { maker } = machineWith('webgpu', { code: 'MODEL_UNREADABLE', detail: 'No supported adapters' })
    const opened = await openSession(model, wish('webgpu'), maker)
    const refused = { provider: 'webgpu', code: 'NOT_AVAILABLE', detail: 'No supported adapters' }
    expect(opened).toMatchObject({ ok: true, value: { on: { provider: 'cpu' }, refused } })
  })

  it('blames the model and not the provider for an interface that is not the promised one', async () => {
    const { maker, made } = machineWith('dml', { code: 'MODEL_SHAPE', detail: 'two inputs' })
    expect(await openSession(model, wish('dml'), maker)).toMatchObject({
      ok: false,
      error: { code: 'MODEL_SHAPE' },
    })
    expect(made).toHaveLength(1)
  })

  it('passes on why an earlier life of the process refused a provider', async () => {
    const { maker } = machineWith('dml', { offBy: 0 })
    const refused = { provider: 'dml', code: 'ENDED', detail: 'SIGSEGV' } as const
    const opened = await openSession(model, { provider: 'cpu', threads: 1, refused }, maker)
    expect(opened).toMatchObject({ ok: true, value: { on: { provider: 'cpu' }, refused } })
  })

  it('on this machine: what its runtime lists runs or says why not, and nothing but the CPU is taken for granted', async (context) => {
    const others = INFERENCE_PROVIDERS.filter((provider) => provider !== 'cpu')
    const missing = others.filter((provider) => !bundledProviders().includes(provider))
    for (const provider of missing) {
      const opened = await openSession(model, wish(provider))
      expect(opened).toMatchObject({ ok: true, value: { on: { provider: 'cpu' }, refused: { code: 'NOT_BUNDLED' } } })
    }
    // A real device decides the rest; a session of another provider in this process might end it, so only its listing is looked at here.
    if (missing.length === others.length) context.skip('this runtime brings no other provider than the CPU')
    expect(onnxRuntime.bundled()).toContain('cpu')
  })
})
