import type { LiveView } from '../../electron/contract/live.ts'
import type { Problem } from '../../electron/contract/vocabulary.ts'
import { alarmKind } from '../../electron/domain/alarm/rationalisation.ts'
import type { LinkRemedy } from '../../electron/domain/link/link-remedy.ts'
import type { Scene } from './console-scenes.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const PATH = '/dev/ttyUSB0'

/** What to do about a port, as the station of a scene says it. */
const TROUBLES = {
  permission: { kind: 'linuxGroup', values: { group: 'dialout', path: PATH } },
  busy: { kind: 'closeProgram', values: { program: 'minicom', pid: 4_711, path: PATH } },
  ambiguous: { kind: 'linuxUnplugOthers', values: { device: '1a86:7523', alike: 2 } },
  lineSlow: { kind: 'fasterPort', values: { baudRate: 921_600, percent: 128 } },
} as const satisfies Readonly<Record<string, LinkRemedy>>

function problem(id: Problem['id'], { kind, values }: LinkRemedy): Problem {
  const { priority } = alarmKind(id)
  const detail = { path: PATH, ...values, remedy: kind }
  return { id, priority, acknowledged: false, sinceWallMs: SCENE_WALL_MS - 42_000, detail }
}

/** Choosing a serial port on different machines, and ports that cannot be opened or are too slow. */
export function serialScenes(
  scene: (view: Partial<LiveView>) => Scene,
  noScanner: Partial<LiveView>,
  runningLink: LiveView['link'],
) {
  const troubled = (id: Problem['id'], state: LiveView['link']['state'], remedy: LinkRemedy): Scene =>
    scene({
      ...noScanner,
      link: {
        ...{ ...runningLink, ...noScanner.link, state, transport: 'serial', path: PATH },
        ...{ remedy, retryInMs: 1_400 },
      },
      problems: [problem(id, remedy)],
    })
  return {
    noSerialPorts: { ...scene(noScanner), serial: 'none' },
    noUdevadm: { ...scene(noScanner), serial: 'no-udevadm' },
    heldSerialPort: { ...scene(noScanner), serial: 'held' },
    serialPermission: troubled('SCANNER_PERMISSION', 'Blocked', TROUBLES.permission),
    serialBusy: troubled('SCANNER_BUSY', 'Blocked', TROUBLES.busy),
    serialAmbiguous: troubled('SCANNER_AMBIGUOUS', 'Failed', TROUBLES.ambiguous),
    serialLineSlow: scene({
      link: { ...runningLink, load: { ...runningLink.load, receivedBytesPerS: 45_900, capacityBytesPerS: 46_080 } },
      problems: [problem('SCANNER_LINE_TOO_SLOW', TROUBLES.lineSlow)],
    }),
  } satisfies Readonly<Record<string, Scene>>
}
