import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headlessLayout } from './layout.ts'

describe('headlessLayout', () => {
  it('finds the sources of a checkout', () => {
    expect(headlessLayout(join('/o', 'electron', 'processes', 'headless', 'main.ts'))).toMatchObject({
      entries: { station: join('/o', 'electron', 'processes', 'station', 'main.ts') },
      rendererFolder: join('/o', 'dist', 'renderer'),
      modelsFolder: join('/o', 'models'),
      manifestFile: join('/o', 'package.json'),
      packedRoot: undefined,
    })
  })

  it('finds what was built, beside its models', () => {
    expect(headlessLayout(join('/opt', 'o', 'dist', 'processes', 'headless.js'))).toMatchObject({
      entries: { 'virtual-scanner': join('/opt', 'o', 'dist', 'processes', 'virtual-scanner.js') },
      rendererFolder: join('/opt', 'o', 'dist', 'renderer'),
      modelsFolder: join('/opt', 'o', 'models'),
      manifestFile: join('/opt', 'o', 'package.json'),
      packedRoot: join('/opt', 'o'),
    })
  })
})
