import type { Need } from './guarded-call.ts'
import { consoleStore } from './store.ts'

let waiting: PromiseWithResolvers<boolean> | undefined

/** Opens the sheet because somebody asked for it. A command that waits keeps its own. */
export function openSheet(kind: 'signIn' | 'changePin' | 'firstUser'): void {
  if (waiting === undefined) consoleStore.setState({ sheet: { kind } })
}

/** Opens the sheet for a command and waits for its end. A second command waits for the same end and is then tried again. */
export function meetNeed(need: Need): Promise<boolean> {
  // Nobody could sign in there who may.
  if (consoleStore.getState().session?.play === true) return Promise.resolve(false)
  if (waiting === undefined) {
    waiting = Promise.withResolvers()
    consoleStore.setState({ sheet: { kind: 'need', need } })
  }
  return waiting.promise
}

/** `met` lets the waiting command be tried again; otherwise everything stays as it was. */
export function closeSheet(met: boolean): void {
  const ended = waiting
  waiting = undefined
  consoleStore.setState({ sheet: undefined })
  ended?.resolve(met)
}
