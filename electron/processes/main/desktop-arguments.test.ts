import { describe, expect, it } from 'vitest'
import { desktopArguments } from './desktop-arguments.ts'

describe('desktopArguments', () => {
  it.each([
    [[], { demo: false, record: false, dataFolder: undefined }],
    [['--demo'], { demo: true, record: false, dataFolder: undefined }],
    [['--data', '/srv/line-2'], { demo: false, record: false, dataFolder: '/srv/line-2' }],
    [['--data=/srv/line-2', '--demo'], { demo: true, record: false, dataFolder: '/srv/line-2' }],
    [
      ['--no-such-thing=1', '.', '-psn_0_1', '--disable-gpu', '--demo'],
      { demo: true, record: false, dataFolder: undefined },
    ],
    [['--record'], { demo: false, record: true, dataFolder: undefined }],
    [['--data='], { demo: false, record: false, dataFolder: undefined }],
  ])('reads %j', (argv, expected) => {
    expect(desktopArguments(argv)).toEqual(expected)
  })
})
