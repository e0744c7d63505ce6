import type { IpcMain, MessagePortMain, WebFrameMain } from 'electron'
import { type PortMessage, type PortRequest, portRequestSchema } from '../../contract/bridge.ts'
import { ASK_PORT_CHANNEL, GIVE_PORT_CHANNEL, PORT_MESSAGE_KIND } from '../../contract/bridge-names.ts'
import type { Logger } from '../../log/logger.ts'
import { APP_ORIGIN } from './app-origin.ts'

/** Why a page gets no port. Logged; the page is told nothing, because whoever asks wrongly is not our page. */
export type PortRefusal = 'FRAME_GONE' | 'NOT_TOP_FRAME' | 'FOREIGN_ORIGIN' | 'BAD_REQUEST'

export type AskingFrame = Pick<WebFrameMain, 'origin' | 'parent' | 'postMessage'>

export type PortAnswer =
  | { readonly ok: true; readonly request: PortRequest; readonly frame: AskingFrame }
  | { readonly ok: false; readonly refusal: PortRefusal }

/** Decides whether who asks is the top frame of our own screen and asks for something there is. Pure. */
export function judgePortRequest(frame: AskingFrame | null, message: unknown): PortAnswer {
  // The frame is null when it navigated away or died between asking and being heard.
  if (frame === null) return { ok: false, refusal: 'FRAME_GONE' }
  if (frame.parent !== null) return { ok: false, refusal: 'NOT_TOP_FRAME' }
  if (frame.origin !== APP_ORIGIN) return { ok: false, refusal: 'FOREIGN_ORIGIN' }
  const request = portRequestSchema.safeParse(message)
  return request.success ? { ok: true, request: request.data, frame } : { ok: false, refusal: 'BAD_REQUEST' }
}

/** Answers the screen's requests for ports; `makePort` gives the screen's end of a channel to that service of that line. */
export function brokerPorts(
  ipcMain: Pick<IpcMain, 'on'>,
  makePort: (service: PortRequest['service'], line: string | undefined) => MessagePortMain,
  log: Logger,
): void {
  ipcMain.on(ASK_PORT_CHANNEL, (event, message: unknown) => {
    const answer = judgePortRequest(event.senderFrame, message)
    if (!answer.ok) {
      log.warn({ refusal: answer.refusal }, 'refused a port')
      return
    }
    const { nonce, service, line } = answer.request
    const reply: PortMessage = { kind: PORT_MESSAGE_KIND, nonce, service }
    answer.frame.postMessage(GIVE_PORT_CHANNEL, reply, [makePort(service, line)])
  })
}
