import { describe, expect, it } from 'vitest'
import { desktopArguments } from './desktop-arguments.ts'

describe('desktopArguments', () => {
  it.each([
    [[], { demo: false, dataFolder: undefined }],
    [['--demo'], { demo: true, dataFolder: undefined }],
    [['--data', '/srv/line-2'], { demo: false, dataFolder: '/srv/line-2' }],
    [['--data=/srv/line-2', '--demo'], { demo: true, dataFolder: '/srv/line-2' }],
    [['--no-such-thing=1', '.', '-psn_0_1', '--disable-gpu', '--demo'], { demo: true, dataFolder: undefined }],
    [['--data='], { demo: false, dataFolder: undefined }],
  ])('reads %j', (argv, expected) => {
    expect(desktopArguments(argv)).toEqual(expected)
  })
})
