import type { Logger } from '../log/logger.ts'
import type { LinkView, ScannerHello } from '../scanner/link.ts'
import type { Store } from '../store/store.ts'
import type { KeptSession } from './session-keeper.ts'

/** Whether a sorter is there that says what it did. One in a recording says what it did then, whatever it is told now. */
export function sorterAnswers({ state, transport, hello }: LinkView): boolean {
  return state === 'Streaming' && hasSorter(transport, hello)
}

/**
 * Writes down whether the session that begins has such a sorter: after a restart its answers are waited for. A disk that refuses loses the
 * note, never the line. Answers with the session.
 */
export function keepSorter(
  session: KeptSession,
  { transport, hello }: Pick<LinkView, 'transport' | 'hello'>,
  { store, log }: { readonly store: Pick<Store, 'saveSorterPresent'>; readonly log: Logger },
): KeptSession {
  try {
    store.saveSorterPresent(session, hasSorter(transport, hello))
  } catch (error) {
    log.error({ ...session, error: String(error) }, 'whether the scanner has a sorter was not noted')
  }
  return session
}

function hasSorter(transport: LinkView['transport'], hello: ScannerHello | undefined): boolean {
  return transport !== 'replay' && hello?.sorterPresent === true
}
