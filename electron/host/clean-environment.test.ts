import { describe, expect, it } from 'vitest'
import { cleanEnvironment } from './clean-environment.ts'

describe('cleanEnvironment', () => {
  it('keeps what a process needs and leaves secrets and options behind', () => {
    expect(
      cleanEnvironment({
        Path: 'C:\\bin',
        HOME: '/home/o',
        TZ: 'Europe/Berlin',
        NODE_OPTIONS: '--inspect',
        NODE_CHANNEL_FD: '3',
        CLOUD_TOKEN: 'secret',
        HTTPS_PROXY: 'http://user:pass@proxy',
        LANG: undefined,
      }),
    ).toEqual({ Path: 'C:\\bin', HOME: '/home/o', TZ: 'Europe/Berlin' })
  })
})
