import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ModelManifest, manifestSchema } from '../../model/manifest.ts'
import { fitOf } from '../../model/model-fit.ts'
import { knownModel } from './known-model.ts'

const FILE = join(import.meta.dirname, '../../../models/phantomnet-1.1.0/manifest.json')
const CARD = join(FILE, '../CARD.md')
const MANIFEST = manifestSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')))
const STATED = { name: 'sex right on confident calls', value: '94.1 %', n: 17, on: 'flocks of its maker' }

function cardOf(manifest: ModelManifest) {
  const ref = { modelId: 'net-1.0.0', manifestSha256: 'a'.repeat(64), folder: '/models/net-1.0.0' }
  return knownModel({ ...ref, origin: 'installed', signedBy: '0', fit: fitOf(manifest), manifest }).card
}

describe('a package as people are shown it', () => {
  it('has the figures of our own evaluation, with the n that stand on its card', () => {
    const [, confident] = /Sex on confident calls: .* n = (\d+)/.exec(readFileSync(CARD, 'utf8')) ?? []
    const figures = { sexN: MANIFEST.metrics?.sex.n, sexConfidentN: Number(confident) }
    expect(cardOf(MANIFEST)).toMatchObject({ statedFigures: [], figures })
  })

  it('has what its maker states where we have not judged it', () => {
    const { metrics, ...foreign } = MANIFEST
    expect(metrics).toBeDefined()
    expect(cardOf({ ...foreign, statedFigures: [STATED] })).toMatchObject({ figures: null, statedFigures: [STATED] })
  })
})
