import { err, ok, type Result } from '../base/result.ts'
import type { UpdateRefusal } from '../contract/update.ts'
import { type Offer, readChannelFile } from './channel-file.ts'
import { type FeedProblem, type FetchParts, fetchSmall } from './fetch-file.ts'
import { CHANNEL_FILE_BYTES_MAX, SEAL_BYTES_MAX } from './limits.ts'
import { refuse } from './refuse.ts'
import { checkSeal, SEAL_SUFFIX } from './seal.ts'

export interface CheckFeedParts extends FetchParts {
  /** See release-keys.ts. */
  readonly publicKeys: readonly string[]
  readonly channelFile: string
}

/**
 * Asks the feed what is newest, and believes it only if its seal holds. A seal that does not fit is read once more with its file: whoever publishes at
 * this moment replaces the two one after the other.
 */
export async function checkFeed(parts: CheckFeedParts, feed: string): Promise<Result<Offer, FeedProblem>> {
  const first = await readFeed(parts, feed)
  const doesNotFit = !first.ok && first.error.kind === 'refused' && first.error.refusal.reason === 'signature-bad'
  return doesNotFit ? readFeed(parts, feed) : first
}

async function readFeed(parts: CheckFeedParts, feed: string): Promise<Result<Offer, FeedProblem>> {
  const { channelFile, publicKeys } = parts
  const bytes = await fetchSmall(parts, feed, { name: channelFile, bytesMax: CHANNEL_FILE_BYTES_MAX })
  if (!bytes.ok) return bytes
  const sealFile = channelFile + SEAL_SUFFIX
  const seal = await fetchSmall(parts, feed, { name: sealFile, bytesMax: SEAL_BYTES_MAX })
  if (!seal.ok) {
    const missing = seal.error.kind === 'unreachable' && (seal.error.status === 404 || seal.error.status === 403)
    if (!missing) return seal
    const message = `${sealFile} is missing, so nobody vouches for ${channelFile}. Sign the feed and publish both.`
    return refused(refuse('signature-missing', sealFile, message))
  }
  const sealed = checkSeal({ bytes: bytes.value, file: channelFile }, seal.value, publicKeys)
  if (!sealed.ok) return refused(sealed)
  const offer = readChannelFile(bytes.value, channelFile)
  return offer.ok ? ok(offer.value) : refused(offer)
}

function refused({ error }: { readonly error: UpdateRefusal }): Result<never, FeedProblem> {
  return err({ kind: 'refused', refusal: error })
}
