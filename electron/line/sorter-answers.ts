import type { LinkView } from '../scanner/link.ts'

/** Whether a sorter is there that says what it did. One in a recording says what it did then, whatever it is told now. */
export function sorterAnswers({ state, transport, hello }: LinkView): boolean {
  return state === 'Streaming' && transport !== 'replay' && hello?.sorterPresent === true
}
