import { describe, expect, it } from 'vitest'
import { desktopArguments } from './desktop-arguments.ts'

describe('desktopArguments', () => {
  it.each([
    [[], { demo: false, record: false, playLines: 1, dataFolder: undefined }],
    [['--demo'], { demo: true, record: false, playLines: 1, dataFolder: undefined }],
    [['--data', '/srv/line-2'], { demo: false, record: false, playLines: 1, dataFolder: '/srv/line-2' }],
    [['--data=/srv/line-2', '--demo'], { demo: true, record: false, playLines: 1, dataFolder: '/srv/line-2' }],
    [
      ['--no-such-thing=1', '.', '-psn_0_1', '--disable-gpu', '--demo'],
      { demo: true, record: false, playLines: 1, dataFolder: undefined },
    ],
    [['--record'], { demo: false, record: true, playLines: 1, dataFolder: undefined }],
    [['--demo', '--lines', '3'], { demo: true, record: false, playLines: 3, dataFolder: undefined }],
    [['--lines=0'], { demo: false, record: false, playLines: 1, dataFolder: undefined }],
    [['--lines=9'], { demo: false, record: false, playLines: 1, dataFolder: undefined }],
    [['--lines', 'two'], { demo: false, record: false, playLines: 1, dataFolder: undefined }],
    [['--data='], { demo: false, record: false, playLines: 1, dataFolder: undefined }],
  ])('reads %j', (argv, expected) => {
    expect(desktopArguments(argv)).toEqual(expected)
  })
})
