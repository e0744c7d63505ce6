import { describe, expect, it } from 'vitest'
import { pictureFit } from './picture-fit.ts'

const MODEL = { width: 64, height: 64, channels: 2 }
const SCANNER = { widthMax: 64, heightMax: 64, channelsMax: 2 }

describe('pictureFit', () => {
  it.each([
    ['fits', SCANNER],
    ['fits', { widthMax: 512, heightMax: 512, channelsMax: 3 }],
    ['fits', { ...SCANNER, widthMax: 32, heightMax: 32 }],
    ['tooSmall', { ...SCANNER, widthMax: 31 }],
    ['tooSmall', { ...SCANNER, heightMax: 31 }],
    ['channelsMissing', { ...SCANNER, channelsMax: 1 }],
    ['unknown', undefined],
  ] as const)('says %s of a scanner that makes %j', (fit, scanner) => {
    expect(pictureFit(scanner, MODEL)).toBe(fit)
  })

  it('knows nothing of a model that does not say what it looks at', () => {
    expect(pictureFit(SCANNER, undefined)).toBe('unknown')
  })
})
