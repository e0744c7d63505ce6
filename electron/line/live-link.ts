import type { LiveLinkStory } from '../contract/link-story.ts'
import type { LiveView } from '../contract/live.ts'
import type { LinkView } from '../scanner/link.ts'

/** What of the live view's link is read off the link itself. */
export function liveLink(
  link: LinkView,
  duplicates: number,
  rejected: Readonly<Record<string, number>>,
): Omit<LiveView['link'], 'load' | keyof LiveLinkStory> {
  return {
    state: link.state,
    scannerSerial: link.hello?.scannerSerial ?? null,
    scannerModel: link.hello?.model ?? null,
    firmware: link.hello?.firmware ?? null,
    transport: link.transport,
    path: link.path,
    remedy: link.remedy === null ? null : { kind: link.remedy.kind, values: { ...link.remedy.values } },
    silentForMs: link.silentForMs,
    retryInMs: link.retryInMs,
    framesAccepted: link.framesAccepted,
    rejected: { ...link.rejected, ...rejected },
    duplicates,
    clock: link.clock,
  }
}
