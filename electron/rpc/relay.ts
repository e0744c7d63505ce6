import type { Port } from './port.ts'

/** Joins two ports: what one end says, the other hears, and when one closes, both do. Messages are passed on unread. */
export function relay(left: Port, right: Port): void {
  left.onMessage((message) => right.post(message))
  right.onMessage((message) => left.post(message))
  left.onClose(() => right.close())
  right.onClose(() => left.close())
}
