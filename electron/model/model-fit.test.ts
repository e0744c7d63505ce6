import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readModelFit } from './model-fit.ts'

describe('readModelFit', () => {
  it('reads for which breeds and ages the shipped model was made', () => {
    const model = readModelFit(join(import.meta.dirname, '../../models/phantomnet-1.1.0'))
    expect(model).toMatchObject({
      modelId: 'phantomnet-1.1.0',
      manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const fit = model?.fit
    expect(fit?.synthetic).toBe(true)
    expect(fit?.breeds).toEqual(['phantom', 'phantom-broad', 'phantom-slow'])
    expect(fit?.picture).toEqual({ width: 64, height: 64, channels: 1 })
    expect(fit?.ageHours.from).toBeLessThan(fit?.ageHours.to ?? 0)
  })

  it('knows nothing of a folder that is no package', () => {
    expect(readModelFit(tmpdir())).toBeUndefined()
  })
})
