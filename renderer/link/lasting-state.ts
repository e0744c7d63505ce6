import type { LiveView } from '../../electron/contract/live.ts'
import { isLinkAlarm, type LinkAlarm } from '../../electron/domain/link/link-problem.ts'
import { isTrying, type LinkState } from '../../electron/domain/link/link-state.ts'

/** What the link is in while that alarm stands. */
const STATE_OF: Readonly<Record<LinkAlarm, LinkState>> = {
  SCANNER_LOST: 'Absent',
  SCANNER_SILENT: 'Stale',
  SCANNER_PERMISSION: 'Blocked',
  SCANNER_BUSY: 'Blocked',
  SCANNER_AMBIGUOUS: 'Blocked',
  SCANNER_DRIVER_MISSING: 'Blocked',
  FOLDER_UNUSABLE: 'Absent',
  SCANNER_FAILED: 'Failed',
  SCANNER_INCOMPATIBLE: 'Incompatible',
}

/** The state of the link for a glance: an attempt that is under way disproves nothing yet, and a word that changes every second is none to read. Pure. */
export function lastingState({ state, problem }: Pick<LiveView['link'], 'state' | 'problem'>): LinkState {
  return isTrying(state) && problem !== null && isLinkAlarm(problem.id) ? STATE_OF[problem.id] : state
}

/** What a glance tells: the lasting state, or that the station takes nothing because its disk refuses, though the scanner is connected and ready to send. Pure. */
export function glanceOf(view: Pick<LiveView, 'link' | 'problems' | 'alarms'>): LinkState | 'heldBack' {
  return isHeldBack(view) ? 'heldBack' : lastingState(view.link)
}

/** The state of the link as it is this second, with the same exception. Pure. */
export function stateNow(view: Pick<LiveView, 'link' | 'problems' | 'alarms'>): LinkState | 'heldBack' {
  return isHeldBack(view) ? 'heldBack' : view.link.state
}

/** Also where somebody put that alarm aside: the disk refuses all the same. */
function isHeldBack({ link, problems, alarms }: Pick<LiveView, 'link' | 'problems' | 'alarms'>): boolean {
  if (link.state !== 'Streaming') return false
  const silenced = [...alarms.shelved, ...alarms.outOfService].filter(({ active }) => active)
  return [...problems, ...silenced].some(({ id }) => id === 'DISK_ERROR')
}
