import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MANIFEST_BYTES_MAX, modelId, parseManifest } from './manifest.ts'

const SHIPPED = readFileSync(new URL('../../models/phantomnet-1.0.0/manifest.json', import.meta.url), 'utf8')

function changed(change: (manifest: Record<string, never>) => void): string {
  const manifest = JSON.parse(SHIPPED)
  change(manifest)
  return JSON.stringify(manifest)
}

interface Manifest {
  readonly input: object
  readonly outputs: { readonly fertility: object; readonly female: object }
  readonly files: object[]
}

const STANDARDISE = { method: 'standardise' }
const FIXED = { method: 'fixed', divideBy: 1, mean: [0], deviation: [1] }

function errorOf(text: string) {
  const parsed = parseManifest(text)
  return parsed.ok ? undefined : parsed.error
}

describe('parseManifest', () => {
  it('reads the shipped manifest, which says that it is synthetic', () => {
    const parsed = parseManifest(SHIPPED)
    if (!parsed.ok) throw new Error(parsed.error.detail)
    expect(parsed.value.synthetic).toBe(true)
    expect(parsed.value.title).toContain('SYNTHETIC')
    expect(modelId(parsed.value)).toBe('phantomnet-1.0.0')
  })

  it('names each kind of failure', () => {
    expect(errorOf('{')?.code).toBe('MANIFEST_NOT_JSON')
    expect(errorOf(' '.repeat(MANIFEST_BYTES_MAX + 1))?.code).toBe('MANIFEST_TOO_LARGE')
    expect(errorOf('[]')?.code).toBe('MANIFEST_INVALID')
  })

  it.each([
    ['an unknown field', (manifest: Record<string, unknown>) => (manifest['extra'] = 1)],
    ['another format version', (manifest: Record<string, unknown>) => (manifest['formatVersion'] = 2)],
    ['a path out of the package', (manifest: Record<string, unknown>) => (manifest['model'] = '../model.onnx')],
    ['an absolute path', (manifest: Record<string, unknown>) => (manifest['model'] = '/etc/passwd')],
    ['a version that is no version', (manifest: Record<string, unknown>) => (manifest['version'] = '1.0')],
    ['no statement about synthetic data', (manifest: Record<string, unknown>) => delete manifest['synthetic']],
  ])('refuses %s', (_, change) => {
    expect(errorOf(changed(change as never))?.code).toBe('MANIFEST_INVALID')
  })

  it.each<[string, string, (manifest: Manifest) => void]>([
    ['scaled counts that are to stay counts', 'input', ({ input }) => Object.assign(input, { scaling: STANDARDISE })],
    [
      'a scaling without a mean for each map',
      'one mean and one deviation',
      ({ input }) => Object.assign(input, { type: 'float32', scaling: { ...FIXED, mean: [] } }),
    ],
    [
      'labels that say nothing of living eggs',
      'either viable',
      ({ outputs }) => Object.assign(outputs.fertility, { labels: ['infertile', 'empty'] }),
    ],
    [
      'labels that say it twice',
      'either viable',
      ({ outputs }) => Object.assign(outputs.fertility, { labels: ['viable', 'female', 'male'] }),
    ],
    [
      'labels of one sex alone',
      'both female and male',
      ({ outputs }) => Object.assign(outputs.female, { labels: ['male', 'infertile'] }),
    ],
    [
      'a sigmoid over three classes',
      'sigmoid',
      ({ outputs }) => Object.assign(outputs.fertility, { activation: 'sigmoid' }),
    ],
    [
      'a model that judges nothing',
      'nothing is left',
      ({ outputs }) => Object.assign(outputs, { fertility: 'assumedViable', female: 'notJudged' }),
    ],
    [
      'a file that two systems would tell apart and a third not',
      'twice among its files',
      ({ files }) => files.push({ path: 'card.MD', bytes: 1, sha256: '0'.repeat(64) }),
    ],
  ])('refuses %s, and says where', (_, said, change) => {
    const error = errorOf(changed(change as never))
    expect(error).toMatchObject({ code: 'MANIFEST_INVALID', detail: expect.stringContaining(said) })
  })

  it('takes what somebody can say who has not trained it, and no more', () => {
    const text = changed(((manifest: Manifest & Record<string, unknown>) => {
      delete manifest['metrics']
      manifest['training'] = { note: 'not known' }
      manifest['calibration'] = { method: 'none' }
      manifest['statedFigures'] = [{ name: 'sex right', value: '94 %', n: 1_800, on: 'other flocks' }]
    }) as never)
    expect(errorOf(text)).toBeUndefined()
  })

  it('refuses a model whose hash is not stated', () => {
    const error = errorOf(changed((manifest) => Object.assign(manifest, { model: 'other.onnx' })))
    expect(error).toMatchObject({ code: 'MANIFEST_INVALID', detail: expect.stringContaining('other.onnx') })
  })
})
