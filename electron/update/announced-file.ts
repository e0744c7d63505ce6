import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { err, ok, type Result } from '../base/result.ts'
import { type FeedProblem, wrongFile } from './fetch-file.ts'
import type { Downloaded } from './installer.ts'

/** Reads an installer on this disk again and compares it with what the sealed channel file announced. */
export async function checkAnnounced({
  file,
  path,
}: Pick<Downloaded, 'file' | 'path'>): Promise<Result<true, FeedProblem>> {
  const hash = createHash('sha512')
  let bytes = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      hash.update(chunk)
      bytes += chunk.length
    }
  } catch (problem) {
    return err({
      kind: 'unreachable',
      message: `${path}: ${problem instanceof Error ? problem.message : String(problem)}`,
    })
  }
  const wrong = wrongFile(file, bytes, hash.digest('base64'))
  return wrong === undefined ? ok(true) : err({ kind: 'refused', refusal: wrong })
}
