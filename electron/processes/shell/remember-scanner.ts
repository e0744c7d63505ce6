import { FIRST_LINE_ID } from '../../domain/line-id.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import type { Settings } from '../../settings/settings.ts'

/** The settings with the scanner of that line. Throws an `RpcError` for a line that this machine was not set up for. */
export function withScannerOf(
  lineId: string,
  scanner: Settings['scanner'],
  { furtherLines }: Pick<Settings, 'furtherLines'>,
): Partial<Pick<Settings, 'scanner' | 'furtherLines'>> {
  if (lineId === FIRST_LINE_ID) return { scanner }
  if (!furtherLines.some(({ id }) => id === lineId)) {
    throw new RpcError('UNKNOWN_LINE', `the settings of this machine name no line '${lineId}'`)
  }
  return { furtherLines: furtherLines.map((line) => (line.id === lineId ? { ...line, scanner } : line)) }
}
